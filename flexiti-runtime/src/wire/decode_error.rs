//! Why an answer, or a part of it, could not be read: where, what was wanted, what was there. Never the value.
//!
//! Whoever reads such a line at night must find the bad member by it, and must not find a customer in it. So a path has
//! the names that the document gives, and a kind for what was found. The keys of a map are not the document's: someone's
//! card number may be one, and they show as `[_]`.
//!
//! ```
//! use flexiti_runtime::wire;
//! use std::collections::BTreeMap;
//! type Limits = Vec<BTreeMap<String, i64>>;
//!
//! let broken = wire::from_json::<Limits>(r#"[{"4000123412341234": 12}, {"4000123412341235": nul"#).unwrap_err();
//! assert_eq!((broken.path().as_str(), broken.expected()), ("[1][_]", "JSON"));
//! ```

use std::borrow::Cow;
use std::fmt::{self, Write};

/// An answer, or a part of one, that has not the documented shape.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    /// Innermost step first: each level adds its own on the way out, so that success costs nothing.
    steps: Vec<Step>,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    offset: usize,
    /// The text is not JSON from here on: nothing after this place can be understood.
    broken: bool,
}

/// One step of a path.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A member that the reading type knows by name.
    Member(String),
    /// An item of a list.
    Item(usize),
    /// An entry of a map, or a member that nobody knows. Its name is data.
    Entry,
}

impl Step {
    pub(super) fn member(name: &str) -> Self {
        Self::Member(name.chars().take(LONGEST_NAME).flat_map(char::escape_debug).collect())
    }
}

/// Longer member names are cut in a path: a type that reads what it does not know may pass them on.
const LONGEST_NAME: usize = 80;

impl DecodeError {
    pub(crate) fn new(
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
        offset: usize,
    ) -> Self {
        let (expected, found) = (expected.into(), found.into());
        Self(Box::new(Parts { steps: Vec::new(), expected, found, offset, broken: false }))
    }

    /// The same, for a text in which nothing after this place can be understood.
    pub(super) fn broken(mut self) -> Self {
        self.0.broken = true;
        self
    }

    pub(super) fn is_broken(&self) -> bool {
        self.0.broken
    }

    /// The same, in a member that the document names.
    pub(crate) fn in_member(self, name: &str) -> Self {
        self.within(Step::member(name))
    }

    /// The same, seen from one level further out.
    pub(super) fn within(mut self, step: Step) -> Self {
        self.0.steps.push(step);
        self
    }

    pub(super) fn step_out(&mut self, step: Step) {
        self.0.steps.push(step);
    }

    /// The outermost step so far.
    pub(super) fn outermost(&self) -> Option<&Step> {
        self.0.steps.last()
    }

    /// Where: dotted members, items as `[n]`, entries of a map as `[_]`; empty for the value as a whole.
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
                Step::Entry => path.push_str("[_]"),
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
