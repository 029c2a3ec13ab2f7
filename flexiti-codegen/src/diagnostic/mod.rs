//! What the generator has to say about a document: a code, a place, a way on.
//!
//! Diagnostics are values. They are collected while the work goes on, sorted by place, and rendered to text or JSON by
//! [`render`]; nothing here prints. The codes are data, one file per part of the generator, in [`codes`].

mod code;
pub mod codes;
mod collect;
pub mod render;

pub use self::{
    code::{Code, Severity},
    collect::Diagnostics,
};
use crate::source::Span;

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which finding it is.
    pub code: &'static Code,
    /// How bad it is: the code's severity, unless this finding weighs differently.
    pub severity: Severity,
    /// What was found, in one sentence without a full stop.
    pub message: String,
    /// Where: the first label is the place of the finding, the others are related ones. Empty if there is no text yet.
    pub labels: Vec<Label>,
    /// The JSON pointer of the place as a fragment (`#/paths/...`) in the file as it was written. Renderers find it by
    /// the first label if it is not given.
    pub pointer: Option<String>,
    /// What to do about this very finding; the code's remedy if absent.
    pub help: Option<String>,
}

/// A place and what is to be said about it.
#[derive(Debug, Clone)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words; may be empty.
    pub text: String,
    /// Whether the place is the name of a member. In YAML an object begins at the same byte as the name of its first
    /// member, so the place alone does not tell which of the two is meant.
    pub is_name: bool,
}

impl Diagnostic {
    /// A finding without a place yet.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity, message: message.into(), labels: Vec::new(), pointer: None, help: None }
    }

    /// Adds a place; the first one is where the finding is.
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into(), is_name: false });
        self
    }

    /// Adds the place of a member's name, like [`Diagnostic::at`].
    pub fn at_name(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into(), is_name: true });
        self
    }

    /// Says what to do, where that is more than the code's remedy.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// States the pointer where it is known already.
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// Weighs this finding differently from its code.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Where the finding is.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
