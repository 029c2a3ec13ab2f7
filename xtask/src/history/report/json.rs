//! The history for programs.

use flexiti_codegen::diff::report::{Report, change_json};
use serde_json::{Value, json};

use crate::history::{
    replay::{History, Step},
    revisions::Told,
};

/// `[{"revision", "changes"}]`, the oldest first and with no changes: each change as `diff --format json` writes it. What
/// was only told has the id `told` and, beside the same keys, `provenance` and `source`.
pub(crate) fn json(history: &History, steps: &[Step<'_>]) -> Value {
    steps
        .iter()
        .map(|step| {
            let Some(before) = step.before else {
                return json!({ "revision": step.revision.name, "changes": [] });
            };
            let names = (&*before.name, &*step.revision.name);
            let report = Report::new(&step.comparison, (names.0, &history.texts), (names.1, &history.texts));
            let shown = step.comparison.changes.iter().map(|change| change_json(&report, change));
            let changes: Vec<Value> = shown.chain(step.revision.told.iter().map(told)).collect();
            json!({ "revision": step.revision.name, "changes": changes })
        })
        .collect()
}

fn told(told: &Told) -> Value {
    json!({
        "id": "told",
        "level": "info",
        "operation": told.operation,
        "part": told.part,
        "name": told.name,
        "kind": told.kind,
        "before": told.before,
        "after": told.after,
        "location": "",
        "old": {},
        "new": {},
        "text": "told by the pages; a document does not show it",
        "client_effect": "",
        "impact": "nothing",
        "provenance": told.provenance,
        "source": told.source,
    })
}
