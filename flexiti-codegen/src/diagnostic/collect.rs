//! The findings of a run.

use std::collections::HashMap;

use super::{Code, Diagnostic, Severity};

/// So many findings of one code are kept; of a document with more of them the rest is counted only.
const KEPT_PER_CODE: usize = 1_000;

/// Findings in the order of their places: files in the order of reading, then offset, then code.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// How often each code was pushed, by severity too: a code may weigh differently in places.
    counts: HashMap<(&'static str, Severity), usize>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.entry((diagnostic.code.id, diagnostic.severity)).or_default();
        *count += 1;
        if *count <= KEPT_PER_CODE {
            self.found.push(diagnostic);
        }
    }

    /// Adds the findings of another collection.
    pub fn append(&mut self, other: Diagnostics) {
        let mut surplus = other.counts;
        for diagnostic in other.found {
            if let Some(count) = surplus.get_mut(&(diagnostic.code.id, diagnostic.severity)) {
                *count = count.saturating_sub(1);
            }
            self.push(diagnostic);
        }
        for (key, count) in surplus {
            *self.counts.entry(key).or_default() += count;
        }
    }

    /// Weighs every finding of these codes as an error: a caller may refuse what the generator can live with.
    pub fn deny(&mut self, codes: &[&'static Code]) {
        for code in codes {
            self.found
                .iter_mut()
                .filter(|found| found.code == *code)
                .for_each(|found| found.severity = Severity::Error);
            let lighter = [Severity::Note, Severity::Warning];
            let count: usize = lighter.iter().filter_map(|weight| self.counts.remove(&(code.id, *weight))).sum();
            if count > 0 {
                *self.counts.entry((code.id, Severity::Error)).or_default() += count;
            }
        }
    }

    /// The findings by place; those without one come first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut found: Vec<&Diagnostic> = self.found.iter().collect();
        found.sort_by_key(|diagnostic| (diagnostic.span(), diagnostic.code.id));
        found
    }

    /// The findings in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// How many findings weigh so much, those included that were not kept.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts.iter().filter(|((_, weight), _)| *weight == severity).map(|(_, count)| count).sum()
    }

    /// How many errors there are.
    pub fn error_count(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warning_count(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// Codes of which not every finding was kept, and how many more there are; sorted by id.
    pub fn not_kept(&self) -> Vec<(&'static Code, usize)> {
        let mut surplus: Vec<_> = Code::all()
            .filter_map(|code| {
                let made: usize =
                    self.counts.iter().filter(|((id, _), _)| *id == code.id).map(|(_, count)| count).sum();
                let kept = self.found.iter().filter(|found| std::ptr::eq(found.code, code)).count();
                (made > kept).then(|| (code, made - kept))
            })
            .collect();
        surplus.sort_by_key(|(code, _)| code.id);
        surplus
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
