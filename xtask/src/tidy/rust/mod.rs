//! The repository's Rust as syntax, where a search in its text would be deceived by comments and strings.

mod paths;

use std::collections::BTreeSet;

use proc_macro2::Span;
use syn::{Attribute, Item, Meta};

use super::{
    finding::Finding,
    tree::{Tree, folder_of},
};

pub(super) use paths::paths;

/// A file of Rust.
pub(super) struct Rust {
    /// From the root, with `/`.
    pub(super) path: String,
    pub(super) file: syn::File,
    /// A module that is compiled for tests only.
    pub(super) is_test: bool,
}

/// Every file of Rust; one that is none is a finding of its own.
pub(super) fn read(tree: &Tree, found: &mut Vec<Finding>) -> Vec<Rust> {
    let mut files = Vec::new();
    for (path, text) in tree.ending(".rs") {
        match syn::parse_file(text) {
            Ok(file) => files.push(Rust { path: path.to_owned(), file, is_test: false }),
            Err(error) => {
                found.push(Finding::new("syntax", path, line(error.span()), format!("this is no Rust: {error}")));
            }
        }
    }
    let tests: BTreeSet<String> = files.iter().flat_map(test_modules).collect();
    for rust in &mut files {
        rust.is_test = tests.iter().any(|module| {
            rust.path.strip_prefix(module.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        });
    }
    files
}

/// The line that something stands in, from 1.
pub(super) fn line(span: Span) -> usize {
    span.start().line
}

/// Whether what has these attributes is compiled for tests only.
pub(super) fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("cfg") => {
            let mut words = list.tokens.clone().into_iter().map(|token| token.to_string());
            words.next().is_some_and(|first| {
                first == "test"
                    || first == "all" && words.any(|rest| rest.split([' ', '(', ')', ',']).any(|w| w == "test"))
            })
        }
        _ => false,
    })
}

/// Modules `mod tests;` that are for tests only: the path of the file without its end.
fn test_modules(rust: &Rust) -> Vec<String> {
    let name = rust.path.rsplit('/').next().unwrap_or_default();
    let folder = match name {
        "mod.rs" | "lib.rs" | "main.rs" => folder_of(&rust.path),
        _ => rust.path.trim_end_matches(".rs"),
    };
    let modules = rust.file.items.iter().filter_map(|item| match item {
        Item::Mod(module) if module.content.is_none() && is_for_tests(&module.attrs) => Some(module),
        _ => None,
    });
    modules.map(|module| format!("{folder}/{}", module.ident)).collect()
}

/// The attributes of an item.
pub(super) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
