//! A refusal as its operation's error type sees it.

use super::Problem;
use crate::error::FieldError;
use crate::transport::{Headers, Response};
use crate::wire::{self, Decode, DecodeError};
use std::cell::RefCell;
use std::fmt::Debug;

/// What an operation is documented to be refused with; one enum of generated code per operation.
///
/// ```
/// use flexiti_runtime::operation::{Answer, Refusal};
/// #[derive(Debug, PartialEq)]
/// enum GetPetError { NotFound, Other }
/// impl Refusal for GetPetError {
///     fn from_answer(answer: &Answer<'_>) -> Self {
///         match answer.code() {
///             Some("not_found") => Self::NotFound,
///             _ => match answer.status() { 404 => Self::NotFound, _ => Self::Other },
///         }
///     }
/// }
/// ```
pub trait Refusal: Debug + Send + Sync + Sized + 'static {
    /// Understands a refusal. Every answer has a meaning; what is not documented is an open rest.
    fn from_answer(answer: &Answer<'_>) -> Self;
}

/// For operations that document no refusals.
impl Refusal for () {
    fn from_answer(_answer: &Answer<'_>) -> Self {}
}

/// An answer as the types of its operation see it.
pub struct Answer<'a> {
    response: &'a Response,
    problem: &'a Problem,
    /// What was odd about the bodies that were read from it.
    oddities: RefCell<Vec<DecodeError>>,
}

impl<'a> Answer<'a> {
    pub(super) fn new(response: &'a Response, problem: &'a Problem) -> Self {
        Self { response, problem, oddities: RefCell::default() }
    }

    pub(super) fn into_oddities(self) -> Vec<DecodeError> {
        self.oddities.into_inner()
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.response.status
    }

    /// The code for programs, in its documented spelling; a number as its text.
    pub fn code(&self) -> Option<&str> {
        self.problem.code.as_deref()
    }

    /// The text for people, bounded, without control characters.
    pub fn message(&self) -> Option<&str> {
        self.problem.message.as_deref()
    }

    /// The fields that were refused.
    pub fn field_errors(&self) -> &[FieldError] {
        &self.problem.fields
    }

    /// The headers.
    pub fn headers(&self) -> &Headers {
        &self.response.headers
    }

    /// The body as a type; nothing if it has not that shape.
    pub fn body<T: Decode>(&self) -> Option<T> {
        self.read().map_err(|error| self.oddities.borrow_mut().push(error)).ok()
    }

    /// The variant of a refusal that holds the body as a type; `otherwise` if the body has not that shape.
    ///
    /// It takes a function and no closure: generated code has thousands of these, and a closure is compiled like a
    /// function of its own.
    pub fn body_as<T: Decode, E>(&self, variant: fn(Box<T>) -> E, otherwise: E) -> E {
        self.body().map_or(otherwise, |body| variant(Box::new(body)))
    }

    /// The body as text; what is not UTF-8 in it is replaced.
    pub fn text(&self) -> String {
        wire::text_of(&self.response.body).into_owned()
    }

    /// The body as it came.
    pub fn bytes(&self) -> Vec<u8> {
        self.response.body.to_vec()
    }

    /// The body as a type.
    ///
    /// # Errors
    /// It has not that shape.
    pub fn read<T: Decode>(&self) -> Result<T, DecodeError> {
        let reading = wire::read_json(&wire::text_of(&self.response.body))?;
        self.oddities.borrow_mut().extend(reading.oddities);
        Ok(reading.value)
    }
}
