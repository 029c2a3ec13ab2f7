//! What is known when a call went wrong: above all, whether it was done.
//!
//! To most programs an error says that something failed. To one that moves money that is not enough: a capture of which
//! the answer was lost may have been made, and a wrong guess is paid for by somebody. So an error says first what is known
//! about the request ([`Outcome`]), then what went wrong ([`ErrorKind`]), and then all by which a person finds the call
//! again: environment, operation, reference id, attempts.
//!
//! There is one type for every operation, with the operation's own refusal inside. Its `Display` is one line that explains
//! itself; no header, no body and no value of a request is ever in it. What lies beneath is in `source()`, link by link.
//!
//! ```
//! use flexiti_runtime::operation::{Call, Method, Operation};
//! use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
//! use flexiti_runtime::{Api, Builder, ErrorKind, Future, Outcome, Problems};
//!
//! static SHOP: Api = Api {
//!     name: "shop",
//!     version: "1.0",
//!     problem: Problems { code: &["error"], message: &["message"], ..Problems::UNKNOWN },
//!     reference_id: None,
//!     security: &[],
//! };
//! static CAPTURE: Operation = Operation { moves_money: true, ..Operation::new("capture", Method::Post, "/capture") };
//!
//! /// A shop that has closed.
//! #[derive(Debug)]
//! struct Closed;
//! impl Transport for Closed {
//!     fn send(&self, _request: Request) -> Future<Result<Response, TransportError>> {
//!         let body = r#"{"error": "closed", "message": "Come back tomorrow"}"#;
//!         Box::pin(async move { Ok(Response::new(409).header("retry-after", "3600").body(body)) })
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flexiti_runtime::BuildError> {
//! let client = Builder::new(&SHOP, "https://shop.example").environment("training").transport(Closed).build()?;
//! let error = Call::new(&client, &CAPTURE).send::<(), ()>().await.expect_err("it is closed");
//! assert_eq!((error.outcome(), error.kind(), error.code()), (Outcome::Rejected, ErrorKind::Refused, Some("closed")));
//! assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(3600));
//! let line = "capture at training, rejected: answered 409 closed: Come back tomorrow (1 attempt)";
//! assert_eq!(error.to_string(), line);
//! # Ok(())
//! # }
//! ```
//!
//! What does not live here: whether to make a call again (see [`crate::retry`]), what a line tells of itself
//! ([`TransportError`](crate::transport::TransportError)).

mod display;
mod fault;
mod field;
mod outcome;
mod token_error;
mod unread;

pub(crate) use display::printable;
pub(crate) use fault::{Fault, Told};
pub use field::FieldError;
pub use outcome::{ErrorKind, Outcome};
pub use token_error::TokenError;

use self::unread::Unread;
use crate::operation::Refusal;
use crate::retry::Stop;
use crate::transport::Headers;
use crate::wire::{DecodeError, Violation};
use std::fmt;
use std::time::Duration;

/// A call that did not succeed; `E` is what its operation is documented to be refused with.
///
/// ```no_run
/// # use flexiti_runtime::{Error, Outcome};
/// # fn handle<E: flexiti_runtime::operation::Refusal>(error: Error<E>) {
/// match error.outcome() {
///     Outcome::NotSent | Outcome::Rejected => println!("nothing has happened: {error}"),
///     Outcome::Unknown => println!("ask first what happened: {error}"),
/// }
/// # }
/// ```
pub struct Error<E> {
    fault: Box<Fault>,
    refusal: Option<Box<E>>,
}

impl<E> From<Box<Fault>> for Error<E> {
    fn from(fault: Box<Fault>) -> Self {
        Self { fault, refusal: None }
    }
}

impl<E> Error<E> {
    pub(crate) fn refused(fault: Box<Fault>, refusal: E) -> Self {
        Self { fault, refusal: Some(Box::new(refusal)) }
    }

    /// What is known about the request.
    pub fn outcome(&self) -> Outcome {
        self.fault.outcome
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.fault.kind
    }

    /// The status, if there was an answer to the call itself. (The token call's is in [`token_error`](Self::token_error).)
    pub fn status(&self) -> Option<u16> {
        self.fault.status
    }

    /// The code for programs, in its documented spelling.
    pub fn code(&self) -> Option<&str> {
        self.fault.problem.code.as_deref()
    }

    /// The other side's text for people; at most 500 characters, control characters escaped.
    pub fn message(&self) -> Option<&str> {
        self.fault.problem.message.as_deref()
    }

    /// The fields that the other side refused.
    pub fn field_errors(&self) -> &[FieldError] {
        &self.fault.problem.fields
    }

    /// The reference id of the call, which the other side can find it by.
    pub fn reference_id(&self) -> Option<&str> {
        self.fault.reference_id.as_deref()
    }

    /// The idempotency key of the call, with which it can be sent again.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.fault.idempotency_key.as_deref()
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.fault.operation.id
    }

    /// Where the call went or would have gone: the environment's name, such as `training`, or the host of an address that
    /// has none.
    pub fn environment(&self) -> &str {
        &self.fault.environment
    }

    /// How often the request was handed to the line; 0 if never.
    pub fn attempts(&self) -> u32 {
        self.fault.attempts
    }

    /// What the operation was refused with, if there was an answer and it was no success.
    pub fn refusal(&self) -> Option<&E> {
        self.refusal.as_deref()
    }

    /// The same, taken out.
    pub fn into_refusal(self) -> Option<E> {
        self.refusal.map(|refusal| *refusal)
    }

    /// Whether the operation was refused with exactly this.
    pub fn is(&self, refusal: &E) -> bool
    where
        E: PartialEq,
    {
        self.refusal() == Some(refusal)
    }

    /// All limits that the request breaks; empty unless [`ErrorKind::Invalid`].
    pub fn violations(&self) -> &[Violation] {
        &self.fault.violations
    }

    /// Why there was no token, if that is why.
    pub fn token_error(&self) -> Option<&TokenError> {
        self.fault.source.as_deref()?.downcast_ref()
    }

    /// Why the answer could not be read, if that is what went wrong: the path to the bad member, what was wanted there and
    /// what kind of value there was.
    pub fn unreadable(&self) -> Option<&DecodeError> {
        self.fault.source.as_deref()?.downcast_ref()
    }

    /// The body of an answer of which nothing could be made: a success that cannot be read, or a refusal that says
    /// nothing in a documented way (a gateway's page, for instance). At most its first 64 KiB.
    ///
    /// It may hold personal data: it prints nowhere by itself, and is wiped from memory with the error.
    pub fn body(&self) -> Option<&[u8]> {
        self.fault.body.as_ref().map(Unread::bytes)
    }

    /// The length of that body in bytes. More than [`body`](Self::body) has: it was cut.
    pub fn body_length(&self) -> Option<usize> {
        self.fault.body.as_ref().map(Unread::whole)
    }

    /// Whether time ran out, for the call or for its token.
    pub fn is_timeout(&self) -> bool {
        self.fault.timeout
    }

    /// Whether the same call may do better later, and sending it again can do no harm. Never true for an operation that
    /// moves money without an idempotency key and may have been done.
    pub fn is_retryable(&self) -> bool {
        self.fault.retryable
    }

    /// Why the call was not made again, where another attempt might have fared better. Nothing if it would not have.
    pub fn stop(&self) -> Option<Stop> {
        self.fault.stop
    }

    /// How long the other side asks to be left alone (`Retry-After`), from the moment of its answer: at most a day. Also
    /// where it is the token endpoint that asks. `None` if it does not say.
    pub fn retry_after(&self) -> Option<Duration> {
        self.fault.retry_after
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&Headers> {
        self.fault.headers.as_ref()
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = &self.fault;
        f.debug_struct("Error")
            .field("kind", &fault.kind)
            .field("outcome", &fault.outcome)
            .field("text", &fault.to_string())
            .field("refusal", &self.refusal)
            .field("body", &fault.body)
            .finish_non_exhaustive()
    }
}

impl<E: Refusal> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.fault.source.as_deref().map(|source| source as _)
    }
}
