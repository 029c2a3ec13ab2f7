//! Where a finding is, as people say it: file, line, column, pointer.
//!
//! Pointers are those of the file as it was written, not of the tree that it was turned into. So a file is read once
//! more, and only if there is something to say about it.

use std::collections::HashMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    source::{FileId, Limits, LineColumn, Node, Span, Texts, Value, pointer},
};

/// The pointers of all places that are asked for.
pub(super) struct Pointers {
    known: HashMap<Span, String>,
}

impl Pointers {
    /// Finds the pointers of the first labels that have none yet.
    pub(super) fn of(diagnostics: &[&Diagnostic], texts: &Texts) -> Self {
        let mut wanted: HashMap<FileId, HashMap<Span, String>> = HashMap::new();
        for span in diagnostics.iter().filter(|found| found.pointer.is_none()).filter_map(|found| found.span()) {
            wanted.entry(span.file).or_default().insert(span, String::new());
        }
        let mut known = HashMap::new();
        for (file, mut spans) in wanted {
            let read = texts
                .file(file)
                .and_then(|file| crate::source::read(texts, file, &Limits::default(), &mut Diagnostics::new()));
            if let Some(root) = read {
                collect(&root, &mut String::from("#"), &mut spans);
            }
            known.extend(spans.into_iter().filter(|(_, pointer)| !pointer.is_empty()));
        }
        Self { known }
    }

    /// The pointer of a finding, if it stands in a file that can be read.
    pub(super) fn get<'p>(&'p self, diagnostic: &'p Diagnostic) -> Option<&'p str> {
        diagnostic.pointer.as_deref().or_else(|| self.known.get(&diagnostic.span()?).map(String::as_str))
    }
}

/// Depth first, so that an object comes before its first member, which in YAML begins at the same byte.
fn collect(node: &Node<'_>, path: &mut String, wanted: &mut HashMap<Span, String>) {
    let mut note = |span: Span, path: &str| {
        if let Some(found) = wanted.get_mut(&span)
            && found.is_empty()
        {
            *found = path.to_owned();
        }
    };
    note(node.span, path);
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
                if let Some(found) = wanted.get_mut(&member.key_span)
                    && found.is_empty()
                {
                    found.clone_from(path);
                }
                collect(&member.value, path, wanted);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// Line and column of a place.
pub(super) fn line_column(span: Span, texts: &Texts) -> LineColumn {
    LineColumn::of(texts.text(span.file), span.offset as usize)
}
