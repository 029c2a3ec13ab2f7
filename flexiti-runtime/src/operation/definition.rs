//! What an operation is, as data: one `static` of generated code per operation.

use super::Parameter;

/// An operation of the document.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Its id in the document; errors are told by it.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path below the base address, with its parameters in braces.
    pub path: &'static str,
    /// The base address of this operation alone, where the document gives it one (`servers` of an operation or a path):
    /// absolute, or a path on the host of the client's own. A client with an address of the caller's keeps to that.
    pub server: Option<&'static str>,
    /// Alternatives, of which one is used: each a list of schemes with the scopes that they need. No alternatives: the
    /// operation needs no proof of who calls, and gets none.
    pub security: &'static [&'static [(&'static str, &'static [&'static str])]],
    /// Parameters that the runtime brings by itself when a call begins.
    pub supplied: &'static [&'static Parameter],
    /// Statuses of success. Every 2xx counts as one, documented or not.
    pub success: &'static [Statuses],
    /// The `accept` header.
    pub accept: &'static str,
    /// It moves money: it is never repeated while its outcome is unknown.
    pub moves_money: bool,
    /// The header of its idempotency key, one per logical call.
    pub idempotency_key: Option<&'static str>,
    /// The header that gets the SHA-256 of the body that is sent, as hexadecimal digits.
    pub context_hash: Option<&'static str>,
}

impl Operation {
    /// An operation that needs no proof of who calls and answers JSON; the rest is set as members.
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            server: None,
            security: &[],
            supplied: &[],
            success: &[],
            accept: "application/json",
            moves_money: false,
            idempotency_key: None,
            context_hash: None,
        }
    }

    pub(crate) fn is_success(&self, status: u16) -> bool {
        (200..300).contains(&status) || self.success.iter().any(|statuses| statuses.contain(status))
    }

    /// Whether it only reads (RFC 9110, section 9.2.1).
    pub(crate) fn is_safe(&self) -> bool {
        !self.moves_money && matches!(self.method, Method::Get | Method::Head | Method::Options | Method::Trace)
    }

    /// Whether sending it twice does what sending it once does.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.is_safe() || self.idempotency_key.is_some()
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `TRACE`
    Trace,
}

impl Method {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }
}

/// Statuses as a document groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// A hundred of them: `Range(2)` is `2XX`.
    Range(u8),
    /// The document's `default`. As a success it adds nothing to 2xx, because the same word covers errors.
    Default,
}

impl Statuses {
    fn contain(self, status: u16) -> bool {
        match self {
            Self::Exact(exact) => exact == status,
            Self::Range(hundreds) => u16::from(hundreds) == status / 100,
            Self::Default => false,
        }
    }
}
