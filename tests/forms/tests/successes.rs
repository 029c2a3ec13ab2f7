//! Successes told apart by status: one, a range, `default`; of several shapes and kinds, or without a body.

use crate::calls::exchanged;
use flexiti_forms::Reply;
use flexiti_runtime::{ErrorKind, Outcome};
use forms_client::operations::statuses::{
    KindsOfSuccessResponse as Kinds, OnlyDefaultError, SeveralSuccessesError, SeveralSuccessesResponse as Several,
    SuccessesByRangeError, SuccessesByRangeResponse as ByRange,
};
use forms_client::types::{Color, Part};

fn json(status: u16, body: &str) -> Reply {
    Reply::status(status).of("application/json", body)
}

/// A part has no `new`, for nobody sends one.
fn part(id: &str) -> Part {
    flexiti_runtime::wire::from_json(&format!(r#"{{"id":"{id}"}}"#)).unwrap()
}

#[tokio::test]
async fn each_status_has_its_own_shape() {
    let expected = [
        (json(200, r#"{"R":1}"#), Several::Ok(Color::new().r(1))),
        (json(201, r#"{"id":"7"}"#), Several::Created(part("7"))),
        (json(202, r#"{"id":"7"}"#), Several::Accepted),
        (Reply::status(202), Several::Accepted),
        (Reply::status(204), Several::NoContent),
        (json(207, r#"[1]"#), Several::Other(207)),
    ];
    for (reply, expected) in expected {
        let (_, result) = exchanged(reply, |client| client.several_successes()).await;
        assert_eq!(result.unwrap(), expected);
    }
}

#[tokio::test]
async fn default_beside_successes_is_for_what_is_none() {
    for status in [302, 404, 500] {
        let (_, result) = exchanged(json(status, r#"{"trouble":"deep"}"#), |client| client.several_successes()).await;
        match result.unwrap_err().refusal() {
            Some(SeveralSuccessesError::Default(trouble)) => assert_eq!(trouble.trouble, "deep"),
            other => panic!("{status}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_shape_of_another_status_is_unreadable_and_no_guess() {
    for reply in [json(201, r#"{"R":1}"#), json(201, "")] {
        let (_, result) = exchanged(reply, |client| client.several_successes()).await;
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Unreadable, Some(201)));
    }
}

#[tokio::test]
async fn each_status_has_its_own_kind_of_body_and_all_are_asked_for() {
    let expected = [
        (json(200, r#"{"R":1}"#), Kinds::Ok(Color::new().r(1))),
        (Reply::status(203).of("text/plain", "größer"), Kinds::NonAuthoritativeInformation("größer".into())),
        (Reply::status(206).of("application/octet-stream", [0, 255]), Kinds::PartialContent(vec![0, 255])),
    ];
    for (reply, expected) in expected {
        let (received, result) = exchanged(reply, |client| client.kinds_of_success()).await;
        assert_eq!(received.header("accept"), Some("application/json, text/plain, application/octet-stream"));
        assert_eq!(result.unwrap(), expected);
    }
}

#[tokio::test]
async fn a_range_takes_what_no_status_of_its_own_has() {
    let expected = [
        (json(201, r#"{"id":"7"}"#), ByRange::Created(part("7"))),
        (json(200, r#"{"R":1}"#), ByRange::Status2xx(Color::new().r(1))),
        (json(299, r#"{"R":2}"#), ByRange::Status2xx(Color::new().r(2))),
    ];
    for (reply, expected) in expected {
        let (_, result) = exchanged(reply, |client| client.successes_by_range()).await;
        assert_eq!(result.unwrap(), expected);
    }
    let (_, result) = exchanged(json(410, r#"{"fault":"gone"}"#), |client| client.successes_by_range()).await;
    assert!(
        matches!(result.unwrap_err().refusal(), Some(SuccessesByRangeError::Status4xx(fault)) if fault.fault == "gone")
    );
    let (_, result) = exchanged(json(203, r#"{"R":1}"#), |client| client.one_range()).await;
    assert_eq!(result.unwrap(), Color::new().r(1));
}

#[tokio::test]
async fn default_alone_is_for_success_and_for_refusal() {
    let (_, result) = exchanged(json(200, r#"{"R":1}"#), |client| client.only_default()).await;
    assert_eq!(result.unwrap(), Color::new().r(1));
    let (_, result) = exchanged(json(400, r#"{"R":1}"#), |client| client.only_default()).await;
    let error = result.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Rejected);
    assert!(matches!(error.refusal(), Some(OnlyDefaultError::Default(color)) if color.r == Some(1)));
}

#[tokio::test]
async fn no_body_where_members_are_required_is_unreadable() {
    for reply in [Reply::status(204), json(200, ""), json(200, "null"), json(200, "{}")] {
        let (_, result) = exchanged(reply, |client| client.needs_a_body()).await;
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Unreadable);
    }
}
