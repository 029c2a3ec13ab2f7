//! Settings of one call that are the same for every operation.

use super::Head;
use crate::{Json, Retry};
use std::fmt;
use std::time::Duration;

/// Settings of one call. Whatever is not set follows the client.
///
/// ```
/// use flexiti_runtime::operation::Options;
/// let mut options = Options::default();
/// options.reference_id("0123456789abcdef0123456789abcdef");
/// options.waive_limits();
/// ```
#[derive(Clone, Default)]
pub struct Options {
    pub(crate) reference_id: Option<String>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) members: Vec<(String, Json)>,
    pub(crate) waive_limits: bool,
    pub(crate) head: Option<Head>,
}

impl Options {
    /// The reference id to send instead of a new one, for instance one for a whole flow.
    pub fn reference_id(&mut self, id: impl Into<String>) {
        self.reference_id = Some(id.into());
    }

    /// The idempotency key to send instead of a new one, to resume a call. Operations without such a header ignore it.
    pub fn idempotency_key(&mut self, key: impl Into<String>) {
        self.idempotency_key = Some(key.into());
    }

    pub(crate) fn forget_idempotency_key(&mut self) {
        self.idempotency_key = None;
    }

    /// The time for each attempt. A token call keeps to the client's own, because others may wait for it too.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// The time for the whole call: its token, all its attempts and the waits between them.
    pub fn deadline(&mut self, deadline: Duration) {
        self.deadline = Some(deadline);
    }

    /// When this call is made again. What may have left and is not repeatable never is.
    pub fn retry(&mut self, retry: Retry) {
        self.retry = Some(retry);
    }

    /// A header for this call, in place of one of the same name. Those that prove who calls or frame the message
    /// (`authorization`, `host`, `content-length`, ..) are refused.
    pub fn header(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.headers.push((name.into(), value.into()));
    }

    /// A parameter of the query that the document does not know, in place of one of the same name; the value is encoded
    /// as all are. An empty name is refused, and that of a key that proves who calls.
    pub fn query(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.query.push((name.into(), value.into()));
    }

    /// A member of the JSON body that the document does not know, in place of one of the same name. It counts as sent:
    /// hashes of the body are made with it. An empty name is refused, and a body that is no JSON record; a call without a
    /// body gets one.
    pub fn member(&mut self, name: impl Into<String>, value: impl Into<Json>) {
        self.members.push((name.into(), value.into()));
    }

    /// Where to put the status and the headers of the answer.
    pub fn head(&mut self, head: &Head) {
        self.head = Some(head.clone());
    }

    /// Sends values that break documented lengths, patterns or ranges; the other side decides. What would be unsafe in a
    /// path or a header is still refused.
    pub fn waive_limits(&mut self) {
        self.waive_limits = true;
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("reference_id", &self.reference_id)
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("retry", &self.retry)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("members", &self.members.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("waive_limits", &self.waive_limits)
            .finish_non_exhaustive()
    }
}
