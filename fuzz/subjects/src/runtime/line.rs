//! A line without a network: it gives one answer, in pieces, and keeps what it was sent.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use flexiti_runtime::{
    Api, Builder, Core, Future, Problems, Retry, Scheme, Timer,
    transport::{Chunks, Headers, Incoming, Piece, Request, Response, Transport, TransportError},
};

/// The token of the client; whatever the other side answers, no error shows it.
pub(super) const TOKEN: &str = "s3cret-canary-token";

static API: Api = Api {
    name: "fuzzed",
    version: "1",
    problem: Problems {
        code: &["error", "code", "error.code", "errors.0.code"],
        message: &["message", "error.message", "error_description"],
        fields: &["fields", "error.fields"],
        field_name: &["name", "field"],
        field_message: &["message", "reason"],
        aliases: &[("no-pet", "no_pet")],
    },
    reference_id: Some("x-reference"),
    security: &[("bearer", Scheme::Bearer)],
};

/// Clones share what was sent.
#[derive(Clone, Debug)]
pub(super) struct Line {
    answer: Response,
    /// How many bytes come at a time.
    step: usize,
    sent: Arc<Mutex<Vec<Request>>>,
}

impl Line {
    pub(super) fn new(answer: Response, step: usize) -> Self {
        Self { answer, step: step.max(1), sent: Arc::default() }
    }

    /// A client on this line, at this address, for which no time passes.
    pub(super) fn client(&self, address: &str) -> Core {
        let builder = Builder::new(&API, address).bearer("bearer", TOKEN).retry(Retry::NEVER).seed(1);
        let built = builder.transport(self.clone()).timer(Flies).max_answer(1 << 16).build();
        built.unwrap_or_else(|error| panic!("the settings are sound: {error}"))
    }

    /// What was sent last.
    pub(super) fn last(&self) -> Option<Request> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).last().cloned()
    }

    fn keep(&self, request: Request) {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    }
}

impl Transport for Line {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        self.keep(request);
        let answer = self.answer.clone();
        Box::pin(async move { Ok(answer) })
    }

    fn open(&self, request: Request) -> Future<Result<Incoming, TransportError>> {
        self.keep(request);
        let pieces = self.answer.body.chunks(self.step).map(<[u8]>::to_vec).collect();
        let incoming = Incoming::new(self.answer.status, self.answer.headers.clone(), Box::new(Pieces(pieces)));
        Box::pin(async move { Ok(incoming) })
    }
}

struct Pieces(VecDeque<Vec<u8>>);

impl Chunks for Pieces {
    fn next(mut self: Box<Self>) -> Future<Piece> {
        let piece = self.0.pop_front().map(Into::into);
        Box::pin(async move { (self as Box<dyn Chunks>, Ok(piece)) })
    }
}

/// Who sleeps wakes at once.
#[derive(Debug)]
struct Flies;

impl Timer for Flies {
    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, time: Duration) -> Future<()> {
        // A limit of time never comes: only short waits are over at once.
        if time < Duration::from_secs(20) { Box::pin(async {}) } else { Box::pin(std::future::pending()) }
    }
}

/// An answer out of a text: its status, its headers line by line, an empty line, its body.
pub(super) fn answer(data: &[u8]) -> Response {
    let end = data.windows(2).position(|window| window == b"\n\n");
    let (head, body) = match end {
        Some(end) => (data.get(..end).unwrap_or_default(), data.get(end + 2..).unwrap_or_default()),
        None => (&[][..], data),
    };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.trim().parse().ok()).unwrap_or(200);
    let mut headers = Headers::new();
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        headers.append(name.trim().to_ascii_lowercase(), value.trim());
    }
    let mut response = Response::new(status).body(body.to_vec());
    response.headers = headers;
    response
}
