//! The history arranged for reading: what every format for people prints.

use flexiti_codegen::diff::{Change, Comparison, Level};
use indexmap::IndexMap;
use serde::Serialize;

use crate::history::{growth::Figures, replay::Step, revisions::Told};

/// One revision.
#[derive(Serialize)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// From the oldest, which is 0.
    pub(super) place: usize,
    pub(super) figures: Figures,
    /// How much changed, in a few words.
    pub(super) summary: String,
    pub(super) groups: Vec<Group>,
    /// Operations that are described no more, since a later version of them is.
    pub(super) fallen_silent: Vec<String>,
    pub(super) told: Vec<String>,
}

/// Changes of one kind.
#[derive(Serialize)]
pub(super) struct Group {
    pub(super) kind: String,
    pub(super) lines: Vec<Line>,
}

/// One change, at all operations that it reaches.
#[derive(Serialize)]
pub(super) struct Line {
    pub(super) level: &'static str,
    pub(super) what: String,
    pub(super) change: String,
    pub(super) operations: Vec<String>,
}

impl Sheet {
    /// The sheets of all revisions, the oldest first.
    pub(super) fn all(steps: &[Step<'_>]) -> Vec<Self> {
        steps.iter().enumerate().map(|(place, step)| Self::of(place, step)).collect()
    }

    fn of(place: usize, step: &Step<'_>) -> Self {
        let changes = &step.comparison.changes;
        let (silent, told): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| step.is_silence(change));
        let mut operations: IndexMap<&str, usize> = IndexMap::new();
        for change in silent {
            *operations.entry(&change.operation).or_default() += 1;
        }
        let silence = |(operation, count): (&str, usize)| match count {
            1 => format!("{operation}: 1 fact is told of its later version only"),
            _ => format!("{operation}: {count} facts are told of its later version only"),
        };
        Self {
            name: step.revision.name.clone(),
            place,
            figures: Figures::of(step),
            summary: summary(step, &step.comparison),
            groups: groups(&told),
            fallen_silent: operations.into_iter().map(silence).collect(),
            told: step.revision.told.iter().map(words).collect(),
        }
    }
}

impl Step<'_> {
    /// Whether a change is no change of the API but one of what is said of it: an earlier version of an operation is
    /// deprecated, and what the pages told of it they tell of the later version.
    fn is_silence(&self, change: &Change) -> bool {
        let operations = &self.revision.api.operations;
        let Some(operation) = operations.iter().find(|operation| operation.title() == change.operation) else {
            return false;
        };
        let went = !change.before.is_empty() && ["", "any", "unknown"].contains(&&*change.after);
        let has_later = operations.iter().any(|other| {
            other.method == operation.method
                && other.path != operation.path
                && unversioned(&other.path) == unversioned(&operation.path)
        });
        operation.docs.deprecated && has_later && went
    }
}

/// A path without the segment that is a version.
fn unversioned(path: &str) -> String {
    let is_version = |segment: &&str| {
        !segment.strip_prefix('v').is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    };
    path.split('/').filter(is_version).collect::<Vec<_>>().join("/")
}

fn summary(step: &Step<'_>, comparison: &Comparison) -> String {
    if step.before.is_none() {
        return "the oldest revision that is known".into();
    }
    let count = |level: Level| {
        comparison.changes.iter().filter(|change| change.level == level && !step.is_silence(change)).count()
    };
    let (errors, warnings, infos) = (count(Level::Error), count(Level::Warn), count(Level::Info));
    format!("{} changes: {errors} break clients, {warnings} may, {infos} are harmless", errors + warnings + infos)
}

/// What makes changes at several operations one line.
type Same<'c> = (&'c str, &'c str, &'c str, &'c str, &'c str);

fn groups(changes: &[&Change]) -> Vec<Group> {
    let mut kinds: IndexMap<&str, IndexMap<Same<'_>, Line>> = IndexMap::new();
    for change in changes {
        let same = (&*change.id, &*change.part, &*change.name, &*change.before, &*change.after);
        let line = kinds.entry(&change.kind).or_default().entry(same).or_insert_with(|| Line {
            level: change.level.word(),
            what: format!("{} {}", change.part, change.name).trim().to_owned(),
            // An operation that came or went is named below by its path.
            change: match change.part.as_str() {
                "operation" if change.kind != "version-bumped" => String::new(),
                _ => between(&change.before, &change.after),
            },
            operations: Vec::new(),
        });
        if !line.operations.contains(&change.operation) {
            line.operations.push(change.operation.clone());
        }
    }
    kinds.sort_by_key(|kind, _| place(kind));
    let group = |(kind, lines): (&str, IndexMap<Same<'_>, Line>)| Group {
        kind: kind.replace('-', " "),
        lines: lines.into_values().collect(),
    };
    kinds.into_iter().map(group).collect()
}

/// Operations come first, then what is sent and answered, then codes; the rest follows.
fn place(kind: &str) -> usize {
    const ORDER: [&str; 9] =
        ["operation", "version", "parameter", "field", "length", "type", "required", "enum", "error"];
    ORDER.iter().position(|word| kind.starts_with(word)).unwrap_or(ORDER.len())
}

fn between(before: &str, after: &str) -> String {
    match (before, after) {
        ("", "") => String::new(),
        ("", after) => after.to_owned(),
        (before, "") => format!("was {before}"),
        (before, after) => format!("{before} -> {after}"),
    }
}

fn words(told: &Told) -> String {
    let change = between(&told.before, &told.after);
    format!("{} {} {}: {change} ({}; {})", told.operation, told.part, told.name, told.provenance, told.source)
}
