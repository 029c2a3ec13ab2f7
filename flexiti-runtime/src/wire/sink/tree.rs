//! A value as a tree of texts: what parameter styles and forms are made from.

use super::inspected::Writer;
use super::{Sink, Terms, is_json_integer};
use std::borrow::Cow;
use std::fmt::Display;

/// One value of the tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// Nothing.
    Null,
    /// A text, a number or a boolean; `bare` ones stand in JSON without quotes.
    Scalar { text: String, bare: bool },
    /// Items in order.
    List(Vec<Node>),
    /// Members in order.
    Record(Vec<(String, Node)>),
}

impl Node {
    /// JSON text, as a text.
    pub(crate) fn of_json(text: Vec<u8>) -> Self {
        Self::Scalar { text: String::from_utf8(text).unwrap_or_default(), bare: false }
    }

    /// The text of a scalar; a list or record gives its JSON, because text has no other form for it.
    pub(crate) fn flat(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Scalar { text, .. } => Cow::Borrowed(text),
            nested => Cow::Owned(nested.to_json()),
        }
    }

    fn to_json(&self) -> String {
        let joined = |parts: Vec<String>| parts.join(",");
        match self {
            Self::Null => "null".to_owned(),
            Self::Scalar { text, bare: true } => text.clone(),
            Self::Scalar { text, bare: false } => quote(text),
            Self::List(items) => format!("[{}]", joined(items.iter().map(Self::to_json).collect())),
            Self::Record(members) => {
                let members = members.iter().map(|(name, node)| format!("{}:{}", quote(name), node.to_json()));
                format!("{{{}}}", joined(members.collect()))
            }
        }
    }
}

impl From<serde_json::Value> for Node {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Scalar { text: value.to_string(), bare: true },
            Value::Number(number) => Self::Scalar { text: number.to_string(), bare: true },
            Value::String(text) => Self::Scalar { text, bare: false },
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                Self::Record(members.into_iter().map(|(name, value)| (name, Self::from(value))).collect())
            }
        }
    }
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Builds the tree. `finished` holds the value that was said last, until its member or item takes it.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Node>,
    names: Vec<String>,
    finished: Option<Node>,
}

impl Tree {
    pub(super) fn into_node(self) -> Node {
        self.finished.unwrap_or(Node::Null)
    }

    fn scalar(&mut self, text: String, bare: bool) {
        self.finished = Some(Node::Scalar { text, bare });
    }
}

impl Writer for Tree {
    fn digits_of(&mut self, number: &dyn Display, quoted: bool) -> &str {
        self.number(number, quoted);
        match &self.finished {
            Some(Node::Scalar { text, .. }) => text,
            _ => "",
        }
    }
}

impl Sink for Tree {
    fn begin_record(&mut self, _name: &str) {
        self.open.push(Node::Record(Vec::new()));
    }
    fn end_record(&mut self) {
        self.finished = self.open.pop();
    }
    fn begin_member(&mut self, name: &str, _terms: &Terms) -> usize {
        self.names.push(name.to_owned());
        0
    }
    fn end_member(&mut self, _mark: usize, present: bool) {
        let (name, node) = (self.names.pop(), self.finished.take());
        if let (true, Some(name), Some(node), Some(Node::Record(members))) = (present, name, node, self.open.last_mut())
        {
            members.push((name, node));
        }
    }
    fn begin_list(&mut self) {
        self.open.push(Node::List(Vec::new()));
    }
    fn begin_item(&mut self) {}
    fn end_item(&mut self) {
        if let (Some(node), Some(Node::List(items))) = (self.finished.take(), self.open.last_mut()) {
            items.push(node);
        }
    }
    fn end_list(&mut self) {
        self.finished = self.open.pop();
    }
    fn text(&mut self, text: &str) {
        self.scalar(text.to_owned(), false);
    }
    fn number(&mut self, number: &dyn Display, quoted: bool) {
        self.scalar(number.to_string(), !quoted);
    }
    fn digits(&mut self, digits: &str, quoted: bool) {
        self.scalar(digits.to_owned(), !quoted && is_json_integer(digits));
    }
    fn boolean(&mut self, value: bool) {
        self.scalar(value.to_string(), true);
    }
    fn json(&mut self, text: &str) {
        self.finished = Some(serde_json::from_str::<serde_json::Value>(text).map_or(Node::Null, Node::from));
    }
    fn null(&mut self) {
        self.finished = Some(Node::Null);
    }
}
