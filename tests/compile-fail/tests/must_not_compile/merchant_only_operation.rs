//! A customer's token does not capture: the operation wants the scope `merchant`, and says so before anything runs.

use flexiti_generated::{Client, Customer};

async fn capture(client: Client<Customer>) {
    let _ = client.capture_authorization(2_112_233, 10).await;
}

fn main() {}
