//! A return names the authorization and the capture: with one of them missing it is no call.

use flexiti_generated::Client;

async fn give_back(client: Client) {
    let _ = client.return_capture(2_112_233).await;
}

fn main() {}
