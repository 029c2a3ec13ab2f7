//! The value tree: JSON's six kinds of values, each knowing where it stands.
//!
//! Strings borrow from the text unless they contain escapes. Numbers keep their exact text, so that no limit or amount
//! is rounded on its way into the model.

use std::borrow::Cow;

use super::{Object, Span};

/// A value and its place.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// What stands there.
    pub value: Value<'a>,
    /// The place of its first byte.
    pub span: Span,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the JSON text that stands in the document (YAML's `0x1F`, `+1` and `.5` are rewritten as JSON).
    Number(Cow<'a, str>),
    /// A string, without its quotes and escapes.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// Members in the document's order.
    Object(Object<'a>),
}

impl<'a> Node<'a> {
    /// A node that stands where `span` says.
    pub fn new(value: Value<'a>, span: Span) -> Self {
        Self { value, span }
    }

    /// A string node.
    pub fn string(text: impl Into<Cow<'a, str>>, span: Span) -> Self {
        Self::new(Value::String(text.into()), span)
    }

    /// A boolean node.
    pub fn bool(value: bool, span: Span) -> Self {
        Self::new(Value::Bool(value), span)
    }

    /// An object without members.
    pub fn empty_object(span: Span) -> Self {
        Self::new(Value::Object(Object::new()), span)
    }

    /// An array node.
    pub fn array(items: Vec<Node<'a>>, span: Span) -> Self {
        Self::new(Value::Array(items), span)
    }

    /// Takes the value out and leaves `null` in its place.
    pub fn take(&mut self) -> Node<'a> {
        let span = self.span;
        std::mem::replace(self, Node::new(Value::Null, span))
    }

    /// The member `key` of an object; nothing for other kinds.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.as_object()?.get(key)
    }

    /// The member `key` of an object, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node<'a>> {
        self.as_object_mut()?.get_mut(key)
    }

    /// The text of the member `key`, if it is a string.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// The node at an RFC 6901 pointer (`""` is this node itself), with or without a leading `#`.
    pub fn at(&self, pointer: &str) -> Option<&Node<'a>> {
        let mut node = self;
        for token in super::pointer::tokens(pointer)? {
            node = match &node.value {
                Value::Object(object) => object.get(&token)?,
                Value::Array(items) => items.get(super::pointer::index(&token)?)?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// [`Node::at`], to be changed.
    pub fn at_mut(&mut self, pointer: &str) -> Option<&mut Node<'a>> {
        let mut node = self;
        for token in super::pointer::tokens(pointer)? {
            node = match &mut node.value {
                Value::Object(object) => object.get_mut(&token)?,
                Value::Array(items) => items.get_mut(super::pointer::index(&token)?)?,
                _ => return None,
            };
        }
        Some(node)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The exact text of a number.
    pub fn as_number_text(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// A number that is a whole one from 0 to `u64::MAX`, written without fraction and exponent.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number_text()?.parse().ok()
    }

    /// The items of a list.
    pub fn as_array(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The items of a list, to be changed.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Node<'a>>> {
        match &mut self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&Object<'a>> {
        match &self.value {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The members of an object, to be changed.
    pub fn as_object_mut(&mut self) -> Option<&mut Object<'a>> {
        match &mut self.value {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// Whether arrays and objects are nested in more than `levels` levels; looks no deeper than that.
    pub fn is_deeper_than(&self, levels: usize) -> bool {
        match (&self.value, levels.checked_sub(1)) {
            (Value::Array(_) | Value::Object(_), None) => true,
            (Value::Array(items), Some(rest)) => items.iter().any(|item| item.is_deeper_than(rest)),
            (Value::Object(object), Some(rest)) => object.iter().any(|member| member.value.is_deeper_than(rest)),
            _ => false,
        }
    }

    /// How many values it is: itself and all below it.
    pub fn size(&self) -> usize {
        1 + match &self.value {
            Value::Array(items) => items.iter().map(Self::size).sum(),
            Value::Object(object) => object.iter().map(|member| member.value.size()).sum(),
            _ => 0,
        }
    }

    /// What a person calls this kind of value: `an object`, `a string`, ...
    pub fn kind_name(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// Whether two nodes hold the same value, wherever they stand; the order of members does not count.
    pub fn same_value(&self, other: &Node<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(one), Value::Bool(two)) => one == two,
            (Value::Number(one), Value::Number(two)) => one == two,
            (Value::String(one), Value::String(two)) => one == two,
            (Value::Array(one), Value::Array(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.same_value(two))
            }
            (Value::Object(one), Value::Object(two)) => {
                one.len() == two.len()
                    && one.iter().all(|member| two.get(&member.key).is_some_and(|value| member.value.same_value(value)))
            }
            _ => false,
        }
    }
}
