//! The comparison arranged for reading: one entry for a change, however many operations it reaches; the worst first.
//! Templates print what stands here and decide nothing.

use indexmap::IndexMap;
use serde::Serialize;

use super::{Report, groups::groups};
use crate::diff::{Change, Level, places::Place};

/// Everything that a template prints.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) old_name: String,
    pub(super) new_name: String,
    pub(super) verdict: &'static str,
    pub(super) api_verdict: &'static str,
    pub(super) crate_verdict: &'static str,
    /// How many differences of the documents are of this level.
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
    /// At how many places they are met.
    pub(super) places: usize,
    pub(super) operations: usize,
    pub(super) sections: Vec<Section>,
    pub(super) notes: Vec<NoteLine>,
}

/// The changes of one operation, or those that reach several.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) worst: &'static str,
    pub(super) entries: Vec<Entry>,
}

/// A change and where it is met.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) level: &'static str,
    pub(super) kind: String,
    pub(super) part: String,
    pub(super) name: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) text: String,
    pub(super) effect: String,
    pub(super) impact: &'static str,
    pub(super) fingerprint: String,
    /// Every place where it is met, `POST /pets request-body name`, if there are several.
    pub(super) uses: Vec<String>,
    pub(super) old: Option<Spot>,
    pub(super) new: Option<Spot>,
}

/// A place with its lines.
#[derive(Debug, Serialize)]
pub(super) struct Spot {
    /// `12:5`; where it is not in the document itself, with the file before it.
    pub(super) at: String,
    pub(super) line: usize,
    pub(super) lines: Vec<(usize, String)>,
}

/// A quiet change, shortened.
#[derive(Debug, Serialize)]
pub(super) struct NoteLine {
    pub(super) kind: &'static str,
    pub(super) subject: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// Notes are shown up to this many characters of either side.
const NOTE: usize = 120;

impl Sheet {
    pub(super) fn of(report: &Report<'_>) -> Self {
        let comparison = report.comparison;
        let mut operations: Vec<&str> = comparison.changes.iter().map(|change| change.operation.as_str()).collect();
        operations.sort_unstable();
        operations.dedup();
        let short = |text: &str| text.chars().take(NOTE).collect::<String>();
        let sections = sections(report);
        let count = |level: Level| {
            sections.iter().flat_map(|section| &section.entries).filter(|entry| entry.level == level.word()).count()
        };
        Self {
            old_name: report.old_name.clone(),
            new_name: report.new_name.clone(),
            verdict: comparison.verdict().word(),
            api_verdict: comparison.api_verdict().word(),
            crate_verdict: comparison.crate_verdict().word(),
            errors: count(Level::Error),
            warnings: count(Level::Warn),
            infos: count(Level::Info),
            places: comparison.changes.len(),
            operations: operations.len(),
            notes: comparison
                .notes
                .iter()
                .map(|note| NoteLine {
                    kind: note.kind,
                    subject: note.subject.clone(),
                    before: short(&note.before),
                    after: short(&note.after),
                })
                .collect(),
            sections,
        }
    }
}

fn sections(report: &Report<'_>) -> Vec<Section> {
    let mut sections: IndexMap<String, Vec<(Level, Entry)>> = IndexMap::new();
    for changes in groups(&report.comparison.changes) {
        let Some(first) = changes.first() else { continue };
        let several = changes.iter().any(|change| change.operation != first.operation);
        let title = match (several, first.operation.as_str()) {
            (true, _) if first.schema.is_empty() => "Several operations".to_owned(),
            (true, _) => format!("Schema {}", first.schema),
            (false, "*") => "The whole API".to_owned(),
            (false, operation) => operation.to_owned(),
        };
        sections.entry(title).or_default().push((first.level, entry(report, &changes, first)));
    }
    let mut sections: Vec<(Level, Section)> = sections
        .into_iter()
        .map(|(title, mut entries)| {
            entries.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
            let worst = entries.first().map_or(Level::Info, |(level, _)| *level);
            let entries = entries.into_iter().map(|(_, entry)| entry).collect();
            (worst, Section { title, worst: worst.word(), entries })
        })
        .collect();
    sections.sort_by_key(|(worst, _)| std::cmp::Reverse(*worst));
    sections.into_iter().map(|(_, section)| section).collect()
}

fn entry(report: &Report<'_>, changes: &[&Change], first: &Change) -> Entry {
    let uses = match changes.len() {
        1 => Vec::new(),
        _ => changes.iter().map(|change| format!("{} {} {}", change.operation, change.part, change.name)).collect(),
    };
    Entry {
        id: first.id.clone(),
        level: first.level.word(),
        kind: first.kind.clone(),
        part: first.part.clone(),
        name: first.name.clone(),
        before: first.before.clone(),
        after: first.after.clone(),
        text: first.text.clone(),
        effect: first.client_effect.clone(),
        impact: first.crate_verdict().word(),
        fingerprint: first.fingerprint(),
        uses,
        old: report.old.get(first.old_origin).map(|place| spot(place, &report.old_name)),
        new: report.new.get(first.new_origin).map(|place| spot(place, &report.new_name)),
    }
}

fn spot(place: &Place, document: &str) -> Spot {
    let at = format!("{}:{}", place.line, place.column);
    let own = place.file == document.replace('\\', "/");
    Spot { at: if own { at } else { format!("{}:{at}", place.file) }, line: place.line, lines: place.excerpt.clone() }
}
