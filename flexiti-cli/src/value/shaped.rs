//! A value as the runtime sends it: in the form of its shape, within its limits, its secrets marked.

use flexiti_description::{Field, Kind, Shape};
use flexiti_runtime::wire::{Encode, Encoder};

use super::{Shapes, Tree, fit::is_number};
use crate::interned;

/// A value and its shape.
pub(crate) struct Shaped<'a> {
    tree: &'a Tree,
    shape: Option<&'a Shape>,
    shapes: Shapes<'a>,
}

impl<'a> Shaped<'a> {
    /// A value of this shape; none: whatever it is.
    pub(crate) fn new(tree: &'a Tree, shape: Option<&'a Shape>, shapes: Shapes<'a>) -> Self {
        Self { tree, shape, shapes }
    }

    fn kind(&self) -> Option<&'a Kind> {
        self.shape.map(|shape| &self.shapes.resolve(shape).kind)
    }

    /// One member, by all that the document says of a member of this name.
    fn member(&self, name: &str, value: &Tree, to: &mut Encoder<'_>) {
        let known: Vec<&Field> = self.shape.map(|shape| self.shapes.members(shape, name)).unwrap_or_default();
        let secret = known.iter().any(|field| field.sensitive || self.shapes.is_sensitive(&field.shape));
        let own = known.first().map(|field| &field.shape);
        let shape = own.or_else(|| self.shapes.others(self.shape?));
        // Where a union has several members of the name, whose limits hold is not known before it is sent.
        let limited = shape.filter(|_| known.len() < 2);
        let value = Shaped { tree: value, shape, shapes: self.shapes };
        let quoted = matches!(value.kind(), Some(Kind::DecimalText | Kind::DigitsText));
        let none = const { &flexiti_runtime::wire::Limit::NONE };
        let limit = limited.map_or(none, |shape| interned::limit_of(shape, self.shapes));
        match (secret, quoted) {
            (true, true) => to.quoted_secret(name, &value, limit),
            (true, false) => to.secret(name, &value, limit),
            (false, true) => to.quoted(name, &value, limit),
            (false, false) => to.limited(name, &value, limit),
        }
    }
}

impl Encode for Shaped<'_> {
    fn encode(&self, to: &mut Encoder<'_>) {
        match self.tree {
            Tree::Null => to.null(),
            Tree::Boolean(value) => to.boolean(*value),
            Tree::Number(number) => match self.kind() {
                Some(Kind::Digits | Kind::DigitsText) => to.digits(number),
                _ => to.number(number),
            },
            Tree::Text(text) => match self.kind() {
                Some(Kind::Digits | Kind::DigitsText) => to.digits(text),
                Some(Kind::Decimal | Kind::DecimalText) if is_number(text) => to.number(text),
                _ => to.text(text),
            },
            Tree::List(items) => to.list(|to| {
                let item = self.shape.and_then(|shape| self.shapes.item(shape));
                items.iter().for_each(|value| to.item(&Shaped { tree: value, shape: item, shapes: self.shapes }));
            }),
            Tree::Record(members) => to.record("", |to| {
                members.iter().for_each(|(name, value)| self.member(name, value, to));
            }),
        }
    }
}
