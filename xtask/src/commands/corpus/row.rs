//! What is known about one document of the corpus.

use serde::Deserialize;

use super::{
    compile::{Tool, Verdict, Verdicts},
    documents::Document,
};

/// A row of the table.
pub(super) struct Row {
    /// The document.
    pub(super) document: Document,
    /// What became of it, or why nothing did.
    pub(super) generated: Result<Counts, String>,
    /// Errors and warnings, where they could be counted.
    pub(super) diagnostics: Option<(usize, usize)>,
    /// How long that took.
    pub(super) seconds: f64,
    /// What each tool says about the crate, in the order of the columns.
    pub(super) verdicts: Vec<(Tool, Verdict)>,
}

impl Row {
    /// Takes over what a tool says about this document's crate.
    pub(super) fn judge(&mut self, tool: Tool, verdicts: &Verdicts) {
        if self.generated.is_ok() {
            let verdict = verdicts.of(&self.document.name);
            self.verdicts.push((tool, verdict));
        }
    }

    /// Whether the document generates without an error, and every tool that was asked likes the crate.
    pub(super) fn is_good(&self) -> bool {
        self.generated.is_ok() && self.verdicts.iter().all(|(_, verdict)| *verdict == Verdict::Good)
    }
}

/// How much was generated, as `regen --format json` says it.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) operations: Share,
    pub(super) schemas: Share,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) files: usize,
    pub(super) lines: usize,
}

/// A part of a whole.
#[derive(Clone, Copy, Default, Deserialize)]
pub(super) struct Share {
    pub(super) generated: usize,
    pub(super) total: usize,
}

impl Share {
    pub(super) fn add(&mut self, other: Self) {
        self.generated += other.generated;
        self.total += other.total;
    }
}

impl Counts {
    /// Reads the last line of `regen --format json`.
    pub(super) fn of_json(line: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Summary {
            operations: Share,
            schemas: Share,
            diagnostics: Found,
            files: usize,
            lines: usize,
        }
        #[derive(Deserialize)]
        struct Found {
            error: usize,
            warning: usize,
        }
        let Summary { operations, schemas, diagnostics, files, lines } = serde_json::from_str(line).ok()?;
        Some(Self { operations, schemas, errors: diagnostics.error, warnings: diagnostics.warning, files, lines })
    }
}
