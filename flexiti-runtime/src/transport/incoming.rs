//! An answer whose body is read as it comes.

use super::{Headers, Response, TransportError};
use crate::Future;
use bytes::Bytes;
use std::fmt;

/// The head of an answer, and its body piece by piece. `Debug` shows neither header values nor body.
#[non_exhaustive]
pub struct Incoming {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body.
    pub body: Box<dyn Chunks>,
}

/// A body that has been read from, and what came.
pub type Piece = (Box<dyn Chunks>, Result<Option<Bytes>, TransportError>);

/// A body that comes in pieces. Each reading consumes it and gives it back, so that nothing borrows across a wait.
pub trait Chunks: Send {
    /// The next piece; none at the end.
    fn next(self: Box<Self>) -> Future<Piece>;
}

impl Incoming {
    /// An answer with this body.
    pub fn new(status: u16, headers: Headers, body: Box<dyn Chunks>) -> Self {
        Self { status, headers, body }
    }

    /// A whole answer as one piece.
    pub fn whole(response: Response) -> Self {
        Self::new(response.status, response.headers, Box::new(Whole(Some(response.body))))
    }

    /// Reads the rest, at most so many bytes.
    pub(crate) async fn collect(self, most: usize) -> Result<Response, TransportError> {
        let mut bytes = Vec::new();
        let mut body = self.body;
        loop {
            let (rest, piece) = body.next().await;
            body = rest;
            let Some(piece) = piece? else { break };
            if bytes.len().saturating_add(piece.len()) > most {
                return Err(TransportError::unknown("the answer is larger than this client takes"));
            }
            bytes.extend_from_slice(&piece);
        }
        let mut response = Response::new(self.status).body(bytes);
        response.headers = self.headers;
        Ok(response)
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("status", &self.status).field("headers", &self.headers).finish_non_exhaustive()
    }
}

/// A body that was there at once.
struct Whole(Option<Bytes>);

impl Chunks for Whole {
    fn next(mut self: Box<Self>) -> Future<Piece> {
        Box::pin(async move {
            let piece = self.0.take().filter(|piece| !piece.is_empty());
            (self as Box<dyn Chunks>, Ok(piece))
        })
    }
}
