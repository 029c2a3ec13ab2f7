//! Walking over a document by its [grammar](super::grammar): each object once, with its kind, parents first.
//!
//! Examples, defaults and extensions are data of the API and are not entered.

use super::grammar::{Form, Kind};
use crate::source::{Node, Value};

/// Calls `visit` for `node` and, after that, for the objects that are then in it.
pub(super) fn walk_mut<'a>(node: &mut Node<'a>, kind: Kind, visit: &mut dyn FnMut(&mut Node<'a>, Kind)) {
    visit(node, kind);
    if is_reference(node, kind) {
        return;
    }
    let Some(object) = node.as_object_mut() else { return };
    if let Some(kind) = kind.any_member() {
        for (name, _, child) in object.values_mut() {
            if !name.starts_with("x-") {
                walk_mut(child, kind, visit);
            }
        }
        return;
    }
    for rule in kind.rules() {
        let Some(child) = object.get_mut(rule.name) else { continue };
        match (rule.form, &mut child.value) {
            (Form::One(kind), _) | (Form::FlagOr(kind), Value::Object(_)) => walk_mut(child, kind, visit),
            (Form::List(kind), Value::Array(items)) => items.iter_mut().for_each(|item| walk_mut(item, kind, visit)),
            (Form::Map(kind), Value::Object(map)) => {
                map.values_mut().for_each(|(_, _, value)| walk_mut(value, kind, visit));
            }
            (Form::Paths, Value::Object(paths)) => {
                for (name, _, item) in paths.values_mut() {
                    if name.starts_with('/') {
                        walk_mut(item, Kind::PathItem, visit);
                    }
                }
            }
            _ => {}
        }
    }
}

/// [`walk_mut`] for looking only.
pub(super) fn walk<'n, 'a>(node: &'n Node<'a>, kind: Kind, visit: &mut dyn FnMut(&'n Node<'a>, Kind)) {
    visit(node, kind);
    if is_reference(node, kind) {
        return;
    }
    let Some(object) = node.as_object() else { return };
    if let Some(kind) = kind.any_member() {
        object
            .iter()
            .filter(|member| !member.key.starts_with("x-"))
            .for_each(|member| walk(&member.value, kind, visit));
        return;
    }
    for rule in kind.rules() {
        let Some(child) = object.get(rule.name) else { continue };
        match (rule.form, &child.value) {
            (Form::One(kind), _) | (Form::FlagOr(kind), Value::Object(_)) => walk(child, kind, visit),
            (Form::List(kind), Value::Array(items)) => items.iter().for_each(|item| walk(item, kind, visit)),
            (Form::Map(kind), Value::Object(map)) => map.iter().for_each(|member| walk(&member.value, kind, visit)),
            (Form::Paths, Value::Object(paths)) => {
                for member in paths.iter().filter(|member| member.key.starts_with('/')) {
                    walk(&member.value, Kind::PathItem, visit);
                }
            }
            _ => {}
        }
    }
}

/// Whether an object is a reference, of a kind that can be one. A schema with members beside its `$ref` is entered:
/// in OpenAPI 3.1 they count.
pub(super) fn is_reference(node: &Node<'_>, kind: Kind) -> bool {
    kind != Kind::Schema && kind.section().is_some() && reference(node).is_some()
}

/// The text of an object's `$ref`.
pub(super) fn reference<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.text("$ref")
}
