//! The default transport against a real server: what goes over the wire, and what is known when the line fails.

#![cfg(feature = "reqwest")]

mod common;

use common::server::{Received, Reply, Server};
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::transport::ReqwestTransport;
use flexiti_runtime::{
    Api, Builder, ClientAuthentication, ClientCredentials, Core, Credentials, Decimal, Error, ErrorKind, Outcome,
    Problems, Retry, Scheme, wire,
};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

static API: Api = Api {
    name: "loopback",
    version: "1",
    problem: Problems { code: &["error"], message: &["message"], ..Problems::UNKNOWN },
    reference_id: Some("x-reference-id"),
    security: &[(
        "token",
        Scheme::ClientCredentials(ClientCredentials {
            token_path: "/oauth/token",
            client_authentication: ClientAuthentication::Body,
        }),
    )],
};
static CAPTURE: Operation = Operation {
    security: &[&[("token", &["merchant"])]],
    moves_money: true,
    ..Operation::new("capture", Method::Post, "/capture")
};
static OPEN: Operation = Operation::new("open", Method::Get, "/open");

type Amounts = BTreeMap<String, Decimal>;

fn builder(address: &str) -> Builder {
    let credentials = Credentials::new("shop", "canary-secret");
    Builder::new(&API, address).credentials("token", credentials).scope("merchant").timeout(Duration::from_millis(400))
}

fn capture(core: &Core) -> flexiti_runtime::Future<Result<Amounts, Error<()>>> {
    let amount: Decimal = wire::from_json("0.30").expect("a decimal");
    Call::new(core, &CAPTURE).json(&BTreeMap::from([("amount".to_owned(), amount)])).send()
}

fn is_token_call(request: &Received) -> bool {
    request.target == "/api/oauth/token"
}

fn token(n: usize) -> Reply {
    Reply::Json(200, format!(r#"{{"access_token":"token-{n}","expires_in":1200}}"#))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_calls_fetch_one_token() {
    let issued = AtomicUsize::new(0);
    let server = Server::start(move |request| match is_token_call(request) {
        true => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        false => Reply::Json(200, request.body.clone()),
    })
    .await;
    let core = builder(&server.url()).timeout(Duration::from_secs(20)).build().expect("sound");
    let calls: Vec<_> = (0..200).map(|_| tokio::spawn(capture(&core))).collect();
    for call in calls {
        let answer = call.await.expect("no call panics").expect("it is captured");
        assert_eq!(answer["amount"].to_string(), "0.30");
    }
    let received = server.received();
    assert_eq!(received.iter().filter(|request| is_token_call(request)).count(), 1);
    assert_eq!(received.len(), 201);
    let form = "grant_type=client_credentials&scope=merchant&client_id=shop&client_secret=canary-secret";
    assert_eq!(received[0].body, form);
    assert_eq!(received[0].target, "/api/oauth/token");
    for request in &received[1..] {
        assert_eq!(request.header("authorization"), Some("Bearer token-1"));
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(request.header("accept"), Some("application/json"));
        assert_eq!(request.header("x-reference-id").map(str::len), Some(32));
        assert_eq!(request.body, r#"{"amount":0.30}"#);
    }
}

#[tokio::test]
async fn after_a_401_once_more_with_a_new_token() {
    let issued = AtomicUsize::new(0);
    let server = Server::start(move |request| match (is_token_call(request), request.header("authorization")) {
        (true, _) => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        (_, Some("Bearer token-2")) => Reply::Json(200, "{}".into()),
        _ => Reply::Json(401, r#"{"error":"invalid_token"}"#.into()),
    })
    .await;
    capture(&builder(&server.url()).build().expect("sound")).await.expect("the second token is accepted");
    assert_eq!(server.received().len(), 4);
}

async fn failing(reply: fn() -> Reply) -> Error<()> {
    let server = Server::start(move |request| if is_token_call(request) { token(1) } else { reply() }).await;
    let core = builder(&server.url()).max_answer(1000).build().expect("sound");
    let error = capture(&core).await.expect_err("the line fails");
    assert_eq!(error.operation(), "capture");
    let printed = format!("{error} {error:?} {}", chain(&error));
    assert!(!printed.contains("canary") && !printed.contains("token-1") && !printed.contains("/api/"), "{printed}");
    assert_eq!(server.received().len(), 2, "nothing is repeated: {printed}");
    error
}

fn chain(error: &dyn std::error::Error) -> String {
    error.source().map_or(String::new(), |source| format!("{source} {source:?} {}", chain(source)))
}

#[tokio::test]
async fn a_line_that_breaks_after_sending_leaves_the_outcome_unknown() {
    let broken: [fn() -> Reply; 5] = [
        || Reply::Raw(Vec::new()),
        || Reply::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"amount\":".to_vec()),
        || Reply::Raw(b"not HTTP at all\r\n\r\n".to_vec()),
        || Reply::Raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\"".to_vec()),
        || Reply::Raw(format!("HTTP/1.1 200 OK\r\n\r\n{}", " ".repeat(5000)).into_bytes()),
    ];
    for reply in broken {
        let error = failing(reply).await;
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{error}");
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn silence_is_a_timeout_and_the_outcome_unknown() {
    let error = failing(|| Reply::Silence(Duration::from_secs(5))).await;
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn an_answer_beyond_the_bound_is_not_taken() {
    let error = failing(|| Reply::Json(200, " ".repeat(1001))).await;
    assert!(error.to_string().contains("larger than this client takes"), "{error}");
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_is_not_followed() {
    let error =
        failing(|| Reply::Raw(b"HTTP/1.1 307 X\r\nlocation: /api/other\r\ncontent-length: 0\r\n\r\n".to_vec())).await;
    assert_eq!((error.status(), error.outcome()), (Some(307), Outcome::Unknown));
    assert_eq!(error.headers().and_then(|headers| headers.get("location")), Some("/api/other"));
}

#[tokio::test]
async fn a_dead_address_means_that_nothing_was_sent() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
    let address = format!("http://{}", listener.local_addr().expect("it is bound"));
    drop(listener);
    let core = builder(&address).build().expect("sound");
    let error = capture(&core).await.expect_err("nobody listens");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Token, Outcome::NotSent, 0));
    let error = Call::new(&core, &OPEN).send::<(), ()>().await.expect_err("nobody listens");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Transport, Outcome::NotSent, 3));
    assert!(error.is_retryable());
    let host = address.trim_start_matches("http://");
    let text = format!("open at {host}, not sent: the line failed: no connection could be made (reference id ");
    assert!(error.to_string().starts_with(&text), "{error}");
    assert!(error.to_string().ends_with(", 3 attempts)"), "{error}");
}

#[tokio::test]
async fn a_proxy_is_used_when_it_is_said_so() {
    let server = Server::start(|_| Reply::Json(200, "{}".into())).await;
    let proxy = ReqwestTransport::through_proxy(&format!("http://{}", server.address)).expect("an address");
    let core = Builder::new(&API, "http://shop.example").allow_plain_http().transport(proxy).build().expect("sound");
    Call::new(&core, &OPEN).send::<(), ()>().await.expect("answered");
    assert_eq!(server.received()[0].target, "http://shop.example/open");
}

// Where all of 127.0.0.0/8 is this machine.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn calls_leave_from_the_address_that_is_said() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
    let address = format!("http://{}", listener.local_addr().expect("it is bound"));
    let builder = Builder::new(&API, &address).retry(Retry::NEVER).timeout(Duration::from_secs(5));
    let from = |ip: [u8; 4]| ReqwestTransport::leaving_from(ip.into()).expect("the HTTP library starts");
    let core = builder.transport(from([127, 0, 0, 9])).build().expect("sound");
    let call = tokio::spawn(Call::new(&core, &OPEN).send::<(), ()>());
    let (_, peer) = listener.accept().await.expect("somebody calls");
    assert_eq!(peer.ip().to_string(), "127.0.0.9");
    call.abort();
    let foreign = Builder::new(&API, &address).retry(Retry::NEVER).transport(from([192, 0, 2, 1])).build();
    let error = Call::new(&foreign.expect("sound"), &OPEN).send::<(), ()>().await.expect_err("no such address");
    assert_eq!(error.outcome(), Outcome::NotSent);
}
