//! What every call carries, without a word from its caller.

use flexiti_generated::Client;
use flexiti_generated::operations::account::VerifyCustomerFormat;
use flexiti_generated::operations::transaction::CreateTransactionTransactionType;
use flexiti_generated::runtime::Date;
use flexiti_generated::types::{FinancingOption, FinancingOptionTransactionType};
use flexiti_tests::{CLIENT_ID, Reply, Server};
use rust_decimal::dec;

/// One call of each way to send something: path, query and body arguments, several, or none.
async fn one_of_each(client: &Client) {
    let purchase = FinancingOption::new(FinancingOptionTransactionType::RegularPurchase);
    client.calculate_interest(116_994_755).await.expect("answered");
    client.create_authorization(116_994_755, purchase, dec!(10), false).await.expect("answered");
    client.capture_authorization(2_112_233, dec!(10)).await.expect("answered");
    client.return_capture(2_112_233, 346_123).await.expect("answered");
    client.refund_account(116_994_755).await.expect("answered");
    client.verify_customer(116_994_755, VerifyCustomerFormat::Sms).await.expect("answered");
    client.lookup_customer().account_number(116_994_755).await.expect("answered");
    client.search_customers("John", "Smith", Date::new(1900, 1, 1).expect("a day")).await.expect_err("no list");
    client.create_transaction(CreateTransactionTransactionType::Deposit, dec!(10), 1234).await.expect("answered");
    client.list_authorizations().await.expect("answered");
    client.get_authorization(2_112_233).await.expect("answered");
    client.close_account(116_994_755).await.expect("answered");
    client.get_terms_and_conditions().await.expect("answered");
}

#[tokio::test]
async fn the_token_a_reference_id_and_the_client_id() {
    let server = Server::replying(Reply::ok("{}")).await;
    one_of_each(&server.merchant()).await;
    let calls = server.calls();
    assert_eq!(calls.len(), 13);
    for call in calls {
        assert_eq!(call.header("authorization"), Some("Bearer access-1"), "{}", call.path);
        let id = call.header("x-reference-id").expect("every call carries one");
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        assert!(call.path.contains(&format!("/client-id/{CLIENT_ID}/")), "{}", call.path);
        assert_eq!(call.header("accept"), Some("application/json"));
        let json = (!call.body.is_empty()).then_some("application/json");
        assert_eq!(call.header("content-type"), json, "{}", call.path);
    }
}

#[tokio::test]
async fn the_versions_of_the_path_belong_to_the_operations() {
    let server = Server::replying(Reply::ok("{}")).await;
    let client = server.merchant();
    client.calculate_interest(116_994_755).await.expect("answered");
    client.calculate_interest_v25(116_994_755).await.expect("answered");
    let paths: Vec<String> = server.calls().into_iter().map(|call| call.path).collect();
    let tail = format!("client-id/{CLIENT_ID}/accounts/116994755/calculate-interest");
    assert_eq!(paths, [format!("/v2.5.1/{tail}"), format!("/v2.5/{tail}")]);
}

#[tokio::test]
async fn a_reference_id_that_is_given_is_used_for_the_token_too() {
    let server = Server::replying(Reply::ok("{}")).await;
    let flow = "0123456789abcdef0123456789abcdef";
    let call = server.merchant().calculate_interest(116_994_755).options(|call| call.reference_id(flow));
    call.await.expect("answered");
    assert_eq!(server.only_call().header("x-reference-id"), Some(flow));
    assert_eq!(server.token_calls()[0].header("x-reference-id"), Some(flow));
}

#[tokio::test]
async fn an_idempotency_key_and_the_hash_of_the_body_where_they_are_documented() {
    let server = Server::replying(Reply::ok("{}")).await;
    let client = server.merchant();
    let deposit = || client.create_transaction(CreateTransactionTransactionType::Deposit, dec!(10), 1234);
    deposit().await.expect("answered");
    deposit().options(|call| call.idempotency_key("order-77")).await.expect("answered");
    client.capture_authorization(2_112_233, dec!(10)).await.expect("answered");
    let calls = server.calls();
    let keys: Vec<_> = calls.iter().map(|call| call.header("x-idempotency-key")).collect();
    assert_eq!((keys[0].map(str::len), keys[1], keys[2]), (Some(32), Some("order-77"), None));
    let hashes: Vec<_> = calls.iter().map(|call| call.header("x-context-hash")).collect();
    assert_eq!((hashes[0].map(str::len), hashes[0] == hashes[1], hashes[2]), (Some(64), true, None));
}
