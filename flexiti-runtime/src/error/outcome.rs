//! What is known about a request that did not succeed.
//!
//! Both are told, for they answer two questions. What happened to the money decides what to do next; what went wrong
//! decides whom to tell. A server that fails and a line that breaks are different faults with the same outcome.
//!
//! ```
//! use flexiti_runtime::{Error, Outcome};
//!
//! /// What a till does after a capture that did not succeed.
//! fn next_step<E>(error: &Error<E>) -> &'static str {
//!     match error.outcome() {
//!         Outcome::NotSent if error.is_retryable() => "capture again",
//!         Outcome::NotSent | Outcome::Rejected => "tell the cashier",
//!         Outcome::Unknown => "look the transaction up before anything else",
//!     }
//! }
//! ```

/// Whether the request was processed. For money this is the question that comes before all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It has not left: nothing has happened.
    NotSent,
    /// It was answered and refused: nothing has happened.
    Rejected,
    /// It may have been done: the line broke, the server failed, or the answer could not be read. Ask before repeating.
    Unknown,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks limits of its own document.
    Invalid,
    /// The client has no credentials for the operation, or its token lacks a scope.
    Forbidden,
    /// No token could be had.
    Token,
    /// The time for the whole call ran out before anything was sent: the token took too long.
    Deadline,
    /// The line failed.
    Transport,
    /// The answer was no success.
    Refused,
    /// The answer was a success, but could not be read.
    Unreadable,
}
