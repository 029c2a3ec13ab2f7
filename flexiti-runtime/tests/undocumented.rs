//! The way around the document: operations, parameters and members that it does not know, on a real line.

#![cfg(feature = "reqwest")]

mod common;

use common::server::{Received, Reply, Server};
use flexiti_runtime::operation::{Call, Location, Method, Operation, Options, Parameter};
use flexiti_runtime::wire::Rule;
use flexiti_runtime::{Api, Builder, Core, Error, ErrorKind, Json, Outcome, Problems, Scheme};

static API: Api = Api {
    name: "loopback",
    version: "1",
    problem: Problems::UNKNOWN,
    reference_id: None,
    security: &[("key", Scheme::ApiKey { location: Location::Query, name: "api_key" })],
};
static NEW: Operation = Operation {
    context_hash: Some("x-hash"),
    security: &[&[("key", &[])]],
    ..Operation::new("freeze", Method::Post, "/accounts/{account}/freeze")
};

async fn server() -> (Server, Core) {
    let server =
        Server::start(|request: &Received| Reply::Json(200, format!(r#"{{"sent":{:?}}}"#, request.body))).await;
    let core = Builder::new(&API, &server.url()).api_key("key", "k").build().expect("sound");
    (server, core)
}

/// Calls with these options, and a body if there is one.
async fn call(
    core: &Core,
    body: Option<serde_json::Value>,
    options: impl FnOnce(&mut Options),
) -> Result<Json, Error<()>> {
    let mut call = Call::new(core, &NEW);
    call.set(const { &Parameter::path("account") }, &"12 34");
    call.set(const { &Parameter::query("page") }, &1_i64);
    let mut call = match body {
        Some(body) => call.json(&Json::from(body)),
        None => call,
    };
    options(call.options_mut());
    call.send().await
}

#[tokio::test]
async fn an_operation_that_no_document_knows() {
    let (server, core) = server().await;
    let answer = call(&core, Some(serde_json::json!({ "reason": "lost" })), |_| {}).await.expect("it is answered");
    assert_eq!(answer.to_value()["sent"], r#"{"reason":"lost"}"#);
    let received = server.received().remove(0);
    assert_eq!(received.target, "/api/accounts/12%2034/freeze?page=1&api_key=k");
    assert_eq!(received.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn parameters_of_the_query_are_encoded_and_take_the_place_of_others() {
    let (server, core) = server().await;
    let options = |options: &mut Options| {
        options.query("new&", "a=b c");
        options.query("page", "2");
        options.query("page", "3");
    };
    call(&core, None, options).await.expect("it is answered");
    assert_eq!(server.received()[0].target, "/api/accounts/12%2034/freeze?new%26=a%3Db%20c&page=3&api_key=k");
}

#[tokio::test]
async fn members_of_the_body_keep_the_bytes_of_the_others_and_count_for_the_hash() {
    let (server, core) = server().await;
    let body = || Some(serde_json::json!({ "amount": 1.50, "note": "old" }));
    let options = |options: &mut Options| {
        options.member("note", Json::from(serde_json::json!(["new"])));
        options.member("a\"b", Json::null());
    };
    call(&core, body(), options).await.expect("it is answered");
    call(&core, body(), |_| {}).await.expect("it is answered");
    call(&core, None, |options| options.member("alone", Json::of(&true))).await.expect("it is answered");
    let received = server.received();
    assert_eq!(received[0].body, r#"{"amount":1.5,"note":["new"],"a\"b":null}"#);
    assert_ne!(received[0].header("x-hash"), received[1].header("x-hash"));
    assert_eq!(received[2].body, r#"{"alone":true}"#);
    assert_eq!(received[2].header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn what_would_change_the_call_is_refused_before_sending() {
    let (server, core) = server().await;
    let options = |options: &mut Options| {
        options.query("", "x");
        options.query("api_key", "mine");
        options.member("", Json::null());
        options.waive_limits();
    };
    let error = call(&core, None, options).await.expect_err("it is refused");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Invalid, Outcome::NotSent));
    let rules: Vec<Rule> = error.violations().iter().map(|violation| violation.rule()).collect();
    assert_eq!(rules, [Rule::Undocumented; 3]);
    let error = call(&core, Some(serde_json::json!([1])), |options| options.member("a", Json::null())).await;
    assert_eq!(error.expect_err("a list has no members").violations().len(), 1);
    let text = Call::new(&core, &NEW).text("plain".into());
    let mut text = text;
    text.set(const { &Parameter::path("account") }, &"1");
    text.options_mut().member("a", Json::null());
    assert_eq!(text.send::<Json, ()>().await.expect_err("text has no members").kind(), ErrorKind::Invalid);
    assert!(server.received().is_empty());
}

#[test]
fn values_are_not_printed() {
    let mut options = Options::default();
    options.query("token", "canary-1");
    options.member("card", Json::of(&"canary-2"));
    let printed = format!("{options:?}");
    assert!(printed.contains("token") && printed.contains("card") && !printed.contains("canary"), "{printed}");
}
