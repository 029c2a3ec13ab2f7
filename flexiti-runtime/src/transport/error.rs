//! A line that failed.

use std::fmt;
use std::sync::Arc;

/// No answer came, or no whole one.
///
/// Its one question: can the request have reached the other side? In doubt, it can.
#[derive(Clone, Debug)]
pub struct TransportError {
    sent: bool,
    timeout: bool,
    what: &'static str,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl TransportError {
    /// The request cannot have left: no connection was made.
    pub fn not_sent(what: &'static str) -> Self {
        Self { sent: false, timeout: false, what, source: None }
    }

    /// The request may have been processed: it was on its way when the line failed.
    pub fn unknown(what: &'static str) -> Self {
        Self { sent: true, timeout: false, what, source: None }
    }

    /// Time ran out.
    pub fn timed_out(self) -> Self {
        Self { timeout: true, ..self }
    }

    /// What lies beneath. Its text must hold no address, header or body.
    pub fn because(self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self { source: Some(Arc::new(source)), ..self }
    }

    /// Whether the request may have reached the other side.
    pub fn may_have_been_sent(&self) -> bool {
        self.sent
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
