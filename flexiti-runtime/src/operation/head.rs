//! What an answer says beside its body.

use crate::error::Told;
use crate::transport::Headers;
use crate::wire::DecodeError;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A place for the status and the headers of an answer, for who needs more than its body.
///
/// ```
/// use flexiti_runtime::operation::{Head, Options};
/// let head = Head::default();
/// let mut options = Options::default();
/// options.head(&head);                      // as in `client.list_pets().options(|options| options.head(&head))`
/// assert_eq!(head.status(), None);          // until the call has its answer
/// assert!(head.oddities().is_empty());      // as it should be afterwards, too
/// ```
#[derive(Clone, Default)]
pub struct Head(Arc<Mutex<Option<Seen>>>);

struct Seen {
    status: u16,
    headers: Headers,
    reference_id: Option<String>,
    idempotency_key: Option<String>,
    attempts: u32,
    oddities: Vec<DecodeError>,
}

impl Head {
    /// The status, once there is an answer: the last one, if the call was made again.
    pub fn status(&self) -> Option<u16> {
        self.seen(|seen| seen.status)
    }

    /// The value of a header of the answer; names are compared without regard to case.
    pub fn header(&self, name: &str) -> Option<String> {
        self.seen(|seen| seen.headers.get(name).map(str::to_owned)).flatten()
    }

    /// All headers of the answer.
    pub fn headers(&self) -> Option<Headers> {
        self.seen(|seen| seen.headers.clone())
    }

    /// The reference id that the call carried.
    pub fn reference_id(&self) -> Option<String> {
        self.seen(|seen| seen.reference_id.clone()).flatten()
    }

    /// The idempotency key that the call carried, on each of its attempts.
    pub fn idempotency_key(&self) -> Option<String> {
        self.seen(|seen| seen.idempotency_key.clone()).flatten()
    }

    /// How often the request was handed to the line.
    pub fn attempts(&self) -> Option<u32> {
        self.seen(|seen| seen.attempts)
    }

    /// What was odd about the answer's body: members that count as absent, because they have another shape than documented.
    /// At most 32 are told.
    pub fn oddities(&self) -> Vec<DecodeError> {
        self.seen(|seen| seen.oddities.clone()).unwrap_or_default()
    }

    pub(super) fn keep_oddities(&self, oddities: &[DecodeError]) {
        if let Some(seen) = &mut *self.lock() {
            seen.oddities = oddities.to_vec();
        }
    }

    pub(super) fn keep(&self, status: u16, headers: &Headers, told: &Told) {
        *self.lock() = Some(Seen {
            status,
            headers: headers.clone(),
            reference_id: told.reference_id.clone(),
            idempotency_key: told.idempotency_key.clone(),
            attempts: told.attempts,
            oddities: Vec::new(),
        });
    }

    fn seen<T>(&self, what: impl FnOnce(&Seen) -> T) -> Option<T> {
        self.lock().as_ref().map(what)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Seen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The status and the names of headers; no value of one, and no idempotency key, with which a call can be resumed.
impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = self.lock();
        f.debug_struct("Head")
            .field("status", &seen.as_ref().map(|seen| seen.status))
            .field("headers", &seen.as_ref().map(|seen| &seen.headers))
            .field("oddities", &seen.as_ref().map(|seen| &seen.oddities))
            .finish_non_exhaustive()
    }
}
