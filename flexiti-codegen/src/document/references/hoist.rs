//! Making components of what is referred to elsewhere.

use super::{Bundle, Found, KINDS, Location, address, names, section};
use crate::{
    diagnostic::{Diagnostic, codes},
    document::{Dialect, grammar::Kind},
    source::{Member, Node, Object, Value},
};

impl<'a> Bundle<'a, '_> {
    /// A reference that is not written as one, if its last part is the name of a component.
    pub(super) fn by_name(&self, text: &str, section: &[&'static str]) -> Option<String> {
        let (file, _) = text.split_once('#').unwrap_or((text, ""));
        // A file that is not there is not the same as a component of that name here.
        if file.contains(['/', '.', '\\']) {
            return None;
        }
        let name = text.rsplit(['/', '#']).next().filter(|name| !name.is_empty())?;
        self.components(section)?.get(name)?;
        Some(address::to_component(section, name))
    }

    /// A response or request body that refers to a schema is meant to hold JSON of that schema.
    pub(super) fn as_content(&mut self, location: &Location, found: &Found, target: &[&'static str]) -> Option<String> {
        let schemas = section(Kind::Schema, self.dialect)?;
        let (name, parents) = location.tokens.split_last()?;
        if location.tree != 0 || parents != schemas || !matches!(found.kind, Kind::Response | Kind::RequestBody) {
            return None;
        }
        let message = format!("`{}` is a schema, not a {}", found.text, found.kind.name());
        let malformed = Diagnostic::new(&codes::REFERENCE_MALFORMED, message);
        self.diagnostics.push(malformed.at(found.span, "read as JSON of this schema"));
        let origin = self.library.root().span;
        let wrap = |key: &'static str, value: Node<'a>| {
            let mut object = Object::new();
            object.set(key, value);
            Node::new(Value::Object(object), origin)
        };
        let reference = Node::string(address::to_component(&schemas, name), origin);
        let schema = wrap("schema", wrap("$ref", reference));
        let mut node = match self.dialect {
            Dialect::Swagger2 => schema,
            _ => wrap("content", wrap("application/json", schema)),
        };
        node.as_object_mut()?.set("description", Node::string("", origin));
        self.add(&self.free_name(name, target), node, found.kind, target)
    }

    /// Moves a node to its section of components, or copies it if it is a component of another kind. Its name is that
    /// of the address which led there.
    pub(super) fn hoist(
        &mut self,
        location: &Location,
        address: &Location,
        kind: Kind,
        target: &[&'static str],
    ) -> Option<String> {
        let whole_root = location.tree == 0 && location.tokens.len() < 2;
        if whole_root || !matches!(self.library.at(location)?.value, Value::Object(_) | Value::Bool(_)) {
            return None;
        }
        let wanted = names::of(&address.tokens, self.library.path(address.tree), address.tree == 0);
        let name = self.free_name(&wanted, target);
        let is_component = location.tree == 0
            && location.tokens.split_last().is_some_and(|(_, parents)| {
                KINDS.into_iter().any(|kind| section(kind, self.dialect).is_some_and(|section| parents == section))
            });
        let origin = self.library.root().span;
        let place = self.library.at_mut(location)?;
        let node = if is_component {
            self.copies.copy(place, self.diagnostics)?
        } else {
            let mut marker = Node::empty_object(place.span);
            // The marker's own place is the root document: that is what its reference is relative to.
            marker.as_object_mut()?.set("$ref", Node::string(address::to_component(target, &name), origin));
            std::mem::replace(place, marker)
        };
        self.add(&name, node, kind, target)
    }

    /// Adds a component and notes the references in it; returns the reference to it.
    fn add(&mut self, name: &str, node: Node<'a>, kind: Kind, section: &[&'static str]) -> Option<String> {
        let found_inside = self.references_in(&node, kind);
        self.waiting.extend(found_inside.into_iter().rev());
        let (span, origin) = (node.span, self.library.root().span);
        let mut parent = self.library.root_mut();
        for step in section {
            let object = parent.as_object_mut()?;
            if !object.contains(step) {
                object.set(*step, Node::empty_object(origin));
            }
            parent = object.get_mut(step)?;
        }
        parent.as_object_mut()?.insert(Member::new(name.to_owned(), span, node));
        Some(address::to_component(section, name))
    }

    fn free_name(&self, name: &str, section: &[&'static str]) -> String {
        let components = self.components(section);
        names::free(name, |name| components.is_some_and(|all| all.get(name).is_some()))
    }

    fn components(&self, section: &[&'static str]) -> Option<&Node<'a>> {
        section.iter().try_fold(self.library.root(), |node, step| node.get(step))
    }
}
