//! Where a rule is broken, and what to do.

use std::fmt;

/// One place that breaks a rule. In order: by file, then line.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Finding {
    path: String,
    line: usize,
    rule: &'static str,
    text: String,
}

impl Finding {
    /// `line` counts from 1.
    pub(super) fn new(rule: &'static str, path: &str, line: usize, text: String) -> Self {
        Self { path: path.to_owned(), line, rule, text }
    }
}

/// As compilers say it, so that editors go there.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: [{}] {}", self.path, self.line, self.rule, self.text)
    }
}
