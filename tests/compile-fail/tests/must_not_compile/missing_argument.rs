//! What is required is an argument: a capture without its amount is no call.

use flexiti_generated::Client;

async fn capture(client: Client) {
    let _ = client.capture_authorization(2_112_233).await;
}

fn main() {}
