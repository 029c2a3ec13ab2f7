//! A document's tree under the knife: small edits by pointer, and pieces written as JSON.

use std::sync::LazyLock;

use flexiti_codegen::{
    Texts,
    source::{Member, Node, Object, Span, Value},
};
use serde_json::Value as Json;

/// A tree that outlives every test: the texts that it borrows from are never given back.
pub(crate) type Tree = Node<'static>;

/// Where made-up nodes stand. Differences are found by value, so the place does not matter.
static NOWHERE: LazyLock<Span> = LazyLock::new(|| Span::new(Texts::new().add("mutation", String::new()).id, 0));

/// A made-up node.
pub(crate) fn node(value: Json) -> Tree {
    let value = match value {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => Value::Number(number.to_string().into()),
        Json::String(text) => Value::String(text.into()),
        Json::Array(items) => Value::Array(items.into_iter().map(node).collect()),
        Json::Object(members) => {
            let mut object = Object::new();
            for (key, value) in members {
                object.insert(Member::new(key, *NOWHERE, node(value)));
            }
            Value::Object(object)
        }
    };
    Node::new(value, *NOWHERE)
}

/// A number by its exact text.
pub(crate) fn number(text: String) -> Tree {
    Node::new(Value::Number(text.into()), *NOWHERE)
}

/// Sets a member of an object; anything else is left alone.
pub(crate) fn set(object: &mut Tree, key: &str, value: impl Into<Piece>) {
    if let Some(object) = object.as_object_mut() {
        object.insert(Member::new(key.to_owned(), *NOWHERE, value.into().0));
    }
}

/// Takes members out of an object.
pub(crate) fn unset(object: &mut Tree, keys: &[&str]) {
    if let Some(object) = object.as_object_mut() {
        keys.iter().for_each(|key| drop(object.remove(key)));
    }
}

/// A made-up node, or one that is at hand.
pub(crate) struct Piece(Tree);

impl From<Json> for Piece {
    fn from(value: Json) -> Self {
        Self(node(value))
    }
}

impl From<Tree> for Piece {
    fn from(tree: Tree) -> Self {
        Self(tree)
    }
}

/// Whether an object has one of these members.
pub(crate) fn has(object: &Tree, keys: &[&str]) -> bool {
    keys.iter().any(|key| object.get(key).is_some())
}

/// The strings of a list.
pub(crate) fn words(list: Option<&Tree>) -> Vec<String> {
    list.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

/// The pointer of a member.
pub(crate) fn child(parent: &str, name: &str) -> String {
    format!("{parent}/{}", name.replace('~', "~0").replace('/', "~1"))
}
