//! JSON by the line (`application/x-ndjson`, `application/jsonl`): values as they come, while the answer is still open.

use crate::calls::{exchanged, held, tick};
use flexiti_forms::{HeldServer, Reply};
use flexiti_runtime::stream::{Lines, StreamError};
use flexiti_runtime::{ErrorKind, Json};
use forms_client::operations::streams::LinesError;
use forms_client::types::Tick;
use std::time::Duration;

async fn begun() -> (HeldServer, Lines<Tick>) {
    held("application/x-ndjson", |client| client.lines()).await
}

async fn next(lines: &mut Lines<Tick>) -> Tick {
    lines.next().await.expect("a value").expect("one of the documented shape")
}

#[tokio::test]
async fn a_value_is_read_before_the_next_is_sent() {
    let (server, mut lines) = begun().await;
    server.say("{\"count\":1}\n");
    assert_eq!(next(&mut lines).await, tick(1, None));
    server.say("{\"count\":3000000000,\"new\":[]}\n");
    assert_eq!(next(&mut lines).await, tick(3_000_000_000, None));
    server.end();
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn every_line_end_every_cut_and_a_last_line_without_an_end() {
    let (server, mut lines) = begun().await;
    server.spell("\u{feff}{\"count\":1,\"word\":\"größer\"}\r\n\r\n{\"count\":2}\n \n{\"count\":3}");
    server.end();
    assert_eq!(next(&mut lines).await, tick(1, Some("größer")));
    assert_eq!(next(&mut lines).await, tick(2, None));
    assert_eq!(next(&mut lines).await, tick(3, None));
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_value_of_another_shape_does_not_end_the_stream() {
    let (server, mut lines) = begun().await;
    server.say("{\"word\":\"secret\"}\n<h1>\n{\"count\":2}\n");
    for _ in 0..2 {
        match lines.next().await {
            Some(Err(error @ StreamError::Unreadable(_))) => assert!(!error.to_string().contains("secret"), "{error}"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(next(&mut lines).await, tick(2, None));
}

#[tokio::test]
async fn a_line_that_is_cut_is_an_error_and_no_end() {
    for rest in ["", "{\"count\":2", "{\"count\":2}"] {
        let (server, mut lines) = begun().await;
        server.say(format!("{{\"count\":1}}\n{rest}"));
        assert_eq!(next(&mut lines).await, tick(1, None));
        server.cut();
        assert!(matches!(lines.next().await, Some(Err(StreamError::Line(_)))), "{rest}");
        assert!(lines.next().await.is_none());
    }
}

#[tokio::test]
async fn a_waiting_that_is_given_up_loses_nothing() {
    let (server, mut lines) = begun().await;
    server.say("{\"count\"");
    assert!(tokio::time::timeout(Duration::from_millis(50), lines.next()).await.is_err());
    server.say(":1}\n");
    assert_eq!(next(&mut lines).await, tick(1, None));
}

#[tokio::test]
async fn values_that_the_document_does_not_describe_are_json() {
    let (received, result) =
        exchanged(Reply::status(200).of("application/jsonl", "1.0\n{ }\n"), |client| client.open_lines()).await;
    assert_eq!(received.header("accept"), Some("application/jsonl"));
    let mut lines = result.unwrap();
    let first: Json = lines.next().await.unwrap().unwrap();
    assert_eq!(first.as_str(), "1.0");
    assert_eq!(lines.next().await.unwrap().unwrap().as_str(), "{ }");
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_refusal_instead_of_a_stream() {
    let reply = Reply::status(409).of("application/json", r#"{"what":"a seat"}"#);
    let (received, result) = exchanged(reply, |client| client.lines()).await;
    assert_eq!(received.header("accept"), Some("application/x-ndjson"));
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Refused, Some(409)));
    assert!(matches!(error.refusal(), Some(LinesError::Conflict(missing)) if missing.what == "a seat"));
}
