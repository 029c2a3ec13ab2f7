//! Refusals of several shapes: by status, by range, by `default`, and those that nobody documented.

use crate::calls::exchanged;
use flexiti_forms::Reply;
use flexiti_runtime::{Error, ErrorKind, Outcome};
use forms_client::operations::errors::{FewErrorsError, GetThingError};

async fn refused(status: u16, body: &str) -> Error<GetThingError> {
    let reply = Reply::status(status).of("application/json", body);
    let (_, result) = exchanged(reply, |client| client.get_thing("7")).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Refused, Some(status)));
    error
}

#[tokio::test]
async fn a_410_that_looks_like_the_404_is_a_410() {
    let body = r#"{"what": "thing"}"#;
    match refused(404, body).await.refusal() {
        Some(GetThingError::NotFound(missing)) => assert_eq!(missing.what, "thing"),
        other => panic!("{other:?}"),
    }
    match refused(410, body).await.refusal() {
        Some(GetThingError::Gone(missing)) => assert_eq!(missing.what, "thing"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn each_status_has_its_own_body() {
    match refused(409, r#"{"by": 3000000000}"#).await.refusal() {
        Some(GetThingError::Conflict(used)) => assert_eq!(used.by, 3_000_000_000),
        other => panic!("{other:?}"),
    }
    assert_eq!(refused(423, "").await.refusal(), Some(&GetThingError::Locked));
    assert_eq!(refused(423, r#"{"what": "ever"}"#).await.refusal(), Some(&GetThingError::Locked));
}

#[tokio::test]
async fn a_range_takes_what_no_status_of_its_own_has() {
    match refused(418, r#"{"fault": "teapot"}"#).await.refusal() {
        Some(GetThingError::Status4xx(fault)) => assert_eq!(fault.fault, "teapot"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn default_takes_the_rest() {
    for status in [302, 500, 503] {
        match refused(status, r#"{"trouble": "deep"}"#).await.refusal() {
            Some(GetThingError::Default(trouble)) => assert_eq!(trouble.trouble, "deep"),
            other => panic!("{status}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_body_of_another_shape_leaves_the_status() {
    for body in ["", "<h1>Not found</h1>", "[]", r#"{"fault": "of another shape"}"#] {
        let error = refused(404, body).await;
        assert_eq!(error.refusal(), Some(&GetThingError::Other), "{body}");
        assert_eq!((error.status(), error.outcome()), (Some(404), Outcome::Rejected));
    }
}

#[tokio::test]
async fn a_refusal_in_plain_text_is_told_as_it_is() {
    let reply = Reply::status(404).of("text/plain; charset=utf-8", "no such\u{1b}[31m thing\n");
    let (_, result) = exchanged(reply, |client| client.get_thing("7")).await;
    assert_eq!(result.unwrap_err().message(), Some("no such\\u{1b}[31m thing"));
}

#[tokio::test]
async fn a_status_that_nobody_documented() {
    for (status, outcome) in [(418, Outcome::Rejected), (500, Outcome::Unknown)] {
        let reply = Reply::status(status).of("application/json", r#"{"what": "thing"}"#);
        let (_, result) = exchanged(reply, |client| client.few_errors()).await;
        let error = result.unwrap_err();
        assert_eq!(error.refusal(), Some(&FewErrorsError::Other));
        assert_eq!((error.status(), error.outcome()), (Some(status), outcome), "{error}");
    }
}

#[tokio::test]
async fn a_success_that_nobody_documented_is_a_success() {
    let (_, result) = exchanged(Reply::status(202), |client| client.few_errors()).await;
    assert!(result.is_ok());
    let reply = Reply::status(201).of("application/json", r#"{"R": 1}"#);
    let (_, result) = exchanged(reply, |client| client.get_thing("7")).await;
    assert_eq!(result.unwrap().r, Some(1));
}
