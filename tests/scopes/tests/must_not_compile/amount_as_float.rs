//! Money is decimal: a float that looks like an amount is none.

use flexiti_generated::Client;

async fn capture(client: Client) {
    let _ = client.capture_authorization(2_112_233, 10.10).await;
}

fn main() {}
