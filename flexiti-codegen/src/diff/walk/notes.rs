//! What changed and does not matter on the wire: prose, names of schemas, the version's number.

use std::collections::BTreeMap;

use super::Walk;
use crate::diff::Note;
use crate::model::{Docs, Operation, Record, Shape};

impl Walk<'_> {
    /// Quiet changes. Runs when all pairs of schemas are settled.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.old.version != self.new.version {
            notes.push(note("api-version-changed", "the API", &self.old.version, &self.new.version));
        }
        prose("the API", &self.old.docs, &self.new.docs, &mut notes);
        for new in &self.new.operations {
            let old = self.old.operations.iter().find(|old| old.method == new.method && old.path == new.path);
            if let Some(old) = old {
                prose(&new.title(), &old.docs, &new.docs, &mut notes);
                let arguments = |operation: &Operation| {
                    let taken = operation.parameters.iter().filter(|parameter| parameter.required.is_yes());
                    taken.map(|parameter| parameter.name.clone()).collect::<Vec<_>>()
                };
                reordered(&new.title(), &arguments(old), &arguments(new), &mut notes);
            }
        }
        self.argument_notes(&mut notes);
        self.schema_notes(&mut notes);
        notes
    }

    /// Required members of what is sent are arguments in the order of the document's list.
    fn argument_notes(&self, notes: &mut Vec<Note>) {
        for (old, new) in self.collect.sent() {
            let (old, new) = (self.old.schemas.resolve(old).1, self.new.schemas.resolve(new).1);
            let (Shape::Record(one), Shape::Record(other)) = (&old.shape, &new.shape) else { continue };
            let arguments = |record: &Record| {
                let taken = record.fields.iter().filter(|field| field.required.is_yes());
                taken.map(|field| field.name.clone()).collect::<Vec<_>>()
            };
            let subject = new.component.as_ref().map_or("a request".into(), |name| format!("schema {name}"));
            reordered(&subject, &arguments(one), &arguments(other), notes);
        }
    }

    /// Components that became others under another name, and prose of those that stayed.
    fn schema_notes(&self, notes: &mut Vec<Note>) {
        let names = |api: &crate::model::Api| {
            api.schemas.components().map(|(_, name, _)| name.to_owned()).collect::<std::collections::BTreeSet<_>>()
        };
        let (old_names, new_names) = (names(self.old), names(self.new));
        let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
        for (old, new) in self.collect.pairs.met() {
            let (old, new) = (&self.old.schemas[old], &self.new.schemas[new]);
            let (Some(before), Some(after)) = (old.component.as_deref(), new.component.as_deref()) else { continue };
            if before == after {
                prose(&format!("schema {after}"), &old.docs, &new.docs, notes);
            } else if !new_names.contains(before) && !old_names.contains(after) {
                renamed.insert(before, after);
            }
        }
        notes.extend(renamed.into_iter().map(|(before, after)| note("schema-renamed", "schema", before, after)));
    }
}

/// The same arguments in another order. Where some came or went, a change says so.
fn reordered(subject: &str, old: &[String], new: &[String], notes: &mut Vec<Note>) {
    let (kept, left): (Vec<_>, Vec<_>) = (
        old.iter().filter(|name| new.contains(name)).collect(),
        new.iter().filter(|name| old.contains(name)).collect(),
    );
    if kept != left {
        notes.push(note("arguments-reordered", subject, &old.join(", "), &new.join(", ")));
    }
}

fn prose(subject: &str, old: &Docs, new: &Docs, notes: &mut Vec<Note>) {
    let texts = [(&old.summary, &new.summary), (&old.description, &new.description)];
    for (old, new) in texts.into_iter().filter(|(old, new)| old != new) {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        notes.push(note("description-changed", subject, &text(old), &text(new)));
    }
}

fn note(kind: &'static str, subject: &str, before: &str, after: &str) -> Note {
    Note { kind, subject: subject.to_owned(), before: before.to_owned(), after: after.to_owned() }
}
