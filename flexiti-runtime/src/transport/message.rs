//! What goes over the line, in types of our own: no HTTP library shows through.

use super::Headers;
use crate::operation::{Method, Operation};
use bytes::Bytes;
use std::fmt;
use std::time::Duration;

/// One request, ready to send. `Debug` shows neither address, header values nor body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The operation that it is a call of; none for the call of a token. A line needs it for nothing, but one that counts,
    /// or answers by itself, need not guess it from the address.
    pub operation: Option<&'static Operation>,
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// All headers but those that belong to the line itself (`host`, `content-length`).
    pub headers: Headers,
    /// The body; empty for none.
    pub body: Bytes,
    /// The time within which the whole answer must be there.
    pub timeout: Duration,
    /// The greatest answer, in bytes, that is taken.
    pub max_answer: usize,
}

impl Request {
    /// A request without headers and body, with a time-out of 30 seconds and an answer of at most 16 MiB.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            operation: None,
            method,
            url: url.into(),
            headers: Headers::new(),
            body: Bytes::new(),
            timeout: Duration::from_secs(30),
            max_answer: 16 << 20,
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &self.operation.map(|operation| operation.id))
            .field("method", &self.method)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// One whole answer. `Debug` shows neither header values nor body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body; empty for none.
    pub body: Bytes,
}

impl Response {
    /// An answer without headers and body.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Headers::new(), body: Bytes::new() }
    }

    /// The same with this body.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The same with one header more.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.append(name.to_owned(), value);
        self
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
