//! Where a finding is, as people say it: file, line, column, pointer.
//!
//! Pointers are those of the file as it was written, not of the tree that it was turned into. So a file is read once
//! more, and only if there is something to say about it.

use std::collections::HashMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    source::{FileId, Limits, LineColumn, Node, Span, Texts, Value, pointer},
};

/// A place, and whether it is the name of a member.
type Place = (Span, bool);

/// The pointers of all places that are asked for.
pub(super) struct Pointers {
    known: HashMap<Place, String>,
}

/// The place of a finding.
fn place(diagnostic: &Diagnostic) -> Option<Place> {
    diagnostic.labels.first().map(|label| (label.span, label.is_name))
}

impl Pointers {
    /// Finds the pointers of the first labels that have none yet.
    pub(super) fn of(diagnostics: &[&Diagnostic], texts: &Texts) -> Self {
        let mut wanted: HashMap<FileId, HashMap<Place, String>> = HashMap::new();
        for place in diagnostics.iter().filter(|found| found.pointer.is_none()).filter_map(|found| place(found)) {
            wanted.entry(place.0.file).or_default().insert(place, String::new());
        }
        let mut known = HashMap::new();
        for (file, mut places) in wanted {
            let read = texts
                .file(file)
                .and_then(|file| crate::source::read(texts, file, &Limits::default(), &mut Diagnostics::new()));
            if let Some(root) = read {
                collect(&root, &mut String::from("#"), &mut places);
            }
            known.extend(places.into_iter().filter(|(_, pointer)| !pointer.is_empty()));
        }
        Self { known }
    }

    /// The pointer of a finding, if it stands in a file that can be read.
    pub(super) fn get<'p>(&'p self, diagnostic: &'p Diagnostic) -> Option<&'p str> {
        diagnostic.pointer.as_deref().or_else(|| self.known.get(&place(diagnostic)?).map(String::as_str))
    }
}

/// Depth first. What YAML aliases repeat is found where it comes first.
fn collect(node: &Node<'_>, path: &mut String, wanted: &mut HashMap<Place, String>) {
    note((node.span, false), path, wanted);
    let length = path.len();
    match &node.value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push_str(&format!("/{index}"));
                collect(item, path, wanted);
                path.truncate(length);
            }
        }
        Value::Object(object) => {
            for member in object {
                path.push('/');
                path.push_str(&pointer::escaped(&member.key));
                note((member.key_span, true), path, wanted);
                collect(&member.value, path, wanted);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

fn note(place: Place, path: &str, wanted: &mut HashMap<Place, String>) {
    if let Some(found) = wanted.get_mut(&place)
        && found.is_empty()
    {
        path.clone_into(found);
    }
}

/// Line and column of a place.
pub(super) fn line_column(span: Span, texts: &Texts) -> LineColumn {
    LineColumn::of(texts.text(span.file), span.offset as usize)
}
