//! A call that is answered 401 is made once more with a new token, and not a third time.

use flexiti_generated::operations::capture::CaptureAuthorizationError;
use flexiti_runtime::Outcome;
use flexiti_tests::{Received, Reply, Server};
use rust_decimal::dec;

fn expired() -> Reply {
    Reply::json(401, r#"{"error":"unauthorized","message":"expired"}"#)
}

#[tokio::test]
async fn once_more_with_a_new_token() {
    let accepts_the_second = |request: &Received| match request.header("authorization") {
        Some("Bearer access-2") => Reply::ok(r#"{"capture_id":346123}"#),
        _ => expired(),
    };
    let server = Server::answering(accepts_the_second).await;
    let capture = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect("the new token is good");
    assert_eq!(capture.capture_id.expect("it came").as_str(), "346123");
    let (tokens, calls) = (server.token_calls(), server.calls());
    assert_eq!((tokens.len(), calls.len()), (2, 2));
    assert_eq!(tokens[1].form_value("grant_type").as_deref(), Some("client_credentials"), "a refused token is dead");
    assert_eq!(calls[0].body, calls[1].body);
    assert_eq!(calls[0].header("x-reference-id"), calls[1].header("x-reference-id"), "it is one call");
}

#[tokio::test]
async fn and_then_given_up() {
    let server = Server::answering(|_| expired()).await;
    let error = server.merchant().capture_authorization(2_112_233, dec!(10)).await.expect_err("no token is good");
    assert!(error.is(&CaptureAuthorizationError::Unauthorized));
    assert_eq!((error.status(), error.outcome(), error.attempts()), (Some(401), Outcome::Rejected, 2));
    assert_eq!((server.token_calls().len(), server.calls().len()), (2, 2));
}
