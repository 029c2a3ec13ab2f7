//! The report for programs.

use serde_json::{Value, json};

use super::Report;
use crate::diff::{Change, places::Place};

/// `{"verdict", "api", "crate", "changes", "notes"}`: the verdicts are `major`, `minor`, `patch` or `none`. Each change
/// has `id`, `level`, `operation`, `part`, `name`, `kind`, `before`, `after`, `location` (a JSON pointer into the new
/// document, or the old one where nothing is left), `old` and `new` (`file`, `line`, `column`; empty where there is no
/// place), `text`, `client_effect`, `impact` and `fingerprint`.
pub fn json(report: &Report<'_>) -> Value {
    let comparison = report.comparison;
    let notes = comparison
        .notes
        .iter()
        .map(|note| json!({ "kind": note.kind, "subject": note.subject, "before": note.before, "after": note.after }));
    json!({
        "verdict": comparison.verdict().word(),
        "api": comparison.api_verdict().word(),
        "crate": comparison.crate_verdict().word(),
        "changes": comparison.changes.iter().map(|change| change_json(report, change)).collect::<Vec<_>>(),
        "notes": notes.collect::<Vec<_>>(),
    })
}

/// One change, as in [`json()`].
pub fn change_json(report: &Report<'_>, change: &Change) -> Value {
    let (old, new) = (report.old.get(change.old_origin), report.new.get(change.new_origin));
    let gone = change.after.is_empty() && !change.before.is_empty();
    let location = if gone { old.or(new) } else { new.or(old) };
    json!({
        "id": change.id,
        "level": change.level.word(),
        "operation": change.operation,
        "part": change.part,
        "name": change.name,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "location": location.map_or("", |place| &place.pointer),
        "old": place_json(old),
        "new": place_json(new),
        "text": change.text,
        "client_effect": change.client_effect,
        "impact": change.impact,
        "fingerprint": change.fingerprint(),
    })
}

fn place_json(place: Option<&Place>) -> Value {
    match place {
        Some(place) => json!({ "file": place.file, "line": place.line, "column": place.column }),
        None => json!({}),
    }
}
