//! What must never be printed, struck out.

use std::collections::BTreeSet;

use flexiti_description::Shape;

use super::{Shapes, Tree};

/// What stands where a value was.
pub(crate) const REDACTED: &str = "[redacted]";

/// What is struck out of values.
pub(crate) struct Redaction<'d> {
    shapes: Shapes<'d>,
    names: BTreeSet<&'d str>,
}

impl<'d> Redaction<'d> {
    /// What the description says is sensitive, and what is called like it.
    pub(crate) fn of(shapes: Shapes<'d>) -> Self {
        Self { shapes, names: shapes.sensitive_names() }
    }

    /// The value without what must not be printed. `shape` is the documented one, if there is one.
    pub(crate) fn strike(&self, tree: &Tree, shape: Option<&'d Shape>) -> Tree {
        if shape.is_some_and(|shape| self.shapes.is_sensitive(shape)) {
            return struck(tree);
        }
        match tree {
            Tree::List(items) => {
                let item = shape.and_then(|shape| self.shapes.item(shape));
                Tree::List(items.iter().map(|value| self.strike(value, item)).collect())
            }
            Tree::Record(members) => {
                let members = members.iter().map(|(name, value)| (name.clone(), self.member(name, value, shape)));
                Tree::Record(members.collect())
            }
            scalar => scalar.clone(),
        }
    }

    fn member(&self, name: &str, value: &Tree, shape: Option<&'d Shape>) -> Tree {
        let known = shape.map(|shape| self.shapes.members(shape, name)).unwrap_or_default();
        let is_sensitive = match known.is_empty() {
            true => self.names.contains(name),
            false => known.iter().any(|field| field.sensitive || self.shapes.is_sensitive(&field.shape)),
        };
        if is_sensitive {
            return struck(value);
        }
        let own = known.first().map(|field| &field.shape);
        self.strike(value, own.or_else(|| self.shapes.others(shape?)))
    }
}

/// The value, were it not for what it says. That there is none may be seen.
fn struck(tree: &Tree) -> Tree {
    match tree {
        Tree::Null => Tree::Null,
        _ => Tree::Text(REDACTED.to_owned()),
    }
}
