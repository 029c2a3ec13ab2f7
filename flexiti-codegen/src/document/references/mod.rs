//! One document out of many places: after [`bundle`] every `$ref` names a component of the root document.
//!
//! What references name in other files, or deep inside the document, is moved to the section of components of its kind,
//! and a reference to it is left where it was. Path items, operations and whole sections have no section of their own in
//! OpenAPI 3.0 and are copied to where they are referred to (OpenAPI 3.0.3 and 3.1.0, "Reference Object" and "Path Item
//! Object"; relative references: RFC 3986).

mod address;
mod cycles;
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
    grammar::Kind,
    walk::{reference, walk, walk_mut},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, codes},
    source::{Member, Node, Span, Texts, Value, pointer},
};

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
    let mut bundle = Bundle { library, dialect, targets: HashMap::new(), waiting: Vec::new(), diagnostics };
    bundle.waiting = bundle.references_in(bundle.library.root(), Kind::Document);
    // In the order of the document: names are given to the first one that wants them.
    bundle.waiting.reverse();
    while let Some(found) = bundle.waiting.pop() {
        bundle.settle(&found, 0);
    }
    let Bundle { mut library, targets, .. } = bundle;
    let mut root = library.take_root();
    walk_mut(&mut root, Kind::Document, &mut |node, kind| rewrite(node, kind, &library, &targets));
    cycles::cut(&mut root, dialect, diagnostics);
    root
}

struct Bundle<'a, 'e> {
    library: Library<'a, 'e>,
    dialect: Dialect,
    /// What each reference is to be; nothing if it leads nowhere.
    targets: HashMap<Key, Option<String>>,
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
                    diagnostic.severity = Severity::Warning;
                }
                self.diagnostics.push(diagnostic);
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
        let location = match self.locate(found) {
            Ok(location) => location,
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
        self.hoist(&location, found, &section).ok_or_else(|| {
            let message = format!("`{}` is no {}", found.text, found.kind.name());
            here(Diagnostic::new(&codes::UNRESOLVED_REFERENCE, message))
        })
    }

    fn locate(&mut self, found: &Found) -> Result<Location, Diagnostic> {
        let address = Address::parse(&found.text)?;
        self.library.locate(found.tree, &address)
    }

    /// A reference that is not written as one, if its last part is the name of a component.
    fn by_name(&self, text: &str, section: &[&'static str]) -> Option<String> {
        let name = text.rsplit(['/', '#']).next().filter(|name| !name.is_empty())?;
        let components = section.iter().try_fold(self.library.root(), |node, step| node.get(step))?;
        components.get(name)?;
        Some(address::to_component(section, name))
    }

    /// Moves a node to its section of components, or copies it if it is a component of another kind.
    fn hoist(&mut self, location: &Location, found: &Found, section: &[&'static str]) -> Option<String> {
        let whole_root = location.tree == 0 && location.tokens.len() < 2;
        if whole_root || !matches!(self.library.at(location)?.value, Value::Object(_) | Value::Bool(_)) {
            return None;
        }
        let name = names::free(&names::of(location, self.library.path(location.tree)), |name| {
            section
                .iter()
                .try_fold(self.library.root(), |node, step| node.get(step))
                .is_some_and(|all| all.get(name).is_some())
        });
        let target = address::to_component(section, &name);
        let foreign = location.tree == 0
            && matches!(location.tokens.as_slice(), [components, _, _] if components == "components");
        let origin = self.library.root().span;
        let place = self.library.at_mut(location)?;
        let node = if foreign {
            place.clone()
        } else {
            let mut marker = Node::empty_object(place.span);
            // The marker's own place is the root document: that is what its reference is relative to.
            marker.as_object_mut()?.set("$ref", Node::string(target.clone(), origin));
            std::mem::replace(place, marker)
        };
        let found_inside = self.references_in(&node, found.kind);
        self.waiting.extend(found_inside.into_iter().rev());
        let span = node.span;
        let mut parent = self.library.root_mut();
        for step in section {
            let object = parent.as_object_mut()?;
            if !object.contains(step) {
                object.set(*step, Node::empty_object(origin));
            }
            parent = object.get_mut(step)?;
        }
        parent.as_object_mut()?.insert(Member::new(name, span, node));
        Some(target)
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

/// Whether a discriminator's mapping value is a reference and not the bare name of a schema.
fn names_a_place(text: &str) -> bool {
    text.contains(['#', '/']) || [".json", ".yaml", ".yml"].iter().any(|end| text.ends_with(end))
}

/// A component's reference: `#/components/schemas/Pet`.
fn fragment<'t>(tokens: impl IntoIterator<Item = &'t str>) -> String {
    tokens.into_iter().fold(String::from("#"), |path, token| pointer::child(&path, token))
}
