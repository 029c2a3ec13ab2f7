//! What the document limits is checked before sending, and never in an answer.

use crate::calls::{exchanged, refused_before_sending};
use flexiti_forms::Reply;
use flexiti_runtime::{Error, ErrorKind};
use forms_client::operations::values::EchoLimitsError;
use forms_client::types::{Labels, Limits, LimitsInner};

async fn refused(limits: Limits) -> Vec<String> {
    let error: Error<EchoLimitsError> = refused_before_sending(|client| client.echo_limits(limits)).await;
    assert_eq!(error.kind(), ErrorKind::Invalid);
    error.violations().iter().map(|violation| violation.path().to_owned()).collect()
}

#[tokio::test]
async fn a_request_that_breaks_its_pattern_is_not_sent() {
    assert_eq!(refused(Limits::new("abc")).await, ["code"]);
    assert_eq!(refused(Limits::new("ABC\n")).await, ["code"]);
}

#[tokio::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let words = vec!["fine".to_owned(), "too long".to_owned(), "third".to_owned()];
    let wrong = Limits::new("").count(11).words(words).inner(LimitsInner::new().code("a"));
    assert_eq!(refused(wrong).await, ["code", "count", "inner.code", "words[1]", "words[2]", "words"]);
}

#[tokio::test]
async fn a_body_that_is_a_list() {
    let list = ["a", "b", "c", "too long"].map(|text| Some(text.to_owned())).to_vec();
    let error = refused_before_sending(|client| client.echo_list(list)).await;
    let broken: Vec<&str> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(broken, ["[3]", ""], "the length of an item and their number");
}

#[tokio::test]
async fn a_map_by_its_entries_and_by_what_is_in_them() {
    let words = [("a", "long"), ("b", "ok"), ("c", "ok")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let error = refused_before_sending(|client| client.echo_labels(Labels::new().words(words.into()))).await;
    let broken: Vec<&str> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(broken, ["words.a", "words"], "the length of an entry and their number");
}

#[tokio::test]
async fn parameters_too() {
    let error = refused_before_sending(|client| client.echo_limits(Limits::new("ABC")).tag("Abcdef")).await;
    let broken: Vec<&str> = error.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(broken, ["tag", "tag"], "its pattern and its length");
}

#[tokio::test]
async fn the_other_side_may_be_left_to_decide() {
    let reply = Reply::json(r#"{"code":"abc"}"#);
    let (received, _) =
        exchanged(reply, |client| client.echo_limits(Limits::new("abc")).options(|options| options.waive_limits()))
            .await;
    assert_eq!(received.text(), r#"{"code":"abc"}"#);
}

#[tokio::test]
async fn an_answer_that_breaks_its_own_pattern_is_read() {
    let body = r#"{"code":"not at all","count":99,"words":["far too long","","x"],"inner":{"code":""}}"#;
    let (_, result) = exchanged(Reply::json(body), |client| client.echo_limits(Limits::new("ABC"))).await;
    let read = result.unwrap();
    assert_eq!(
        (read.code.as_str(), read.count, read.words.map(|words| words.len())),
        ("not at all", Some(99), Some(3))
    );
}
