//! A success with all that came with it.

use crate::transport::Headers;
use crate::wire::DecodeError;
use std::fmt;

/// An answer with its status and headers, for those who need more than its body. `Debug` shows names of headers only.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The reference id that the call carried.
    pub reference_id: Option<String>,
    /// The idempotency key that the call carried.
    pub idempotency_key: Option<String>,
    /// What was odd about the body: members that count as absent, because they have another shape than documented.
    pub oddities: Vec<DecodeError>,
    /// The body.
    pub body: T,
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("reference_id", &self.reference_id)
            .field("oddities", &self.oddities)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
