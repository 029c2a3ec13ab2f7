//! The requests that came: the last ones, so that a server that runs for long does not grow.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, Method};

use crate::{
    check::Violation,
    value::{JsonError, Value},
};

/// Of a longer body this many bytes are kept.
const LONGEST_BODY: usize = 64 * 1024;

/// A request that came, and what became of it. `Debug` shows no header, no query and no body.
#[derive(Clone)]
pub struct Recorded {
    /// The id of the operation that it was for; none where no operation has the path or the method.
    pub operation: Option<String>,
    /// The method.
    pub method: Method,
    /// The path as it came.
    pub path: String,
    /// The query as it came, without its question mark.
    pub query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; of a long one its first 64 KiB.
    pub body: Bytes,
    /// The status that was answered; 0 where the connection was reset.
    pub status: u16,
    /// How long it took until the answer was ready.
    pub took: Duration,
    /// What was wrong with it.
    pub violations: Vec<Violation>,
}

impl Recorded {
    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// Where it is none, or longer than what is kept of it.
    pub fn json(&self) -> Result<Value, JsonError> {
        Value::from_json(&self.body)
    }

    /// Without what is beyond the bounds of a record.
    pub(crate) fn bounded(mut self) -> Self {
        if self.body.len() > LONGEST_BODY {
            // Copied, so that the rest can go.
            self.body = Bytes::copy_from_slice(self.body.get(..LONGEST_BODY).unwrap_or_default());
        }
        self
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorded")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("status", &self.status)
            .field("violations", &self.violations)
            .finish_non_exhaustive()
    }
}

/// A ring of the last requests.
#[derive(Debug)]
pub(crate) struct Recorder {
    ring: Mutex<VecDeque<Arc<Recorded>>>,
    most: usize,
}

impl Recorder {
    pub(crate) fn new(most: usize) -> Self {
        Self { ring: Mutex::new(VecDeque::new()), most }
    }

    pub(crate) fn record(&self, request: Recorded) {
        if self.most == 0 {
            return;
        }
        let request = Arc::new(request.bounded());
        let mut ring = self.lock();
        let gone = if ring.len() >= self.most { ring.pop_front() } else { None };
        ring.push_back(request);
        drop(ring);
        drop(gone);
    }

    /// Those kept, the oldest first.
    pub(crate) fn all(&self) -> Vec<Arc<Recorded>> {
        self.lock().iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Recorded>>> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
