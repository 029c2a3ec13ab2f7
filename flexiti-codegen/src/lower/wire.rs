//! The words of a schema that its shape does not repeat: types, format, `not`, and the assertions of JSON Schema
//! 2020-12 that were set aside when the document was opened.

use openapiv3::{ReferenceOr, Schema as Typed};

use super::{Lowering, origin, schemas::borrowed};
use crate::document::aside;
use crate::model::{Assertion, JsonType, SchemaId, Wire};
use crate::source::{Node, Value};

/// Keywords that hold one assertion per member or item.
const BY_ENTRY: [&str; 4] = ["dependentRequired", "dependentSchemas", "patternProperties", "prefixItems"];

/// Prose and examples, which demand nothing.
const SILENT: [&str; 7] = ["description", "title", "example", "examples", "externalDocs", "$comment", "deprecated"];

/// References within assertions are followed this deep; what lies deeper counts as equal.
const DEPTH: usize = 8;

impl<'l, 'a> Lowering<'l, 'a> {
    /// What a schema says beside its shape; `not` is lowered by [`Self::negation`].
    pub(super) fn wire(&self, node: &Node<'a>) -> Wire {
        let said = node.get("type").map(|types| match &types.value {
            Value::Array(names) => names.iter().filter_map(Node::as_str).filter_map(JsonType::of).collect(),
            _ => types.as_str().and_then(JsonType::of).into_iter().collect(),
        });
        Wire {
            types: said.unwrap_or_default(),
            format: node.text("format").map(str::to_owned),
            assertions: self.assertions(node),
            ..Wire::default()
        }
    }

    /// The schema under `not`.
    pub(super) fn negation(&mut self, node: &'l Node<'a>) -> Option<SchemaId> {
        let node = node.get("not")?;
        let typed: ReferenceOr<Typed> = self.read(node)?;
        Some(self.schema(borrowed(&typed), node))
    }

    fn assertions(&self, node: &Node<'a>) -> Vec<Assertion> {
        let mut list = Vec::new();
        let mut say = |keyword: &str, entry: &str, node: &Node<'a>| {
            list.push(Assertion {
                keyword: keyword.to_owned(),
                entry: entry.to_owned(),
                says: self.canonical(node, DEPTH).to_string(),
                origin: origin(node.span),
            });
        };
        if let Some(known) = node.get("x-extensible-enum") {
            for value in known.as_array().unwrap_or_default() {
                say("x-extensible-enum", value.as_str().unwrap_or_default(), value);
            }
        }
        for kept in node.get(aside::ASSERTIONS).and_then(Node::as_object).into_iter().flatten() {
            match &kept.value.value {
                Value::Object(entries) if BY_ENTRY.contains(&&*kept.key) => {
                    entries.iter().for_each(|entry| say(&kept.key, &entry.key, &entry.value));
                }
                Value::Array(entries) if BY_ENTRY.contains(&&*kept.key) => {
                    entries.iter().enumerate().for_each(|(index, entry)| say(&kept.key, &index.to_string(), entry));
                }
                _ => say(&kept.key, "", &kept.value),
            }
        }
        list
    }

    /// A node as a value that is equal for equal demands.
    fn canonical(&self, node: &Node<'a>, depth: usize) -> serde_json::Value {
        use serde_json::Value as Json;
        let Some(deeper) = depth.checked_sub(1) else { return Json::Null };
        let node = self.document.resolve(node).unwrap_or(node);
        match &node.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(text) => text.parse().map_or_else(|_| Json::String(text.to_string()), Json::Number),
            Value::String(text) => Json::String(text.to_string()),
            Value::Array(items) => items.iter().map(|item| self.canonical(item, deeper)).collect(),
            Value::Object(members) => {
                let mut sorted: Vec<_> = members.iter().filter(|member| !SILENT.contains(&&*member.key)).collect();
                sorted.sort_by(|one, other| one.key.cmp(&other.key));
                sorted.iter().map(|member| (member.key.to_string(), self.canonical(&member.value, deeper))).collect()
            }
        }
    }
}
