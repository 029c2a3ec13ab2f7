//! Why there is no token.
//!
//! It is kept apart from the call's own error: the status, the code and the text are those of another call, which moved no
//! money, and credentials that are refused are for another person to mend than a capture that is.
//!
//! ```
//! # use flexiti_runtime::Error;
//! # fn handle<E>(error: Error<E>) {
//! if let Some(token) = error.token_error() {
//!     match token.code() {
//!         Some("invalid_client") => println!("the credentials are wrong: {token}"),
//!         _ => println!("no token for now: {token}"),
//!     }
//! }
//! # }
//! ```

use super::Outcome;
use crate::operation::Problem;
use crate::transport::TransportError;
use crate::wire::DecodeError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A token call that brought no token. It is shared by all calls that waited for it.
///
/// `Display` has the status, code and text of the token endpoint, never a token, an id or a secret.
#[derive(Clone, Debug)]
pub struct TokenError(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    what: &'static str,
    status: Option<u16>,
    problem: Problem,
    retry_after: Option<Duration>,
    line: Option<TransportError>,
    /// What is wrong with an answer that should hold a token.
    unreadable: Option<DecodeError>,
}

impl Parts {
    fn new(what: &'static str) -> Self {
        let problem = Problem::default();
        Self { what, status: None, problem, retry_after: None, line: None, unreadable: None }
    }
}

impl TokenError {
    pub(crate) fn line(line: TransportError) -> Self {
        Self(Arc::new(Parts { line: Some(line), ..Parts::new("the token endpoint was not reached or did not answer") }))
    }

    pub(crate) fn refused(status: u16, problem: Problem, retry_after: Option<Duration>) -> Self {
        let told = Parts::new("the token endpoint answered");
        Self(Arc::new(Parts { status: Some(status), problem, retry_after, ..told }))
    }

    /// A success without a token: it could not be read, or what it holds is none.
    pub(crate) fn unreadable(status: u16, reason: Option<DecodeError>) -> Self {
        let told = Parts::new("the token endpoint's answer holds no usable token");
        Self(Arc::new(Parts { status: Some(status), unreadable: reason, ..told }))
    }

    /// The token endpoint's status, if it answered.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// Its code for programs, such as `invalid_client`.
    pub fn code(&self) -> Option<&str> {
        self.0.problem.code.as_deref()
    }

    /// The code, as it may be printed: not if it repeats a secret.
    pub(crate) fn printable_code(&self) -> Option<&str> {
        self.0.problem.printable_code()
    }

    /// Its text for people, bounded.
    pub fn message(&self) -> Option<&str> {
        self.0.problem.message.as_deref()
    }

    /// What is known about the token call itself. The call that needed the token was not sent for it.
    pub fn outcome(&self) -> Outcome {
        match (&self.0.line, self.0.status) {
            (Some(line), _) if !line.may_have_been_sent() => Outcome::NotSent,
            (None, Some(400..500)) => Outcome::Rejected,
            _ => Outcome::Unknown,
        }
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.0.line.as_ref().is_some_and(TransportError::is_timeout)
    }

    /// How long the token endpoint asks to be left alone, at most a day.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether another try may do better: not when the credentials were refused.
    pub(crate) fn is_retryable(&self) -> bool {
        self.0.status.is_none_or(|status| status >= 500 || status == 429)
    }
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.what)?;
        self.status().map_or(Ok(()), |status| write!(f, ", {status}"))?;
        self.printable_code().map_or(Ok(()), |code| write!(f, " {code}"))?;
        self.message().map_or(Ok(()), |message| write!(f, ": {message}"))?;
        self.0.unreadable.as_ref().map_or(Ok(()), |reason| write!(f, ": {reason}"))?;
        self.0.line.as_ref().map_or(Ok(()), |line| write!(f, ": {line}"))
    }
}

impl std::error::Error for TokenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let line = self.0.line.as_ref().map(|line| line as _);
        line.or(self.0.unreadable.as_ref().map(|reason| reason as _))
    }
}
