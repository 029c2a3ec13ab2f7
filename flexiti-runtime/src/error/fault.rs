//! The part of an error that is the same for every operation, and its one line of text.

use super::unread::Unread;
use super::{ErrorKind, Outcome, printable};
use crate::error::TokenError;
use crate::hooks::{CallInfo, Finished};
use crate::operation::{Operation, Problem};
use crate::retry::Stop;
use crate::transport::{Headers, Response, TransportError, retry_after};
use crate::wire::{DecodeError, Violation};
use secrecy::SecretString;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

pub(crate) struct Fault {
    pub(super) kind: ErrorKind,
    pub(super) outcome: Outcome,
    pub(super) operation: &'static Operation,
    pub(super) environment: Arc<str>,
    pub(super) status: Option<u16>,
    pub(super) problem: Problem,
    pub(super) reference_id: Option<String>,
    pub(super) idempotency_key: Option<String>,
    pub(super) attempts: u32,
    pub(super) headers: Option<Headers>,
    /// The body, where nothing could be made of it.
    pub(super) body: Option<Unread>,
    pub(super) violations: Vec<Violation>,
    pub(super) retryable: bool,
    /// Why it was not made again.
    pub(super) stop: Option<Stop>,
    /// How long the other side asked to be left alone.
    pub(super) retry_after: Option<Duration>,
    pub(super) timeout: bool,
    pub(super) source: Option<Box<dyn std::error::Error + Send + Sync>>,
    /// What the client lacks, for [`ErrorKind::Forbidden`].
    lacks: String,
}

/// What a fault tells about the call beside what went wrong.
#[derive(Clone)]
pub(crate) struct Told {
    pub(crate) operation: &'static Operation,
    pub(crate) environment: Arc<str>,
    pub(crate) reference_id: Option<String>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) attempts: u32,
    /// An earlier attempt may have been processed, and the operation changes something: whatever comes after it, what has
    /// happened is not known.
    pub(crate) in_doubt: bool,
    /// Why it was not made again.
    pub(crate) stop: Option<Stop>,
    /// What the call sent and nobody may print, to be struck out of what the other side says.
    pub(crate) secrets: Arc<[SecretString]>,
}

impl Told {
    /// The call, as hooks are told of it.
    pub(crate) fn call(&self) -> CallInfo<'_> {
        CallInfo::new(self.operation, self.reference_id.as_deref())
    }

    /// The end of a call that has succeeded.
    pub(crate) fn finished(&self, status: u16) -> Finished<'_> {
        Finished { status: Some(status), ..Finished::new(self.call(), self.attempts) }
    }
}

impl Fault {
    fn new(kind: ErrorKind, outcome: Outcome, told: Told) -> Self {
        Self {
            kind,
            outcome: if told.in_doubt { Outcome::Unknown } else { outcome },
            operation: told.operation,
            environment: told.environment,
            status: None,
            problem: Problem::default(),
            reference_id: told.reference_id,
            idempotency_key: told.idempotency_key,
            attempts: told.attempts,
            headers: None,
            body: None,
            violations: Vec::new(),
            retryable: false,
            stop: told.stop,
            retry_after: None,
            timeout: false,
            source: None,
            lacks: String::new(),
        }
    }

    pub(crate) fn invalid(told: Told, violations: Vec<Violation>) -> Box<Self> {
        Box::new(Self { violations, ..Self::new(ErrorKind::Invalid, Outcome::NotSent, told) })
    }

    pub(crate) fn forbidden(told: Told, lacks: String) -> Box<Self> {
        Box::new(Self { lacks, ..Self::new(ErrorKind::Forbidden, Outcome::NotSent, told) })
    }

    /// No time was left to send it in.
    pub(crate) fn late(told: Told) -> Box<Self> {
        let outcome = if told.attempts == 0 { Outcome::NotSent } else { Outcome::Rejected };
        Box::new(Self { retryable: true, timeout: true, ..Self::new(ErrorKind::Deadline, outcome, told) })
    }

    /// No token. If the call had been sent before, it was refused with 401, and so not processed.
    pub(crate) fn token(told: Told, error: TokenError) -> Box<Self> {
        let outcome = if told.attempts == 0 { Outcome::NotSent } else { Outcome::Rejected };
        let (retryable, timeout, retry_after) = (error.is_retryable(), error.is_timeout(), error.retry_after());
        Box::new(Self {
            retryable,
            retry_after,
            timeout,
            source: Some(Box::new(error)),
            ..Self::new(ErrorKind::Token, outcome, told)
        })
    }

    pub(crate) fn line(told: Told, error: TransportError) -> Box<Self> {
        let sent = error.may_have_been_sent();
        let outcome = if sent { Outcome::Unknown } else { Outcome::NotSent };
        let retryable = !sent || told.operation.is_repeatable();
        let timeout = error.is_timeout();
        Box::new(Self {
            retryable,
            timeout,
            source: Some(Box::new(error)),
            ..Self::new(ErrorKind::Transport, outcome, told)
        })
    }

    /// An answer that is no success, as it came `now`.
    pub(crate) fn refused(told: Told, response: &Response, problem: Problem, now: SystemTime) -> Box<Self> {
        let status = response.status;
        let outcome = if (400..500).contains(&status) { Outcome::Rejected } else { Outcome::Unknown };
        let retryable = status == 429 || (matches!(status, 500 | 502..=504) && told.operation.is_repeatable());
        let says_nothing = problem.is_empty() && !response.body.is_empty();
        Box::new(Self {
            status: Some(status),
            problem,
            retryable,
            retry_after: retry_after(&response.headers, now),
            headers: Some(response.headers.clone()),
            body: says_nothing.then(|| Unread::new(&response.body)),
            ..Self::new(ErrorKind::Refused, outcome, told)
        })
    }

    pub(crate) fn unreadable(told: Told, response: &Response, error: DecodeError) -> Box<Self> {
        Box::new(Self {
            status: Some(response.status),
            headers: Some(response.headers.clone()),
            body: Some(Unread::new(&response.body)),
            source: Some(Box::new(error)),
            ..Self::new(ErrorKind::Unreadable, Outcome::Unknown, told)
        })
    }

    /// The end of the call, as hooks are told of it.
    pub(crate) fn finished(&self) -> Finished<'_> {
        let call = CallInfo::new(self.operation, self.reference_id.as_deref());
        Finished {
            status: self.status,
            code: self.problem.printable_code(),
            kind: Some(self.kind),
            outcome: Some(self.outcome),
            stop: self.stop,
            ..Finished::new(call, self.attempts)
        }
    }

    fn what(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Invalid => {
                let count = self.violations.len();
                write!(f, "{count} limit{} broken: ", if count == 1 { "" } else { "s" })?;
                listed(f, self.violations.iter().map(Violation::to_string))
            }
            ErrorKind::Forbidden => f.write_str(&self.lacks),
            ErrorKind::Token => f.write_str("no token"),
            ErrorKind::Deadline => {
                let again = if self.attempts == 0 { "" } else { " again" };
                write!(f, "the time for the call ran out before it could be sent{again}")
            }
            ErrorKind::Transport => f.write_str("the line failed"),
            ErrorKind::Refused => {
                write!(f, "answered {}", self.status.unwrap_or_default())?;
                self.problem.printable_code().map_or(Ok(()), |code| write!(f, " {code}"))?;
                self.problem.message.as_ref().map_or(Ok(()), |message| write!(f, ": {message}"))?;
                f.write_str(if self.problem.fields.is_empty() { "" } else { "; " })?;
                listed(f, self.problem.fields.iter().map(|field| format!("{}: {}", field.name(), field.message())))
            }
            ErrorKind::Unreadable => {
                write!(f, "answered {}, which cannot be read", self.status.unwrap_or_default())
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = match self.outcome {
            Outcome::NotSent => "not sent",
            Outcome::Rejected => "rejected",
            Outcome::Unknown => "outcome unknown",
        };
        write!(f, "{} at {}, {outcome}: ", self.operation.id, self.environment)?;
        self.what(f)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, ": {source}"))?;
        let reference = self.reference_id.as_ref().map(|id| format!("reference id {}", printable(id, 80)));
        let attempts = match self.attempts {
            0 => None,
            1 => Some("1 attempt".to_owned()),
            more => Some(format!("{more} attempts")),
        };
        let details: Vec<String> = reference.into_iter().chain(attempts).collect();
        if details.is_empty() { Ok(()) } else { write!(f, " ({})", details.join(", ")) }
    }
}

/// The first few of many, so that one line stays one that can be read; the rest is counted.
fn listed(f: &mut fmt::Formatter<'_>, items: impl ExactSizeIterator<Item = String>) -> fmt::Result {
    const SHOWN: usize = 8;
    let rest = items.len().saturating_sub(SHOWN);
    f.write_str(&items.take(SHOWN).collect::<Vec<_>>().join("; "))?;
    if rest == 0 { Ok(()) } else { write!(f, "; and {rest} more") }
}
