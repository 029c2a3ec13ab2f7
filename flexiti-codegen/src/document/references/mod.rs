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

use std::collections::HashMap;

use self::{
    address::Address,
    library::{Library, Location},
};
use super::{
    Dialect, Files,
    copies::Copies,
    grammar::Kind,
    walk::{reference, walk, walk_mut},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, codes},
    source::{Limits, Node, Object, Span, Texts, Value, pointer},
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
}

type Key = (usize, String, Kind);

/// Brings everything that is referred to into the root document's components.
pub(super) fn bundle<'a>(
    root: Node<'a>,
    dialect: Dialect,
    texts: &'a Texts,
    files: &dyn Files,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Node<'a> {
    let mut library = Library::new(root, texts, files, limits);
    let copies = Copies::within(limits);
    inline::inline(&mut library, &copies, diagnostics);
    let (targets, failed, waiting) = (HashMap::new(), Vec::new(), Vec::new());
    let mut bundle = Bundle { library, dialect, copies, targets, failed, waiting, diagnostics };
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
    /// What may still be copied.
    copies: Copies,
    /// What each reference is to be; nothing if it leads nowhere.
    targets: HashMap<Key, Option<String>>,
    /// Findings about references.
    failed: Vec<Diagnostic>,
    waiting: Vec<Found>,
    diagnostics: &'e mut Diagnostics,
}

impl<'a> Bundle<'a, '_> {
    fn references_in(&self, node: &Node<'a>, kind: Kind) -> Vec<Found> {
        let mut found = Vec::new();
        walk(node, kind, &mut |node, kind| {
            let mut add = |place: &Node<'a>| {
                if let Some(text) = place.as_str() {
                    let tree = self.library.tree_of(place.span.file);
                    found.push(Found { tree, text: text.to_owned(), kind, span: place.span });
                }
            };
            if kind.section().is_some()
                && let Some(place) = node.get("$ref")
            {
                add(place);
            }
            if kind == Kind::Schema
                && let Some(mapping) = node.get("discriminator").and_then(|found| found.get("mapping"))
            {
                let mapped = mapping.as_object().into_iter().flatten().map(|member| &member.value);
                mapped.filter(|target| target.as_str().is_some_and(names_a_place)).for_each(&mut add);
            }
        });
        found
    }

    /// Reports what leads nowhere. Whatever is wrong with a reference or the file that it names costs what needs it, and
    /// not the document.
    fn report(&mut self) {
        self.diagnostics.append(std::mem::take(&mut self.library.found));
        for mut diagnostic in std::mem::take(&mut self.failed) {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
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
            Err(diagnostic) => {
                self.failed.push(diagnostic);
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
            let next = Found { tree, text: text.to_owned(), kind: found.kind, span: found.span };
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

/// Writes what was decided into the tree.
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
        Some(None) => unknown(node, kind),
        _ => {}
    }
}

/// What stands in for a reference that leads nowhere: as much as its place tells. A schema allows everything, a request
/// body is some JSON (the common case: an operation that cannot send any would be of no use), of an answer nothing is
/// known. The rest is nothing, which the repair takes out and lists.
fn unknown(node: &mut Node<'_>, kind: Kind) {
    let span = node.span;
    match kind {
        Kind::Schema => {
            if let Some(object) = node.as_object_mut() {
                object.remove("$ref");
            }
        }
        Kind::Response => *node = holding("description", Node::string("", span)),
        Kind::RequestBody => {
            let json = holding("schema", Node::empty_object(span));
            *node = holding("content", holding("application/json", json));
        }
        _ => node.value = Value::Null,
    }
}

/// An object of one member, at the place of its value.
fn holding<'a>(name: &'static str, value: Node<'a>) -> Node<'a> {
    let (mut object, span) = (Object::new(), value.span);
    object.set(name, value);
    Node::new(Value::Object(object), span)
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
