//! Why an answer could not be read: where, what was wanted, what was there. Never the value.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// An answer that has not the documented shape.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    /// Innermost step first: each level adds its own on the way out, so that success costs nothing.
    steps: Vec<Step>,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    offset: usize,
}

#[derive(Clone, PartialEq, Eq)]
enum Step {
    Member(String),
    Item(usize),
}

/// Longer member names are cut in a path: they come from the answer.
const LONGEST_NAME: usize = 80;

impl DecodeError {
    pub(crate) fn new(
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        offset: usize,
    ) -> Self {
        Self(Box::new(Parts { steps: Vec::new(), expected: expected.into(), found: found.into(), offset }))
    }

    pub(crate) fn in_member(mut self, name: &str) -> Self {
        let name = name.chars().take(LONGEST_NAME).flat_map(char::escape_debug).collect();
        self.0.steps.push(Step::Member(name));
        self
    }

    pub(crate) fn in_item(mut self, index: usize) -> Self {
        self.0.steps.push(Step::Item(index));
        self
    }

    /// Where: dotted members, items as `[n]`; empty for the value as a whole.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in self.0.steps.iter().rev() {
            match step {
                Step::Member(name) => {
                    path.push_str(if path.is_empty() { "" } else { "." });
                    path.push_str(name);
                }
                Step::Item(index) => {
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        path
    }

    /// What was wanted, such as `a 64-bit integer`.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was there, by its kind, such as `a text`.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// Where in the text, in bytes from its beginning.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        let colon = if path.is_empty() { "" } else { ": " };
        write!(f, "{path}{colon}expected {}, found {} at byte {}", self.0.expected, self.0.found, self.0.offset)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}
