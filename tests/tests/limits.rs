//! What breaks a documented limit is told before anything is sent, all of it at once, unless the call waives it.

use flexiti_generated::operations::capture::CaptureAuthorization;
use flexiti_generated::types::CaptureSkuData;
use flexiti_runtime::wire::Rule;
use flexiti_runtime::{ErrorKind, Outcome};
use flexiti_tests::{Reply, Server};
use rust_decimal::dec;

/// How long a reference may be, as the document has it today: the vendor may widen it.
fn longest() -> usize {
    let words = CaptureAuthorization::REFERENCE.to_string();
    words.split(|character: char| !character.is_ascii_digit()).find_map(|word| word.parse().ok()).expect("a length")
}

fn too_long() -> String {
    "r".repeat(longest() + 1)
}

#[tokio::test]
async fn a_reference_that_is_too_long() {
    let server = Server::replying(Reply::ok("{}")).await;
    let capture = server.merchant().capture_authorization(2_112_233, dec!(10)).reference(too_long());
    let error = capture.await.expect_err("fewer characters are documented");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Invalid, Outcome::NotSent, 0));
    let [violation] = error.violations() else { panic!("one limit is broken: {error}") };
    assert_eq!(
        (violation.path(), violation.rule(), violation.found()),
        ("reference", Rule::MaxLength, Some(longest() + 1))
    );
    assert_eq!(violation.limit(), CaptureAuthorization::REFERENCE.to_string());
    assert!(!error.to_string().contains("rrr"), "the value is not told: {error}");
    assert_eq!(server.received().len(), 0, "not even a token is asked for");
}

#[tokio::test]
async fn length_counts_characters_not_bytes() {
    let server = Server::replying(Reply::ok("{}")).await;
    let capture = server.merchant().capture_authorization(2_112_233, dec!(10)).reference("é".repeat(longest()));
    capture.await.expect("that many characters fit");
}

#[tokio::test]
async fn an_amount_with_three_decimals() {
    let server = Server::replying(Reply::ok("{}")).await;
    let error = server.merchant().capture_authorization(2_112_233, dec!(10.005)).await.expect_err("two are documented");
    let [violation] = error.violations() else { panic!("one limit is broken: {error}") };
    assert_eq!((violation.path(), violation.rule()), ("amount", Rule::Precision));
    server.merchant().capture_authorization(2_112_233, dec!(10.500)).await.expect("zeros at the end add nothing");
}

#[tokio::test]
async fn an_account_number_with_fifteen_digits() {
    let server = Server::replying(Reply::ok("{}")).await;
    let error = server.merchant().refund_account("123456789012345").await.expect_err("14 are documented");
    let [violation] = error.violations() else { panic!("one limit is broken: {error}") };
    assert_eq!((violation.path(), violation.rule(), violation.found()), ("account_number", Rule::Digits, Some(15)));
    assert!(!format!("{error} {error:?}").contains("123456789012345"), "the value is not told: {error}");
    server.merchant().refund_account("12345678901234").await.expect("14 digits fit");
}

#[tokio::test]
async fn all_of_them_at_once() {
    let server = Server::replying(Reply::ok("{}")).await;
    let articles = CaptureSkuData::new().purchase_order("p".repeat(11)).shipping_total(dec!(0.001));
    let capture = server.merchant().capture_authorization("12345678901234567", dec!(10.005));
    let error = capture.reference(too_long()).sku_data(articles).await.expect_err("five limits are broken");
    let mut paths: Vec<_> = error.violations().iter().map(|violation| violation.path()).collect();
    paths.sort_unstable();
    let expected = ["amount", "authorization_id", "reference", "sku_data.purchase_order", "sku_data.shipping_total"];
    assert_eq!(paths, expected);
    let text = error.to_string();
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(expected.iter().all(|path| text.contains(path)), "{text}");
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn waived_they_are_sent() {
    let server = Server::replying(Reply::ok("{}")).await;
    let capture = server.merchant().capture_authorization("12345678901234567", dec!(10.005)).reference(too_long());
    capture.options(|call| call.waive_limits()).await.expect("the vendor may have widened them");
    let call = server.only_call();
    assert!(call.path.ends_with("/authorization/12345678901234567/capture"), "{}", call.path);
    assert_eq!(call.text(), format!(r#"{{"amount":10.005,"reference":"{}"}}"#, too_long()));
}

/// A length may be widened; a path that leads elsewhere may not be sent, waived or not.
#[tokio::test]
async fn a_path_stays_where_it_belongs() {
    let server = Server::replying(Reply::ok("{}")).await;
    for id in ["", ".", ".."] {
        let get = server.merchant().get_authorization(id).options(|call| call.waive_limits());
        let error = get.await.expect_err("it would address something else");
        assert_eq!(error.kind(), ErrorKind::Invalid, "{error}");
    }
    let get = server.merchant().get_authorization("1/../2?x=#y").options(|call| call.waive_limits());
    get.await.expect("answered");
    assert!(server.only_call().path.ends_with("/authorization/1%2F..%2F2%3Fx%3D%23y"), "{}", server.only_call().path);
}
