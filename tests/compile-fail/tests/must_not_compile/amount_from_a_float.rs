//! Money is a decimal: a floating-point number, which has already lost what it could not hold, is no amount.

use flexiti_generated::Client;

async fn capture(client: Client) {
    let _ = client.capture_authorization(2_112_233, 10.1_f64).await;
}

fn main() {}
