//! One field that the other side refused.
//!
//! A form with five fields needs to know which one to mark. Some APIs repeat the value that they refused, which is for
//! nobody else to see: it is not even read.
//!
//! ```
//! # use flexiti_runtime::Error;
//! # fn mark(_field: &str, _text: &str) {}
//! # fn handle<E>(error: Error<E>) {
//! for refused in error.field_errors() {
//!     mark(refused.name(), refused.message());
//! }
//! # }
//! ```

/// The name of a refused field and what is wrong with it. The value that some APIs send along is kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    name: String,
    message: String,
}

impl FieldError {
    pub(crate) fn new(name: String, message: String) -> Self {
        Self { name, message }
    }

    /// The field, as the other side names it; empty if it does not.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is wrong with it; empty if that is not said.
    pub fn message(&self) -> &str {
        &self.message
    }
}
