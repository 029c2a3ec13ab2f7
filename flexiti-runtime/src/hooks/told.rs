//! What hooks are told: nothing that may not stand in a log.

use crate::operation::Operation;
use crate::retry::{Cause, Decision, Stop};
use crate::transport::TransportError;
use crate::{ErrorKind, Outcome};
use std::time::Duration;

/// Which call it is.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallInfo<'a> {
    /// The operation's id in the document.
    pub operation: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path as the document has it, with its parameters in braces.
    pub path: &'static str,
    /// The reference id, by which the other side finds the call too.
    pub reference_id: Option<&'a str>,
}

/// One time that a request is handed to the line.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The call that it belongs to.
    pub call: CallInfo<'a>,
    /// Which one it is, from 1.
    pub number: u32,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Ended<'a> {
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// What happened to the line, if there was none.
    pub line: Option<&'a TransportError>,
    /// How long it took.
    pub elapsed: Duration,
}

/// What was decided after an attempt that fell short.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Repetition {
    /// What kept the attempt from being the last one.
    pub cause: Cause,
    /// Whether there is another one.
    pub decision: Decision,
    /// How often the call was tried until now.
    pub tries: u32,
}

/// How a call ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Finished<'a> {
    /// Which call it was.
    pub call: CallInfo<'a>,
    /// How often the request was handed to the line.
    pub attempts: u32,
    /// How long it took, waits and tokens included.
    pub elapsed: Duration,
    /// The status of the last answer, if there was one.
    pub status: Option<u16>,
    /// The code of a refusal. One that repeats a secret of the request is `[redacted]`.
    pub code: Option<&'a str>,
    /// What went wrong; nothing for a success.
    pub kind: Option<ErrorKind>,
    /// What is known about the request; nothing for a success.
    pub outcome: Option<Outcome>,
    /// Why it was not made again.
    pub stop: Option<Stop>,
}

impl<'a> CallInfo<'a> {
    pub(crate) fn new(operation: &'static Operation, reference_id: Option<&'a str>) -> Self {
        Self { operation: operation.id, method: operation.method.as_str(), path: operation.path, reference_id }
    }

    pub(crate) fn attempt(self, number: u32) -> Attempt<'a> {
        Attempt { call: self, number }
    }
}

impl<'a> Finished<'a> {
    /// A call of which nothing more is known yet.
    pub(crate) fn new(call: CallInfo<'a>, attempts: u32) -> Self {
        let elapsed = Duration::ZERO;
        Self { call, attempts, elapsed, status: None, code: None, kind: None, outcome: None, stop: None }
    }
}
