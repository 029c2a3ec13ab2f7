//! What an answer says beside its body.

use crate::transport::Headers;
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
/// ```
#[derive(Clone, Default)]
pub struct Head(Arc<Mutex<Option<(u16, Headers)>>>);

impl Head {
    /// The status, once there is an answer: the last one, if the call was made again.
    pub fn status(&self) -> Option<u16> {
        self.lock().as_ref().map(|(status, _)| *status)
    }

    /// The value of a header of the answer; names are compared without regard to case.
    pub fn header(&self, name: &str) -> Option<String> {
        self.lock().as_ref().and_then(|(_, headers)| headers.get(name).map(str::to_owned))
    }

    /// All headers of the answer.
    pub fn headers(&self) -> Option<Headers> {
        self.lock().as_ref().map(|(_, headers)| headers.clone())
    }

    pub(super) fn keep(&self, status: u16, headers: &Headers) {
        *self.lock() = Some((status, headers.clone()));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<(u16, Headers)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The status and the names of headers.
impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Head").field(&*self.lock()).finish()
    }
}
