//! What a regeneration says at its end.

use std::time::Duration;

use flexiti_codegen::{diagnostic::Diagnostics, disk::Changes, emit::Files, model::Api};
use serde::Serialize;

use super::job::Job;
use crate::{outcome::Failure, pin::Renewed, terminal::result};

/// So many files are named; of more, only the number is said.
const NAMED: usize = 40;

/// Everything there is to say.
pub(super) struct Report<'r> {
    pub(super) job: &'r Job,
    pub(super) api: &'r Api,
    pub(super) found: &'r Diagnostics,
    pub(super) files: &'r Files,
    pub(super) changes: &'r Changes,
    pub(super) lock: Option<&'r Renewed>,
}

/// The line of `--format json`.
#[derive(Serialize)]
struct Summary {
    operations: Share,
    schemas: Share,
    diagnostics: Found,
    files: usize,
    lines: usize,
    seconds: f64,
}

/// How much of the document became code.
#[derive(Serialize)]
struct Share {
    total: usize,
    generated: usize,
}

#[derive(Serialize)]
struct Found {
    error: usize,
    warning: usize,
}

impl Report<'_> {
    /// Whether something on the disk is not what would be written.
    pub(super) fn is_stale(&self) -> bool {
        !self.changes.is_empty() || self.lock.is_some_and(|lock| lock.is_new)
    }

    /// The files that are not what they should be, and what to do.
    pub(super) fn stale(&self) {
        self.list("stale", "missing", "surplus");
        result(format_args!("{} is not up to date. Run: {}", self.job.out.display(), self.job.command()));
    }

    /// What was done, for people.
    pub(super) fn text(&self, check: bool, took: Duration) {
        let Changes { added, changed, removed, unchanged } = self.changes;
        let (operations, schemas) = (self.operations(), self.schemas());
        if !check {
            self.list("changed", "added", "removed");
        }
        let what = match (check, self.is_stale()) {
            (true, _) => "is up to date".to_owned(),
            (false, false) => "was up to date".to_owned(),
            (false, true) => format!(
                "{} added, {} changed, {} removed, {} unchanged",
                added.len(),
                changed.len(),
                removed.len(),
                unchanged.len()
            ),
        };
        result(format_args!("{}: {what}", self.job.out.display()));
        result(format_args!(
            "{}, {}; {} files, {} lines; {:.2} s",
            operations.words("operation"),
            schemas.words("schema"),
            self.files.len(),
            self.files.lines(),
            took.as_secs_f64()
        ));
    }

    /// What was done, for programs.
    pub(super) fn json(&self, took: Duration) -> Result<(), Failure> {
        let summary = Summary {
            operations: self.operations(),
            schemas: self.schemas(),
            diagnostics: Found { error: self.found.error_count(), warning: self.found.warning_count() },
            files: self.files.len(),
            lines: self.files.lines(),
            seconds: took.as_millis() as f64 / 1000.0,
        };
        let line = serde_json::to_string(&summary).map_err(|error| Failure::Said(format!("the summary: {error}")))?;
        result(line);
        Ok(())
    }

    fn list(&self, changed: &str, added: &str, removed: &str) {
        let changes = self.changes;
        for (word, paths) in [(changed, &changes.changed), (added, &changes.added), (removed, &changes.removed)] {
            for path in paths.iter().take(NAMED) {
                result(format_args!("{word:8} {}", self.job.out.join(path).display()));
            }
            if paths.len() > NAMED {
                result(format_args!("{word:8} and {} more", paths.len() - NAMED));
            }
        }
        if let Some(lock) = self.lock.filter(|lock| lock.is_new) {
            let word = if lock.is_added { added } else { changed };
            result(format_args!("{word:8} {}", lock.path.display()));
        }
    }

    fn operations(&self) -> Share {
        self.share(self.api.operations.len(), "operation")
    }

    /// Of the named schemas; what stands in place inside of others is part of these.
    fn schemas(&self) -> Share {
        self.share(self.api.schemas.iter().filter(|(_, schema)| schema.component.is_some()).count(), "schema")
    }

    fn share(&self, generated: usize, kind: &str) -> Share {
        Share { generated, total: generated + self.api.left_out.iter().filter(|left| left.kind == kind).count() }
    }
}

impl Share {
    /// `27 operations`, `26 of 27 operations`.
    fn words(&self, what: &str) -> String {
        let ending = if self.total == 1 { "" } else { "s" };
        if self.generated == self.total {
            format!("{} {what}{ending}", self.total)
        } else {
            format!("{} of {} {what}{ending}", self.generated, self.total)
        }
    }
}
