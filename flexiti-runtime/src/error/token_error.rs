//! Why there is no token.

use super::Outcome;
use crate::operation::Problem;
use crate::transport::TransportError;
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
    source: Option<TransportError>,
}

impl TokenError {
    pub(crate) fn line(source: TransportError) -> Self {
        let what = "the token endpoint was not reached or did not answer";
        Self::new(what, None, Some(source))
    }

    pub(crate) fn refused(status: u16, problem: Problem, retry_after: Option<Duration>) -> Self {
        let what = "the token endpoint answered";
        Self(Arc::new(Parts { what, status: Some(status), problem, retry_after, source: None }))
    }

    pub(crate) fn unreadable(status: u16) -> Self {
        let what = "the token endpoint's answer holds no usable token";
        Self::new(what, Some(status), None)
    }

    fn new(what: &'static str, status: Option<u16>, source: Option<TransportError>) -> Self {
        Self(Arc::new(Parts { what, status, problem: Problem::default(), retry_after: None, source }))
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
        match (&self.0.source, self.0.status) {
            (Some(line), _) if !line.may_have_been_sent() => Outcome::NotSent,
            (None, Some(400..500)) => Outcome::Rejected,
            _ => Outcome::Unknown,
        }
    }

    /// Whether time ran out.
    pub fn is_timeout(&self) -> bool {
        self.0.source.as_ref().is_some_and(TransportError::is_timeout)
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
        self.0.source.as_ref().map_or(Ok(()), |line| write!(f, ": {line}"))
    }
}

impl std::error::Error for TokenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}
