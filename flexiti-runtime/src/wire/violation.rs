//! One broken rule, told without the value that broke it.
//!
//! What the other side would refuse is found before it is sent, all of it at once, and can be shown to whoever typed it.
//!
//! ```
//! use flexiti_runtime::wire::{self, Encode, Encoder, Limit, Rule};
//! struct Name(String);
//! impl Encode for Name {
//!     fn encode(&self, to: &mut Encoder<'_>) {
//!         to.record("Name", |to| to.limited("first", &self.0, const { &Limit::max_length(5) }));
//!     }
//! }
//! let broken = wire::violations(&Name("Bartholomew".into()));
//! assert_eq!((broken[0].path(), broken[0].rule(), broken[0].found()), ("first", Rule::MaxLength, Some(11)));
//! ```

use std::fmt;

/// A value that must not be sent as it is.
///
/// It says where, which rule, what the rule asks, and how much was found (a length or a count). The value itself is
/// kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    rule: Rule,
    limit: String,
    found: Option<usize>,
}

/// Which rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// Too few characters.
    MinLength,
    /// Too many characters.
    MaxLength,
    /// Another form than the pattern asks.
    Pattern,
    /// Something else than digits.
    DigitsOnly,
    /// Too many digits.
    Digits,
    /// Too many digits before or after the point.
    Precision,
    /// Too small.
    Minimum,
    /// Too great.
    Maximum,
    /// Not a multiple of the step.
    MultipleOf,
    /// Too few items.
    MinItems,
    /// Too many items.
    MaxItems,
    /// Two items are equal.
    UniqueItems,
    /// Too few entries of a map.
    MinProperties,
    /// Too many entries of a map.
    MaxProperties,
    /// A number that has no text: infinite, or none at all.
    Finite,
    /// A value is needed and there is none.
    Required,
    /// A path argument that is empty, `.` or `..`: it would address something else.
    PathSegment,
    /// A header value with a line break or another control character, or a header that is not the caller's to set.
    Header,
    /// A parameter or a member beside the document that cannot be sent: it has no name, it is a key that proves who calls,
    /// or there is no record to put it into.
    Undocumented,
}

impl Rule {
    /// Whether a call may waive this rule. A vendor can widen a length without notice; it cannot make a line break safe
    /// in a header.
    pub fn is_waivable(self) -> bool {
        !matches!(self, Self::Finite | Self::Required | Self::PathSegment | Self::Header | Self::Undocumented)
    }
}

impl Violation {
    pub(crate) fn new(path: &str, rule: Rule, limit: String, found: Option<usize>) -> Self {
        Self { path: path.to_owned(), rule, limit, found }
    }

    /// Where: dotted members, items as `[n]`, the parameter's name for parameters.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which rule is broken.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// What the rule asks, such as `at most 40 characters`.
    pub fn limit(&self) -> &str {
        &self.limit
    }

    /// How much there was, where the rule counts something.
    pub fn found(&self) -> Option<usize> {
        self.found
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.limit)?;
        self.found.map_or(Ok(()), |found| write!(f, ", not {found}"))
    }
}
