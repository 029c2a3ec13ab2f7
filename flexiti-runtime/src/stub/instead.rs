//! What an operation may answer instead of a success.

use super::sent::{Asked, NotRead};
use crate::Problems;
use crate::transport::{Response, TransportError};
use crate::wire::{Encode, sink};
use std::fmt;
use std::marker::PhantomData;

/// A refusal as the document tells it.
pub struct Refused<'a> {
    pub(super) status: u16,
    pub(super) code: Option<&'a str>,
    pub(super) body: Option<&'a dyn Encode>,
}

impl<'a> Refused<'a> {
    /// One that is told by its status alone.
    pub fn status(status: u16) -> Self {
        Self { status, code: None, body: None }
    }

    /// One that is told by its code, which stands where the API's errors have theirs.
    pub fn code(status: u16, code: &'a str) -> Self {
        Self { code: Some(code), ..Self::status(status) }
    }

    /// One with a body of its own.
    pub fn body(status: u16, body: &'a dyn Encode) -> Self {
        Self { body: Some(body), ..Self::status(status) }
    }

    /// The message that it is on the line, for an API whose errors read like this.
    pub fn response(&self, problems: &Problems) -> Response {
        let body = match (self.code, self.body) {
            (_, Some(body)) => sink::answer_text(body),
            (Some(code), None) => problem(problems, code),
            (None, None) => return Response::new(self.status),
        };
        Response::new(self.status).header("content-type", "application/json").body(body)
    }
}

/// The least body that says this code.
fn problem(problems: &Problems, code: &str) -> Vec<u8> {
    // `errors.0.code` is a member of an item of a list.
    let within = |value: serde_json::Value, step: &str| match step.parse::<usize>() {
        Ok(_) => serde_json::Value::from(vec![value]),
        Err(_) => serde_json::Value::Object([(step.to_owned(), value)].into_iter().collect()),
    };
    let member = problems.code.first().copied().unwrap_or("code");
    member.rsplit('.').fold(serde_json::Value::from(code), within).to_string().into_bytes()
}

/// The refusals that an operation documents: generated code knows how each of them travels.
pub trait Documented {
    /// This one, as it travels.
    fn refused(&self) -> Refused<'_>;
}

/// For operations that document no refusals.
impl Documented for () {
    fn refused(&self) -> Refused<'_> {
        Refused::status(400)
    }
}

/// What comes instead of a success: a refusal of `E`, which an operation documents; any other message; or nothing,
/// because the line fails. `?` makes one of a refusal.
///
/// ```
/// use flexiti_runtime::stub::{Documented, Instead, Refused};
/// enum CaptureError { Exceeded }
/// impl Documented for CaptureError {
///     fn refused(&self) -> Refused<'_> { Refused::code(409, "amount_exceeded") }
/// }
/// fn capture(amount: u32) -> Result<u32, Instead<CaptureError>> {
///     if amount > 100 { Err(CaptureError::Exceeded)? }
///     Ok(amount)
/// }
/// assert!(capture(50).is_ok() && capture(200).is_err());
/// ```
pub struct Instead<E> {
    pub(super) what: What,
    refusals: PhantomData<fn() -> E>,
}

/// What a stub says to a request: a success, or what comes instead.
pub type Answer<T, E> = Result<T, Instead<E>>;

/// What is said to a request for which a stub has no answer.
///
/// # Errors
/// Always: the error names the operation.
pub fn not_stubbed<A: Asked>(_asked: &A) -> Answer<A::Success, A::Refusal> {
    Err(Instead::not_stubbed(A::OPERATION))
}

/// The kinds of them, which are the same for every operation.
#[derive(Debug)]
pub(super) enum What {
    /// A refusal, whose body depends on the API.
    Refused { status: u16, code: Option<String>, body: Option<Vec<u8>> },
    /// A whole message.
    Message(Response),
    /// The line fails.
    Line(TransportError),
}

impl<E> Instead<E> {
    /// Any message, documented or not.
    pub fn message(response: Response) -> Self {
        Self { what: What::Message(response), refusals: PhantomData }
    }

    /// The line fails: [`TransportError::unknown`] after the request may have been processed, or
    /// [`TransportError::not_sent`] before.
    pub fn line(error: TransportError) -> Self {
        Self { what: What::Line(error), refusals: PhantomData }
    }

    /// What is said of an operation for which a stub has no answer.
    pub fn not_stubbed(operation: &str) -> Self {
        Self::told(format!("the stub has no answer for {operation}"))
    }

    /// A text for the person who wrote the test. 501, because no call is made again for it.
    fn told(text: String) -> Self {
        Self::message(Response::new(501).header("content-type", "text/plain; charset=utf-8").body(text))
    }
}

impl<E: Documented> From<E> for Instead<E> {
    fn from(error: E) -> Self {
        let Refused { status, code, body } = error.refused();
        let (code, body) = (code.map(str::to_owned), body.map(sink::answer_text));
        Self { what: What::Refused { status, code, body }, refusals: PhantomData }
    }
}

impl<E> From<NotRead> for Instead<E> {
    fn from(error: NotRead) -> Self {
        Self::told(format!("the stub cannot read the request: {error}"))
    }
}

impl<E> fmt::Debug for Instead<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Refused { status, code, .. } => {
                write!(f, "Instead({status} {})", code.as_deref().unwrap_or_default())
            }
            What::Message(response) => write!(f, "Instead({})", response.status),
            What::Line(error) => write!(f, "Instead({error})"),
        }
    }
}
