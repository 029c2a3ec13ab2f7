//! One document out of many places: after [`bundle`] every `$ref` names a component of the root document.
//!
//! What references name in other files, or deep inside the document, is moved to the section of components of its kind,
//! and a reference to it is left where it was. Path items, operations and whole sections have no section of their own in
//! OpenAPI 3.0 and are copied to where they are referred to (OpenAPI 3.0.3 and 3.1.0, "Reference Object" and "Path Item
//! Object"; relative references: RFC 3986).

mod address;
mod cycles;
mod hoist;
mod inline;
mod library;
mod names;

use std::collections::{HashMap, HashSet};

use self::{
    address::Address,
    library::{Library, Location},
};
use super::{
    Dialect, Files,
    grammar::Kind,
    walk::{reference, walk, walk_mut},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, codes},
    source::{Node, Span, Texts, Value, pointer},
};

/// Kinds that can be referred to.
const KINDS: [Kind; 7] = [
    Kind::Schema,
    Kind::Parameter,
    Kind::Response,
    Kind::RequestBody,
    Kind::Header,
    Kind::Example,
    Kind::SecurityScheme,
];

/// Where components of a kind live in documents of a version, and how references begin that name them.
fn section(kind: Kind, dialect: Dialect) -> Option<Vec<&'static str>> {
    match (dialect, kind) {
        (Dialect::Swagger2, Kind::Schema) => Some(vec!["definitions"]),
        (Dialect::Swagger2, Kind::Parameter) => Some(vec!["parameters"]),
        (Dialect::Swagger2, Kind::Response) => Some(vec!["responses"]),
        (Dialect::Swagger2, _) => None,
        _ => kind.section().map(|section| vec!["components", section]),
    }
}

/// A reference as it was found.
struct Found {
    /// The file that it stands in.
    tree: usize,
    text: String,
    kind: Kind,
    span: Span,
    /// A discriminator's mapping may name what is not there; nothing depends on it.
    soft: bool,
}

type Key = (usize, String, Kind);

/// Brings everything that is referred to into the root document's components.
pub(super) fn bundle<'a>(
    root: Node<'a>,
    dialect: Dialect,
    texts: &'a Texts,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Node<'a> {
    let mut library = Library::new(root, texts, files);
    inline::inline(&mut library, diagnostics);
    let mut bundle =
        Bundle { library, dialect, targets: HashMap::new(), failed: Vec::new(), waiting: Vec::new(), diagnostics };
    bundle.waiting = bundle.references_in(bundle.library.root(), Kind::Document);
    // In the order of the document: names are given to the first one that wants them.
    bundle.waiting.reverse();
    while let Some(found) = bundle.waiting.pop() {
        bundle.settle(&found, 0);
    }
    bundle.report();
    let Bundle { mut library, targets, .. } = bundle;
    let mut root = library.take_root();
    // Most documents are one file of plain references: nothing is to be written then.
    if targets.iter().any(|((_, text, _), target)| target.as_ref() != Some(text)) {
        walk_mut(&mut root, Kind::Document, &mut |node, kind| rewrite(node, kind, &library, &targets));
    }
    cycles::cut(&mut root, dialect, diagnostics);
    without_text(&mut root, diagnostics);
    root
}

struct Bundle<'a, 'e> {
    library: Library<'a, 'e>,
    dialect: Dialect,
    /// What each reference is to be; nothing if it leads nowhere.
    targets: HashMap<Key, Option<String>>,
    /// Findings about references, and where these stand.
    failed: Vec<(Span, Diagnostic)>,
    waiting: Vec<Found>,
    diagnostics: &'e mut Diagnostics,
}

impl<'a> Bundle<'a, '_> {
    fn references_in(&self, node: &Node<'a>, kind: Kind) -> Vec<Found> {
        let mut found = Vec::new();
        walk(node, kind, &mut |node, kind| {
            let mut add = |place: &Node<'a>, soft: bool| {
                if let Some(text) = place.as_str() {
                    let tree = self.library.tree_of(place.span.file);
                    found.push(Found { tree, text: text.to_owned(), kind, span: place.span, soft });
                }
            };
            if kind.section().is_some()
                && let Some(place) = node.get("$ref")
            {
                add(place, false);
            }
            if kind == Kind::Schema
                && let Some(mapping) = node.get("discriminator").and_then(|found| found.get("mapping"))
            {
                let mapped = mapping.as_object().into_iter().flatten().map(|member| &member.value);
                mapped.filter(|target| target.as_str().is_some_and(names_a_place)).for_each(|target| add(target, true));
            }
        });
        found
    }

    /// Reports what leads nowhere. Inside a schema of the components only one member loses its type, so that is no reason
    /// to refuse the document; a reference of an operation that leads nowhere is an error.
    fn report(&mut self) {
        self.diagnostics.append(std::mem::take(&mut self.library.found));
        let mut within_schemas = HashSet::new();
        if !self.failed.is_empty()
            && let Some(section) = section(Kind::Schema, self.dialect)
            && let Some(schemas) = section.iter().try_fold(self.library.root(), |node, step| node.get(step))
        {
            for member in schemas.as_object().into_iter().flatten() {
                walk(&member.value, Kind::Schema, &mut |node, _| {
                    within_schemas.extend(node.get("$ref").map(|at| at.span))
                });
                if let Some(whole) = member.value.get("$ref") {
                    within_schemas.remove(&whole.span);
                }
            }
        }
        for (span, mut diagnostic) in std::mem::take(&mut self.failed) {
            if within_schemas.contains(&span) {
                diagnostic.severity = diagnostic.severity.min(Severity::Warning);
            }
            self.diagnostics.push(diagnostic);
        }
    }

    /// Decides what a reference is to be.
    fn settle(&mut self, found: &Found, chain: usize) -> Option<String> {
        let key = (found.tree, found.text.clone(), found.kind);
        if let Some(target) = self.targets.get(&key) {
            return target.clone();
        }
        let target = match self.target(found, chain) {
            Ok(target) => Some(target),
            Err(mut diagnostic) => {
                if found.soft {
                    diagnostic.severity = diagnostic.severity.min(Severity::Warning);
                }
                self.failed.push((found.span, diagnostic));
                None
            }
        };
        self.targets.insert(key, target.clone());
        target
    }

    fn target(&mut self, found: &Found, chain: usize) -> Result<String, Diagnostic> {
        let here = |diagnostic: Diagnostic| diagnostic.at(found.span, "this reference");
        let Some(section) = section(found.kind, self.dialect) else {
            let message = format!("a {} cannot be referred to", found.kind.name());
            return Err(here(Diagnostic::new(&codes::UNRESOLVED_REFERENCE, message)));
        };
        if chain > address::LONGEST_CHAIN {
            let message = format!("`{}` leads back to itself", found.text);
            return Err(here(Diagnostic::new(&codes::REFERENCE_CYCLE, message)));
        }
        let (address, location) = match self.locate(found) {
            Ok(found) => found,
            Err(diagnostic) => match self.by_name(&found.text, &section) {
                Some(target) => {
                    let message = format!("`{}` is read as `{target}`", found.text);
                    self.diagnostics.push(here(Diagnostic::new(&codes::REFERENCE_MALFORMED, message)));
                    return Ok(target);
                }
                None => return Err(here(diagnostic)),
            },
        };
        if location.tree == 0
            && let Some((name, parents)) = location.tokens.split_last()
            && parents == section
        {
            return Ok(address::to_component(&section, name));
        }
        if let Some(next) = self.library.at(&location).and_then(|node| node.get("$ref"))
            && let Some(text) = next.as_str()
        {
            let tree = self.library.tree_of(next.span.file);
            let next = Found { tree, text: text.to_owned(), kind: found.kind, span: found.span, soft: found.soft };
            return self.settle(&next, chain + 1).ok_or_else(|| {
                here(Diagnostic::new(&codes::UNRESOLVED_REFERENCE, format!("`{}` leads nowhere", found.text)))
            });
        }
        if let Some(target) = self.as_content(&location, found, &section) {
            return Ok(target);
        }
        self.hoist(&location, &address, found.kind, &section).ok_or_else(|| {
            let message = format!("`{}` is no {}", found.text, found.kind.name());
            here(Diagnostic::new(&codes::UNRESOLVED_REFERENCE, message))
        })
    }

    /// Where a reference leads, as it is written and after all detours.
    fn locate(&mut self, found: &Found) -> Result<(Location, Location), Diagnostic> {
        let address = Address::parse(&found.text)?;
        let location = self.library.locate(found.tree, &address)?;
        let tree = self.library.load(found.tree, address.file.as_deref())?;
        Ok((Location { tree, tokens: address.tokens }, location))
    }
}

/// Writes what was decided into the tree. A reference that leads nowhere becomes a schema that allows everything, or
/// nothing (which the repair takes out).
fn rewrite(node: &mut Node<'_>, kind: Kind, library: &Library<'_, '_>, targets: &HashMap<Key, Option<String>>) {
    let decided = |place: &Node<'_>| {
        let tree = library.tree_of(place.span.file);
        targets.get(&(tree, place.as_str()?.to_owned(), kind)).cloned()
    };
    if kind == Kind::Schema
        && let Some(mapping) = node.get_mut("discriminator").and_then(|found| found.get_mut("mapping"))
        && let Some(mapping) = mapping.as_object_mut()
    {
        mapping.retain(|member| match decided(&member.value) {
            Some(Some(target)) => {
                member.value.value = Value::String(target.into());
                true
            }
            Some(None) => false,
            None => true,
        });
    }
    if kind.section().is_none() || reference(node).is_none() {
        return;
    }
    let Some(place) = node.get_mut("$ref") else { return };
    match decided(place) {
        Some(Some(target)) if place.as_str() != Some(&target) => place.value = Value::String(target.into()),
        Some(None) if kind == Kind::Schema => {
            if let Some(object) = node.as_object_mut() {
                object.remove("$ref");
            }
        }
        Some(None) => node.value = Value::Null,
        _ => {}
    }
}

/// A `$ref` that is no string refers to nothing; what stands beside it counts.
fn without_text(root: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    let is_odd = |node: &Node<'_>| node.get("$ref").is_some_and(|reference| reference.as_str().is_none());
    let mut any = false;
    walk(root, Kind::Document, &mut |node, kind| any |= kind.section().is_some() && is_odd(node));
    if !any {
        return;
    }
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if kind.section().is_some()
            && is_odd(node)
            && let Some(odd) = node.as_object_mut().and_then(|object| object.remove("$ref"))
        {
            let message = format!("`$ref` is {}, not a string", odd.value.kind_name());
            diagnostics.push(Diagnostic::new(&codes::WRONG_TYPE, message).at_name(odd.key_span, "ignored"));
        }
    });
}

/// Whether a discriminator's mapping value is a reference and not the bare name of a schema.
fn names_a_place(text: &str) -> bool {
    text.contains(['#', '/']) || [".json", ".yaml", ".yml"].iter().any(|end| text.ends_with(end))
}

/// A component's reference: `#/components/schemas/Pet`.
fn fragment<'t>(tokens: impl IntoIterator<Item = &'t str>) -> String {
    tokens.into_iter().fold(String::from("#"), |path, token| pointer::child(&path, token))
}
