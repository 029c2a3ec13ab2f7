//! Many calls at once share one token.

use flexiti_tests::{Reply, Server};
use rust_decimal::dec;
use std::collections::HashSet;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_calls_fetch_one_token() {
    let server = Server::replying(Reply::ok("{}")).await;
    let builder = server.merchant_builder().configure(|runtime| runtime.timeout(Duration::from_secs(60)));
    let client = builder.build().expect("the settings are sound");
    let calls: Vec<_> = (0..200)
        .map(|_| tokio::spawn(client.clone().calculate_interest(116_994_755).amount(dec!(10)).into_future()))
        .collect();
    for call in calls {
        call.await.expect("no call panics").expect("it is answered");
    }
    assert_eq!(server.token_calls().len(), 1);
    let calls = server.calls();
    assert_eq!(calls.len(), 200);
    assert!(calls.iter().all(|call| call.header("authorization") == Some("Bearer access-1")));
    let ids: HashSet<_> = calls.iter().map(|call| call.header("x-reference-id")).collect();
    assert_eq!(ids.len(), 200, "each call has a reference id of its own");
}
