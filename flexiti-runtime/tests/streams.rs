//! Answers that go on: events and lines, whole or cut anywhere, and several successes told apart by status.

mod common;

use bytes::Bytes;
use common::json;
use flexiti_runtime::operation::{Answer, Call, Method, Operation, Success};
use flexiti_runtime::stream::StreamError;
use flexiti_runtime::transport::{Chunks, Incoming, Piece, Request, Response, Transport, TransportError};
use flexiti_runtime::wire::DecodeError;
use flexiti_runtime::{Api, Builder, Core, Error, Future, Outcome, Problems};
use std::collections::VecDeque;
use std::fmt;

static API: Api = Api {
    name: "streams",
    version: "1",
    problem: Problems { code: &["error"], ..Problems::UNKNOWN },
    reference_id: None,
    security: &[],
};
static FOLLOW: Operation = Operation::new("follow", Method::Get, "/follow");

/// A line whose answers come in pieces.
#[derive(Clone)]
struct InPieces {
    status: u16,
    pieces: Vec<Result<&'static str, &'static str>>,
}

impl fmt::Debug for InPieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InPieces")
    }
}

struct Rest(VecDeque<Result<&'static str, &'static str>>);

impl Chunks for Rest {
    fn next(mut self: Box<Self>) -> Future<Piece> {
        let piece = match self.0.pop_front() {
            Some(Ok(text)) => Ok(Some(Bytes::from_static(text.as_bytes()))),
            Some(Err(what)) => Err(TransportError::unknown(what)),
            None => Ok(None),
        };
        Box::pin(async move { (self as Box<dyn Chunks>, piece) })
    }
}

impl Transport for InPieces {
    fn send(&self, _request: Request) -> Future<Result<Response, TransportError>> {
        let body: String = self.pieces.iter().flatten().copied().collect();
        let response = json(self.status, &body);
        Box::pin(async move { Ok(response) })
    }

    fn open(&self, _request: Request) -> Future<Result<Incoming, TransportError>> {
        let incoming = Incoming::new(self.status, Default::default(), Box::new(Rest(self.pieces.clone().into())));
        Box::pin(async move { Ok(incoming) })
    }
}

fn client(status: u16, pieces: &[Result<&'static str, &'static str>]) -> Core {
    let transport = InPieces { status, pieces: pieces.to_vec() };
    Builder::new(&API, "https://api.example").transport(transport).max_answer(64).build().expect("a client")
}

async fn events(pieces: &[Result<&'static str, &'static str>]) -> Vec<(Option<String>, Option<String>, String)> {
    let mut events =
        Call::new(&client(200, pieces), &FOLLOW).send_for_events::<i64, ()>().await.expect("a stream begins");
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        let event = event.expect("an event");
        found.push((event.id, event.kind, event.data));
    }
    found
}

#[tokio::test]
async fn events_come_whole_however_they_are_cut() {
    let text = ": hello\r\nid: 7\r\nevent: tick\r\ndata: 1\r\ndata:2\r\n\r\ndata\n\nid: 8\rdata: é\r\rdata: lost";
    let expected = vec![
        (Some("7".into()), Some("tick".into()), "1\n2".into()),
        (Some("7".into()), None, String::new()),
        (Some("8".into()), None, "é".into()),
    ];
    assert_eq!(events(&[Ok(text)]).await, expected);
    for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
        assert_eq!(events(&[Ok(&text[..cut]), Ok(&text[cut..])]).await, expected, "cut at {cut}");
    }
}

#[tokio::test]
async fn an_event_is_read_as_what_the_document_says() {
    let core = client(200, &[Ok("data: 3000000000\n\ndata: [DONE]\n\n")]);
    let mut events = Call::new(&core, &FOLLOW).send_for_events::<i64, ()>().await.expect("a stream begins");
    let first = events.next().await.expect("one").expect("whole");
    assert_eq!(first.read().expect("a number"), 3_000_000_000);
    let last = events.next().await.expect("another").expect("whole");
    assert_eq!(last.data, "[DONE]");
    assert!(last.read().is_err(), "a mark is no number, and no reason to end the stream");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn lines_are_values_and_a_bad_one_does_not_end_them() {
    let core = client(200, &[Ok("{\"a\""), Ok(": 1}\n\n[]\r\n{\"a\": "), Ok("2}")]);
    let mut lines = Call::new(&core, &FOLLOW)
        .send_for_lines::<std::collections::BTreeMap<String, i64>, ()>()
        .await
        .expect("a stream begins");
    assert_eq!(lines.next().await.expect("one").expect("a value")["a"], 1);
    assert!(matches!(lines.next().await, Some(Err(StreamError::Unreadable(_)))));
    assert_eq!(lines.next().await.expect("one").expect("a last line without an end")["a"], 2);
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_stream_that_breaks_off_or_never_ends_a_line_says_so_and_ends() {
    let core = client(200, &[Ok("1\n2"), Err("the answer broke off")]);
    let mut lines = Call::new(&core, &FOLLOW).send_for_lines::<i64, ()>().await.expect("a stream begins");
    assert_eq!(lines.next().await.expect("one").expect("a value"), 1);
    assert!(matches!(lines.next().await, Some(Err(StreamError::Line(_)))));
    assert!(lines.next().await.is_none());

    let endless = "0123456789012345678901234567890123456789";
    let core = client(200, &[Ok(endless), Ok(endless), Ok(endless)]);
    let mut lines = Call::new(&core, &FOLLOW).send_for_lines::<i64, ()>().await.expect("a stream begins");
    assert!(matches!(lines.next().await, Some(Err(StreamError::TooLarge(64)))));
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn an_event_of_endless_lines_is_too_large() {
    let line = "data: 0123456789\n";
    let core = client(200, &[Ok(line), Ok(line), Ok(line), Ok(line), Ok(line), Ok(line), Ok("\ndata: lost\n\n")]);
    let mut events = Call::new(&core, &FOLLOW).send_for_events::<i64, ()>().await.expect("a stream begins");
    assert!(matches!(events.next().await, Some(Err(StreamError::TooLarge(64)))));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_refusal_is_a_refusal_before_a_stream_begins() {
    let core = client(409, &[Ok("{\"error\":"), Ok("\"busy\"}")]);
    let refused: Result<_, Error<()>> = Call::new(&core, &FOLLOW).send_for_events::<i64, ()>().await;
    let error = refused.expect_err("it is refused");
    assert_eq!((error.outcome(), error.status(), error.code()), (Outcome::Rejected, Some(409), Some("busy")));
}

#[derive(Debug, PartialEq)]
enum Made {
    Created(i64),
    Accepted,
    Other(u16),
}

impl Success for Made {
    fn from_answer(answer: &Answer<'_>) -> Result<Self, DecodeError> {
        match answer.status() {
            201 => answer.read().map(Self::Created),
            202 => Ok(Self::Accepted),
            status => Ok(Self::Other(status)),
        }
    }
}

#[tokio::test]
async fn successes_are_told_apart_by_status() {
    for (status, expected) in [(201, Made::Created(7)), (202, Made::Accepted), (207, Made::Other(207))] {
        let core = client(status, &[Ok("7")]);
        let made = Call::new(&core, &FOLLOW).send_by_status::<Made, ()>().await;
        assert_eq!(made.expect("a success"), expected);
    }
}
