//! What is known about the money when no answer says so.

use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_runtime::{ErrorKind, Outcome};
use flexiti_tests::fault::{Detour, Nobody};
use flexiti_tests::{Reply, Server, client, is_token_call};
use rust_decimal::dec;
use std::time::Duration;

#[tokio::test]
async fn a_dead_address_means_that_nothing_was_sent() {
    let nobody = Nobody::at_home();
    let client = client::merchant(nobody.address()).build().expect("the settings are sound");
    let error = client.capture_authorization(2_112_233, dec!(10)).await.expect_err("nobody listens");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0));
    assert!(error.is_retryable());
}

/// The token is had, and then the machine goes away: the capture itself finds nobody.
#[tokio::test]
async fn a_refused_connection_means_that_nothing_was_sent() {
    let server = Server::replying(Reply::ok("{}")).await;
    let nobody = Nobody::at_home();
    let builder = server.merchant_builder().configure(|runtime| runtime.transport(Detour::to(nobody.address())));
    let client = builder.build().expect("the settings are sound");
    let error = client.capture_authorization(2_112_233, dec!(10)).await.expect_err("nobody listens");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotSent));
    assert!(error.is_retryable());
    assert_eq!((server.token_calls().len(), server.calls().len()), (1, 0));
}

#[tokio::test]
async fn a_connection_that_closes_after_the_request_leaves_it_open() {
    let server = Server::replying(Reply::HangUp).await;
    let error = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("it hangs up");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown));
    assert!(!error.is_retryable(), "money is never sent twice by itself");
    assert_eq!(server.calls().len(), 1, "and was not");
}

#[tokio::test]
async fn an_answer_that_does_not_come_in_time_leaves_it_open() {
    let server = Server::replying(Reply::Silence).await;
    let capture = server.merchant().capture_authorization(2_112_233, dec!(10));
    let error = capture.options(|call| call.timeout(Duration::from_millis(200))).await.expect_err("it is silent");
    assert!(error.is_timeout(), "{error}");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_token_endpoint_that_hangs_up_leaves_nothing_open() {
    let server = Server::scripted(|request| if is_token_call(request) { Reply::HangUp } else { Reply::ok("{}") }).await;
    let error = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("it hangs up");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Token, Outcome::NotSent));
    assert_eq!(server.calls().len(), 0);
}

#[tokio::test]
async fn a_failing_server_leaves_it_open() {
    for (status, variant) in [
        (500, CaptureAuthorizationError::InternalServerError),
        (502, CaptureAuthorizationError::Other),
        (503, CaptureAuthorizationError::Other),
        (504, CaptureAuthorizationError::GatewayTimeout),
    ] {
        let server = Server::replying(Reply::json(status, r#"{"error":"GATEWAY_TIMEOUT"}"#)).await;
        let error = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("it fails");
        assert_eq!((error.refusal(), error.outcome()), (Some(&variant), Outcome::Unknown));
        assert!(error.to_string().contains("outcome unknown"), "{error}");
        assert_eq!(server.calls().len(), 1, "money is never sent twice by itself");
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_read_leaves_it_open() {
    let server = Server::replying(Reply::html("<html>done</html>")).await;
    let error = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("it is no JSON");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Unreadable, Outcome::Unknown));
    assert_eq!(error.status(), Some(200));
    assert_eq!(error.body(), Some(&b"<html>done</html>"[..]), "somebody must find out what it was");
    assert!(error.unreadable().is_some() && !format!("{error} {error:?}").contains("html"), "{error:?}");
}
