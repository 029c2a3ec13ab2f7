//! A success as its operation's answer type sees it, where the document tells several successes apart by status.

use super::Answer;
use crate::wire::DecodeError;

/// What an operation answers with when it may succeed in several ways; one enum of generated code.
pub trait Success: Sized + 'static {
    /// Reads a success by its status.
    ///
    /// # Errors
    /// The body has not the shape that the document gives it.
    fn from_answer(answer: &Answer<'_>) -> Result<Self, DecodeError>;
}
