//! Everything that a comparison found.

use super::{Calendar, Change, Level, Verdict};

/// What the caller knows and the documents do not.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What day it is and how much notice is due: what was removed before the day of its announced end is an error.
    pub calendar: Calendar,
}

/// The changes between two documents.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What changed, operation by operation in the order of the new document; within an operation the worst first.
    pub changes: Vec<Change>,
    /// What changed and does not matter on the wire: prose, names of schemas, the version's number.
    pub notes: Vec<Note>,
}

/// A quiet change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What reports sort by: `description-changed`, `schema-renamed`, `api-version-changed`.
    pub kind: &'static str,
    /// What it is about: an operation, a schema, the API.
    pub subject: String,
    /// What was there.
    pub before: String,
    /// What is there now.
    pub after: String,
}

impl Comparison {
    /// What the changes ask of the API's own version.
    pub fn api_verdict(&self) -> Verdict {
        self.changes.iter().map(Change::api_verdict).max().unwrap_or_default()
    }

    /// What they ask of the generated crate's version: a renamed schema is nothing on the wire and another type in
    /// Rust, and so are arguments in another order; prose alone is a patch.
    pub fn crate_verdict(&self) -> Verdict {
        let noted = self.notes.iter().map(|note| match note.kind {
            "schema-renamed" | "arguments-reordered" => Verdict::Major,
            _ => Verdict::Patch,
        });
        self.changes.iter().map(Change::crate_verdict).chain(noted).max().unwrap_or_default()
    }

    /// The version number that the changes of the API ask for: what breaks on the wire or breaks a build is major.
    pub fn verdict(&self) -> Verdict {
        let crates = self.changes.iter().map(Change::crate_verdict).max().unwrap_or_default();
        self.api_verdict().max(crates)
    }

    /// How many changes are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.changes.iter().filter(|change| change.level == level).count()
    }

    /// Whether there is a change of this level or a worse one.
    pub fn reaches(&self, level: Level) -> bool {
        self.changes.iter().any(|change| change.level >= level)
    }
}
