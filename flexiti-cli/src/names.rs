//! What operations and arguments are called on a command line: words with hyphens, each once.

use std::collections::BTreeSet;

use heck::ToKebabCase;

/// Names that are given, so that none is given twice.
#[derive(Default)]
pub(crate) struct Names(BTreeSet<String>);

impl Names {
    /// Names of which some are taken from the start.
    pub(crate) fn but(taken: &[&str]) -> Self {
        Self(taken.iter().map(|name| (*name).to_owned()).collect())
    }

    /// The name of what the document calls `wire`: the word itself, else the word after `kind`, else with a number.
    pub(crate) fn give(&mut self, wire: &str, kind: &str) -> String {
        let word = match wire.to_kebab_case() {
            word if word.is_empty() => kind.to_owned(),
            word => word,
        };
        let second = format!("{kind}-{word}");
        let numbered = (2..).map(|number| format!("{second}-{number}"));
        let mut wishes = [word, second.clone()].into_iter().chain(numbered);
        let name = wishes.find(|wish| !self.0.contains(wish)).unwrap_or(second);
        self.0.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn every_name_is_given_once() {
        let mut names = Names::but(&["help"]);
        assert_eq!(names.give("captureAuthorization", "operation"), "capture-authorization");
        assert_eq!(names.give("capture_authorization", "operation"), "operation-capture-authorization");
        assert_eq!(names.give("CaptureAuthorization", "operation"), "operation-capture-authorization-2");
        assert_eq!(names.give("help", "operation"), "operation-help");
        assert_eq!(names.give("…", "operation"), "operation");
    }
}
