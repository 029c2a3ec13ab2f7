//! The report for programs.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Report, groups::groups};
use crate::diff::{Change, places::Place};

/// `{"verdict", "api", "crate", "changes", "notes"}`: the verdicts are `major`, `minor`, `patch` or `none`. Each change
/// has `id`, `level`, `operation`, `part`, `name`, `schema` (the component that it is in), `kind`, `before`, `after`, `location` (a JSON pointer into the new
/// document, or the old one where nothing is left), `old` and `new` (`file`, `line`, `column`; empty where there is no
/// place), `text`, `client_effect`, `impact`, `fingerprint` and `cause`: the fingerprint of the first change that is the
/// same difference of the documents, met at another place; of itself where it is the first.
pub fn json(report: &Report<'_>) -> Value {
    let comparison = report.comparison;
    let notes = comparison
        .notes
        .iter()
        .map(|note| json!({ "kind": note.kind, "subject": note.subject, "before": note.before, "after": note.after }));
    let mut causes: HashMap<String, String> = HashMap::new();
    for group in groups(&comparison.changes) {
        let Some(first) = group.first().map(|change| change.fingerprint()) else { continue };
        causes.extend(group.iter().map(|change| (change.fingerprint(), first.clone())));
    }
    let changes: Vec<Value> = comparison
        .changes
        .iter()
        .map(|change| {
            let mut value = change_json(report, change);
            if let Some(members) = value.as_object_mut() {
                members.insert("cause".into(), causes.get(&change.fingerprint()).cloned().into());
            }
            value
        })
        .collect();
    json!({
        "verdict": comparison.verdict().word(),
        "api": comparison.api_verdict().word(),
        "crate": comparison.crate_verdict().word(),
        "changes": changes,
        "notes": notes.collect::<Vec<_>>(),
    })
}

/// One change, as in [`json()`], without the cause, which needs all of them.
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
        "schema": change.schema,
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
