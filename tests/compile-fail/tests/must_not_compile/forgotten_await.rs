//! A request that is not awaited is not sent; the compiler does not let it pass in silence.

#![deny(unused_must_use)]

use flexiti_generated::Client;

async fn capture(client: Client) {
    client.capture_authorization(2_112_233, 10).reference("Order-1234");
}

fn main() {}
