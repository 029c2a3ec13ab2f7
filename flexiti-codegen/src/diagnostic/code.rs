//! A kind of finding, as data.

use super::codes;

/// A kind of finding: what `explain` tells about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its stable name in kebab case, such as `duplicate-operation-id`.
    pub id: &'static str,
    /// How bad it usually is.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it means and what the generator does about it, in a paragraph.
    pub explanation: &'static str,
    /// A few lines of a document that have it; empty where a document cannot show it.
    pub example: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// How bad a finding is. Ordered: an error is greater than a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Said for completeness.
    Note,
    /// The document is not right; the generator goes on with what it says it does.
    Warning,
    /// The input is refused.
    Error,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Code {
    /// Every code, sorted by group and within it as written.
    pub fn all() -> impl Iterator<Item = &'static Code> {
        codes::GROUPS.iter().flat_map(|group| group.iter().copied())
    }

    /// The code of this id.
    pub fn find(id: &str) -> Option<&'static Code> {
        Self::all().find(|code| code.id == id)
    }
}

/// Declares the codes of one group: a static each, and `ALL` with references to them.
macro_rules! declare {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident, $title:literal {
        explanation: $explanation:literal,
        example: $example:literal,
        remedy: $remedy:literal $(,)?
    })*) => {
        $(
            $(#[$doc])*
            #[doc = $title]
            pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                title: $title,
                explanation: $explanation,
                example: $example,
                remedy: $remedy,
            };
        )*
        /// The codes of this group.
        pub(super) static ALL: &[&$crate::diagnostic::Code] = &[$(&$name),*];
    };
}
pub(super) use declare;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::all() {
            assert!(seen.insert(code.id), "{} stands twice", code.id);
            assert!(code.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            assert!(
                !code.title.ends_with('.') && !code.explanation.is_empty() && !code.remedy.is_empty(),
                "{}",
                code.id
            );
        }
    }

    #[test]
    fn a_code_is_found_by_its_id() {
        assert_eq!(Code::find("duplicate-key").map(|code| code.id), Some("duplicate-key"));
        assert_eq!(Code::find("no-such-code"), None);
    }
}
