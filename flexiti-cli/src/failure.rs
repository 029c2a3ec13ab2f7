//! Why a command does not go on: what is said of it, and the status that it ends with.

use crate::Status;

/// The end of a command that is not done. The text holds no value of an argument.
pub(crate) struct Failure {
    pub(crate) status: Status,
    pub(crate) text: String,
}

impl Failure {
    /// Something that the person at the keyboard can put right. Nothing was sent.
    pub(crate) fn wrong(text: impl Into<String>) -> Self {
        Self { status: Status::Wrong, text: text.into() }
    }
}
