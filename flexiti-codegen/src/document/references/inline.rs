//! References to what has no section of components in OpenAPI 3.0: path items, operations, whole sections.
//!
//! They are replaced by a copy. Members beside the `$ref` stay and win.

use super::{
    address::Address,
    library::{Library, Location},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, codes},
    document::{copies::Copies, operations::METHODS},
    source::{Member, Node, Value},
};

/// So many copies are made at most; a document with more of them copies in a circle.
const MOST_COPIES: usize = 20_000;

/// What was copied so far.
struct Inlining<'c> {
    copies: &'c Copies,
    count: usize,
}

/// Replaces all of them.
pub(super) fn inline(library: &mut Library<'_, '_>, copies: &Copies, diagnostics: &mut Diagnostics) {
    let mut inlining = Inlining { copies, count: 0 };
    for place in ["info", "paths", "components", "definitions", "parameters", "responses"] {
        replace(library, vec![place.to_owned()], &mut inlining, diagnostics);
    }
    for section in ["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes"] {
        replace(library, vec!["components".to_owned(), section.to_owned()], &mut inlining, diagnostics);
    }
    for path in names(library.root().get("paths")) {
        let item = vec!["paths".to_owned(), path];
        replace(library, item.clone(), &mut inlining, diagnostics);
        for method in METHODS {
            let operation: Vec<String> = item.iter().cloned().chain([method.to_owned()]).collect();
            replace(library, operation.clone(), &mut inlining, diagnostics);
            let responses: Vec<String> = operation.into_iter().chain(["responses".to_owned()]).collect();
            replace(library, responses, &mut inlining, diagnostics);
        }
    }
}

fn names(node: Option<&Node<'_>>) -> Vec<String> {
    let members = node.and_then(Node::as_object).into_iter().flatten();
    members.map(|member| member.key.clone().into_owned()).collect()
}

/// Replaces the reference at one place, and the one that comes with its copy, and so on.
fn replace(
    library: &mut Library<'_, '_>,
    tokens: Vec<String>,
    inlining: &mut Inlining<'_>,
    diagnostics: &mut Diagnostics,
) {
    let place = Location { tree: 0, tokens };
    loop {
        let Some(reference) = library.at(&place).and_then(|node| node.get("$ref")) else { return };
        let Some(text) = reference.as_str().map(str::to_owned) else { return };
        let (span, from) = (reference.span, library.tree_of(reference.span.file));
        inlining.count += 1;
        let found = if inlining.count > MOST_COPIES {
            Err(Diagnostic::new(&codes::REFERENCE_CYCLE, format!("`{text}` is copied without end")))
        } else {
            Address::parse(&text).and_then(|address| library.locate(from, &address))
        };
        let copy = match found {
            Ok(target) if target != place => {
                library.at(&target).and_then(|node| inlining.copies.copy(node, diagnostics))
            }
            Ok(_) => None,
            Err(diagnostic) => {
                let severity = diagnostic.severity.min(Severity::Warning);
                diagnostics.push(diagnostic.at(span, "this reference").severity(severity));
                None
            }
        };
        let Some(Value::Object(object)) = library.at_mut(&place).map(|node| &mut node.value) else { return };
        object.remove("$ref");
        if let Some(Node { value: Value::Object(copy), .. }) = copy {
            for Member { key, key_span, value } in copy.into_members() {
                if !object.contains(&key) {
                    object.insert(Member { key, key_span, value });
                }
            }
        }
    }
}
