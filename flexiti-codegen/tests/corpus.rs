//! Real documents: each is read, brought to OpenAPI 3.0, and read piece by piece as `openapiv3`'s types.
//!
//! The documents are not part of the repository. They lie in `corpus/documents` of the folder that `FLEXITI_SHARED`
//! names, or of `../shared`; without them the test says so and passes. `FLEXITI_CORPUS` names another folder
//! of documents, or a file that lists them.

// What was left out and how long it took is to be seen with `--nocapture`.
#![allow(clippy::print_stderr)]

#[path = "common/corpus.rs"]
mod corpus;

use std::{path::Path, time::Instant};

use flexiti_codegen::{
    diagnostic::{Diagnostic, Diagnostics, Severity, render},
    document::{Document, Folder, METHODS, Part, open},
    source::{Limits, Node, Texts, read},
};
use openapiv3::{Header, Operation, Parameter, ReferenceOr, RequestBody, Response, Schema, SecurityScheme};

/// The operations that a document describes, before anything is done to it.
fn described_operations(root: &Node<'_>) -> usize {
    let items = root.get("paths").and_then(Node::as_object).into_iter().flatten();
    items
        .filter(|item| !item.key.starts_with("x-"))
        .flat_map(|item| item.value.as_object().into_iter().flatten())
        .filter(|member| METHODS.contains(&&*member.key))
        .count()
}

/// Every part that `openapiv3` has a type for, read as that type.
fn unreadable_parts(document: &Document<'_>) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let mut check = |result: Result<(), Diagnostic>| errors.extend(result.err());
    for operation in document.operations() {
        check(document.read::<Operation>(operation.node).map(drop));
        for parameter in operation.path_item.get("parameters").and_then(Node::as_array).unwrap_or_default() {
            check(document.read::<ReferenceOr<Parameter>>(parameter).map(drop));
            check(document.resolve(parameter).map(drop));
        }
        for parameter in operation.node.get("parameters").and_then(Node::as_array).unwrap_or_default() {
            check(document.resolve(parameter).map(drop));
        }
        let responses = operation.node.get("responses").and_then(Node::as_object);
        for response in responses.into_iter().flatten() {
            check(document.resolve(&response.value).map(drop));
        }
    }
    let mut section = |name: &str, read: &dyn Fn(&Node<'_>) -> Result<(), Diagnostic>| {
        for component in document.components(name) {
            errors.extend(read(&component.value).err());
        }
    };
    section("schemas", &|node| document.read::<ReferenceOr<Schema>>(node).map(drop));
    section("parameters", &|node| document.read::<ReferenceOr<Parameter>>(node).map(drop));
    section("responses", &|node| document.read::<ReferenceOr<Response>>(node).map(drop));
    section("requestBodies", &|node| document.read::<ReferenceOr<RequestBody>>(node).map(drop));
    section("headers", &|node| document.read::<ReferenceOr<Header>>(node).map(drop));
    section("securitySchemes", &|node| document.read::<ReferenceOr<SecurityScheme>>(node).map(drop));
    errors.extend(document.read::<openapiv3::OpenAPI>(document.root()).err());
    errors
}

fn check(path: &Path) -> Result<(), String> {
    let texts = Texts::new();
    let mut diagnostics = Diagnostics::new();
    let name = path.file_name().unwrap_or_default().display();
    let start = Instant::now();
    let file = texts.load(path).map_err(|error| error.message)?;
    let root = read(&texts, file, &Limits::default(), &mut diagnostics).ok_or("it cannot be read")?;
    let described = described_operations(&root);
    let read_in = start.elapsed();
    let document = open(&texts, root, &Folder::of(path), &mut diagnostics).ok_or("it is not OpenAPI")?;
    let opened_in = start.elapsed() - read_in;
    let errors = unreadable_parts(&document);
    let generated = document.operations().count();
    let left_out = document.left_out.iter().filter(|left| left.part == Part::Operation).count();
    eprintln!(
        "{name}: {generated}/{described} operations, {left_out} left out, {} schemas, {} errors, {} warnings, {} notes; \
         read {read_in:.0?}, open {opened_in:.0?}",
        document.components("schemas").count(),
        diagnostics.error_count(),
        diagnostics.warning_count(),
        diagnostics.count(Severity::Note),
    );
    if std::env::var_os("FLEXITI_VERBOSE").is_some() {
        eprint!("{}", render::text(&diagnostics, &texts, false));
    }
    let mut unreadable = Diagnostics::new();
    errors.into_iter().for_each(|error| unreadable.push(error));
    // A path item that is referred to brings operations along.
    match (unreadable.is_empty(), generated + left_out >= described) {
        (true, true) => Ok(()),
        (false, _) => Err(render::text(&unreadable, &texts, false)),
        (_, false) => {
            Err(format!("{described} operations are described, {generated} are there, {left_out} are left out"))
        }
    }
}

#[test]
fn every_part_is_readable_or_left_out() {
    let Some(documents) = corpus::documents() else { return };
    let failed: Vec<_> =
        documents.iter().filter_map(|path| Some(format!("{}: {}", path.display(), check(path).err()?))).collect();
    assert!(failed.is_empty(), "{} of {} documents:\n{}", failed.len(), documents.len(), failed.join("\n"));
}
