//! Under which heading a change is told.

use flexiti_codegen::diff::{Change, Verdict};

/// The headings, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    /// What needs a change of code that uses it.
    Breaking,
    /// What is new.
    Added,
    /// Lengths, ranges, patterns.
    Limits,
    /// Codes of refusal.
    ErrorCodes,
    /// What will go.
    Deprecated,
    /// All else.
    Changed,
}

impl Group {
    /// The group of a change.
    pub(super) fn of(change: &Change) -> Self {
        if change.api_verdict().max(change.crate_verdict()) == Verdict::Major {
            return Self::Breaking;
        }
        match change.kind.as_str() {
            "error-code-added" | "error-code-removed" | "error-code-renamed" | "error-status-changed" => {
                Self::ErrorCodes
            }
            "length-changed"
            | "range-changed"
            | "pattern-changed"
            | "multiple-of-changed"
            | "items-changed"
            | "members-changed" => Self::Limits,
            kind if kind.contains("deprecated") || kind.starts_with("sunset") => Self::Deprecated,
            kind if kind.ends_with("-added") => Self::Added,
            _ => Self::Changed,
        }
    }

    /// The heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking",
            Self::Added => "Added",
            Self::Limits => "Changed limits",
            Self::ErrorCodes => "Error codes",
            Self::Deprecated => "Deprecated",
            Self::Changed => "Changed",
        }
    }
}
