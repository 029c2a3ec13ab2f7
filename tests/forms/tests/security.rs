//! Who calls: alternatives, several proofs at once, none, and each place that a proof may travel in.

use flexiti_forms::{Received, Server, line};
use flexiti_runtime::{Builder, Error, ErrorKind};
use forms_client::{Client, Environment};
use std::fmt::Debug;

/// Every place where a proof can be, as the request has it: header, query, cookie, authorization.
type Proofs = (Option<String>, String, Option<String>, Option<String>);

async fn call<R, T, E>(
    with: impl FnOnce(Builder) -> Builder,
    call: impl FnOnce(&Client) -> R,
) -> Result<Received, Error<E>>
where
    R: IntoFuture<Output = Result<T, Error<E>>>,
{
    let server = Server::answering([]).await;
    let client =
        Client::builder(Environment::Custom(server.url())).configure(|builder| with(builder.transport(line())));
    let client = client.build().unwrap();
    call(&client).await.map(|_| server.only())
}

fn proofs<E: Debug>(received: Result<Received, Error<E>>) -> Proofs {
    let received = received.unwrap();
    let header = |name: &str| received.header(name).map(str::to_owned);
    let query = received.target.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    (header("x-api-key"), query, header("cookie"), header("authorization"))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn all(builder: Builder) -> Builder {
    let builder = builder.api_key("key_header", "kh").api_key("key_query", "kq&=").api_key("key_cookie", "kc;");
    builder.basic("password", "user", "pass:word").bearer("token", "t0ken")
}

#[tokio::test]
async fn of_two_alternatives_one_is_sent_the_first_that_the_client_has() {
    let sent = call(all, |client| client.secured_either()).await;
    assert_eq!(proofs(sent), (some("kh"), String::new(), None, None));
    let sent = call(|builder| builder.bearer("token", "t0ken"), |client| client.secured_either()).await;
    assert_eq!(proofs(sent), (None, String::new(), None, some("Bearer t0ken")));
}

#[tokio::test]
async fn without_any_of_them_nothing_is_sent() {
    let error = call(|builder| builder.api_key("key_query", "kq"), |client| client.secured_either()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Forbidden);
    assert!(error.to_string().contains("key_header or token"), "{error}");
}

#[tokio::test]
async fn both_at_once() {
    let sent = call(all, |client| client.secured_both()).await;
    assert_eq!(proofs(sent), (some("kh"), String::new(), None, some("Bearer t0ken")));
    let error = call(|builder| builder.bearer("token", "t0ken"), |client| client.secured_both()).await.unwrap_err();
    assert!(error.to_string().contains("key_header with token"), "{error}");
}

#[tokio::test]
async fn an_operation_that_asks_for_nothing_gets_nothing() {
    assert_eq!(proofs(call(all, |client| client.secured_none()).await), (None, String::new(), None, None));
}

#[tokio::test]
async fn a_proof_that_may_be_left_out_is_shown_by_who_has_it() {
    let none = call(|builder| builder, |client| client.secured_optional()).await;
    assert_eq!(proofs(none), (None, String::new(), None, None));
    assert_eq!(proofs(call(all, |client| client.secured_optional()).await), (some("kh"), String::new(), None, None));
}

#[tokio::test]
async fn a_key_in_the_query() {
    let sent = call(all, |client| client.secured_query()).await;
    assert_eq!(proofs(sent), (None, "api_key=kq%26%3D".into(), None, None));
    let sent = call(all, |client| client.secured_query().page(2)).await;
    assert_eq!(proofs(sent), (None, "page=2&api_key=kq%26%3D".into(), None, None));
}

#[tokio::test]
async fn a_key_in_a_cookie() {
    let sent = call(all, |client| client.secured_cookie()).await;
    assert_eq!(proofs(sent), (None, String::new(), some("session=kc%3B"), None));
    let sent = call(all, |client| client.secured_cookie().theme("dark")).await;
    assert_eq!(proofs(sent), (None, String::new(), some("theme=dark; session=kc%3B"), None));
}

#[tokio::test]
async fn a_scheme_that_the_client_does_not_speak_or_know() {
    let give = |builder: Builder| builder.authorization("digest", "Digest user=u").authorization("nowhere", "Own 1");
    assert_eq!(proofs(call(give, |client| client.secured_digest()).await).3, some("Digest user=u"));
    assert_eq!(proofs(call(give, |client| client.secured_undescribed()).await).3, some("Own 1"));
}

#[tokio::test]
async fn a_certificate_is_the_lines_to_show() {
    let sent = call(|builder| builder, |client| client.secured_by_line()).await;
    assert_eq!(proofs(sent), (None, String::new(), None, None));
}

#[tokio::test]
async fn a_token_that_the_caller_has_already() {
    let sent = call(|builder| builder.bearer("oauth", "mine"), |client| client.secured_fetched()).await;
    assert_eq!(proofs(sent).3, some("Bearer mine"));
}

#[tokio::test]
async fn basic_and_bearer() {
    let sent = call(all, |client| client.secured_basic()).await;
    assert_eq!(proofs(sent), (None, String::new(), None, some("Basic dXNlcjpwYXNzOndvcmQ=")));
    let sent = call(all, |client| client.secured_bearer()).await;
    assert_eq!(proofs(sent), (None, String::new(), None, some("Bearer t0ken")));
}
