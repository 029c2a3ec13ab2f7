//! How what a stub says becomes the message that a client reads.

use super::instead::{Answer, Instead, Refused, What};
use super::sent::Asked;
use crate::Problems;
use crate::transport::{Response, TransportError};
use crate::wire::{Encode, sink};

/// What goes back over the line.
#[derive(Debug)]
pub struct Reply(What);

/// What a stub said to a typed request; the document tells how it travels.
pub struct Said<T>(Result<T, What>);

/// Successes that are told apart by their status, which generated code knows.
pub trait ByStatus {
    /// The message that this one is.
    fn response(&self) -> Response;
}

/// The JSON text of a value as an API answers it: with what only answers have.
pub fn json_of(value: &dyn Encode) -> String {
    String::from_utf8(sink::answer_text(value)).unwrap_or_default()
}

/// A message without a body.
pub fn empty(status: u16) -> Response {
    Response::new(status)
}

/// A message whose body is bytes of this media type.
pub fn bytes(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Response {
    Response::new(status).header("content-type", media_type).body(body.into())
}

/// A message whose body is the JSON of a value.
pub fn json(status: u16, body: &dyn Encode) -> Response {
    bytes(status, "application/json", sink::answer_text(body))
}

impl Reply {
    /// Says which operation has no answer.
    pub fn not_stubbed(operation: &str) -> Self {
        Self(Instead::<()>::not_stubbed(operation).what)
    }

    /// What is said to a request of this kind.
    pub fn of<A: Asked>(answer: Answer<A::Success, A::Refusal>) -> Self {
        A::answered(Said(answer.map_err(|instead| instead.what)))
    }

    /// The message, for an API whose errors read like this.
    ///
    /// # Errors
    /// The line fails.
    pub fn over_the_line(self, problems: &Problems) -> Result<Response, TransportError> {
        match self.0 {
            What::Refused { status, body: Some(body), .. } => Ok(bytes(status, "application/json", body)),
            What::Refused { status, code: Some(code), .. } => Ok(Refused::code(status, &code).response(problems)),
            What::Refused { status, .. } => Ok(Response::new(status)),
            What::Message(response) => Ok(response),
            What::Line(error) => Err(error),
        }
    }
}

impl<T> Said<T> {
    fn become_message(self, message: impl FnOnce(T) -> Response) -> Reply {
        Reply(self.0.map_or_else(|what| what, |value| What::Message(message(value))))
    }

    /// A success without a body.
    pub fn nothing(self, status: u16) -> Reply {
        self.become_message(|_| empty(status))
    }

    /// A success whose body is bytes of this media type.
    pub fn bytes(self, status: u16, media_type: &str) -> Reply
    where
        T: Into<Vec<u8>>,
    {
        self.become_message(|body| bytes(status, media_type, body))
    }

    /// A success whose body is JSON.
    pub fn json(self, status: u16) -> Reply
    where
        T: Encode,
    {
        self.become_message(|body| json(status, &body))
    }

    /// A success that its own type tells how it travels.
    pub fn by_status(self) -> Reply
    where
        T: ByStatus,
    {
        self.become_message(|success| success.response())
    }
}

impl<T: Encode> Said<Vec<T>> {
    /// A success whose body is events.
    pub fn events(self, status: u16) -> Reply {
        self.become_message(|events| {
            let body: String = events.iter().map(|event| format!("data: {}\n\n", json_of(event))).collect();
            bytes(status, "text/event-stream", body.into_bytes())
        })
    }

    /// A success whose body is a line of JSON for each value.
    pub fn lines(self, status: u16) -> Reply {
        self.become_message(|values| {
            let body: String = values.iter().map(|value| format!("{}\n", json_of(value))).collect();
            bytes(status, "application/x-ndjson", body.into_bytes())
        })
    }
}
