//! `text/event-stream`: events as they come (WHATWG HTML, 9.2), while the answer is still open.

use crate::calls::{exchanged, held, tick};
use flexiti_forms::{HeldServer, Reply};
use flexiti_runtime::stream::{Event, Events, StreamError};
use flexiti_runtime::{ErrorKind, Outcome};
use forms_client::operations::streams::EventsError;
use forms_client::types::Tick;
use std::time::Duration;

async fn begun() -> (HeldServer, Events<Tick>) {
    held("text/event-stream", |client| client.events()).await
}

async fn next(events: &mut Events<Tick>) -> Event<Tick> {
    events.next().await.expect("an event").expect("one that is whole")
}

#[tokio::test]
async fn an_event_is_read_before_the_next_is_sent() {
    let (server, mut events) = begun().await;
    server.say("data: {\"count\":1}\n\n");
    assert_eq!(next(&mut events).await.read().unwrap().count, 1);
    server.say("data: {\"count\":3000000000}\n\n");
    assert_eq!(next(&mut events).await.read().unwrap().count, 3_000_000_000);
    server.end();
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn comments_ids_kinds_and_data_of_several_lines() {
    let (server, mut events) = begun().await;
    server.say("\u{feff}: a comment\nid: 7\nevent: tick\ndata: {\"count\":\ndata: 1}\nretry: 10\n\n");
    let event = next(&mut events).await;
    assert_eq!(
        (event.id.as_deref(), event.kind.as_deref(), event.data.as_str()),
        (Some("7"), Some("tick"), "{\"count\":\n1}")
    );
    assert_eq!(event.read().unwrap().count, 1);
    // The id stays until another is sent, the kind does not; one space after the colon is not part of the value.
    server.say(":\n\nevent:\ndata:  two\n\n");
    let event = next(&mut events).await;
    assert_eq!((event.id.as_deref(), event.kind.as_deref(), event.data.as_str()), (Some("7"), None, " two"));
}

#[tokio::test]
async fn every_line_end_and_every_cut() {
    let (server, mut events) = begun().await;
    server.spell("\u{feff}data: {\"count\":1,\r\ndata: \"word\":\"größer\"}\r\n\r\ndata: a\r\rdata: b\n\n");
    assert_eq!(next(&mut events).await.read().unwrap(), tick(1, Some("größer")));
    assert_eq!(next(&mut events).await.data, "a");
    assert_eq!(next(&mut events).await.data, "b");
    server.end();
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_that_no_empty_line_ends_is_none() {
    let (server, mut events) = begun().await;
    server.say("data: {\"count\":1}\n\ndata: {\"count\":2}\n");
    server.end();
    assert_eq!(next(&mut events).await.read().unwrap().count, 1);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn data_of_another_shape_does_not_end_the_stream() {
    let (server, mut events) = begun().await;
    server.say("data: [DONE]\n\ndata: {\"count\":2}\n\n");
    let mark = next(&mut events).await;
    assert_eq!(mark.data, "[DONE]");
    assert!(mark.read().is_err());
    assert!(!format!("{mark:?}").contains("DONE"));
    assert_eq!(next(&mut events).await.read().unwrap().count, 2);
}

#[tokio::test]
async fn a_line_that_is_cut_is_an_error_and_no_end() {
    let (server, mut events) = begun().await;
    server.say("data: {\"count\":1}\n\ndata: {\"cou");
    assert_eq!(next(&mut events).await.read().unwrap().count, 1);
    server.cut();
    assert!(matches!(events.next().await, Some(Err(StreamError::Line(_)))));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_waiting_that_is_given_up_loses_nothing() {
    let (server, mut events) = begun().await;
    server.say("id: 1\ndata: {\"count\":1,\ndata: \"wo");
    let moment = Duration::from_millis(50);
    assert!(tokio::time::timeout(moment, events.next()).await.is_err(), "nothing whole has come yet");
    assert!(tokio::time::timeout(moment, events.next()).await.is_err(), "and asking again changes nothing");
    server.say("rd\":\"a\"}\n\n");
    let event = next(&mut events).await;
    assert_eq!((event.id.as_deref(), event.read().unwrap()), (Some("1"), tick(1, Some("a"))));
}

#[tokio::test]
async fn a_refusal_instead_of_a_stream() {
    let reply = Reply::status(409).of("application/json", r#"{"what":"a seat"}"#);
    let (received, result) = exchanged(reply, |client| client.events()).await;
    assert_eq!(received.header("accept"), Some("text/event-stream"));
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.outcome()), (ErrorKind::Refused, Some(409), Outcome::Rejected));
    assert!(matches!(error.refusal(), Some(EventsError::Conflict(missing)) if missing.what == "a seat"));
}

#[tokio::test]
async fn a_success_without_events() {
    let (_, result) = exchanged(Reply::status(204), |client| client.events()).await;
    assert!(result.unwrap().next().await.is_none());
}
