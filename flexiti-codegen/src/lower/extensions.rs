//! What is said about a noun beside its structure: prose, provenance, and the vendor extensions that the generator
//! understands. `spec/README.md` lists them for authors of documents and overlays.

use crate::model::{Constraints, Docs, Evidence, Problems, Provenance, Required, Supplied};
use crate::source::{Node, Value};
use serde::Deserialize;

/// `summary` (or `title`), `description` and `deprecated`.
pub(super) fn docs(node: &Node<'_>) -> Docs {
    let text = |key| node.text(key).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    Docs {
        summary: text("summary").or_else(|| text("title")),
        description: text("description"),
        deprecated: flag(node, "deprecated"),
        sunset: node.text("x-sunset").map(str::to_owned),
        stability: node.text("x-stability-level").map(str::to_owned),
    }
}

/// `x-provenance` and `x-source`.
pub(super) fn evidence(node: &Node<'_>) -> Evidence {
    Evidence {
        provenance: node.text("x-provenance").and_then(provenance),
        source: node.text("x-source").map(str::to_owned),
    }
}

/// The provenance that a word means.
pub(super) fn provenance(word: &str) -> Option<Provenance> {
    [Provenance::Read, Provenance::Example, Provenance::Inferred].into_iter().find(|known| known.word() == word)
}

/// Whether a member of the node is `true`.
pub(super) fn flag(node: &Node<'_>, key: &str) -> bool {
    node.get(key).and_then(Node::as_bool) == Some(true)
}

/// `x-sensitive`, or the format that means the same.
pub(super) fn sensitive(node: &Node<'_>) -> bool {
    flag(node, "x-sensitive") || node.text("format") == Some("password")
}

/// Whether something must be there, with what the vendor leaves open.
pub(super) fn required(node: &Node<'_>, stated: bool) -> Required {
    match (stated, node.text("x-required-if"), node.text("x-required")) {
        (true, _, _) => Required::Yes,
        (_, Some(condition), _) => Required::If(condition.to_owned()),
        (_, _, Some("unknown")) => Required::Unknown,
        _ => Required::No,
    }
}

/// `x-supplied-by`.
pub(super) fn supplied(node: &Node<'_>) -> Option<Supplied> {
    match node.text("x-supplied-by")? {
        "client-id" => Some(Supplied::ClientId),
        "reference-id" => Some(Supplied::ReferenceId),
        "idempotency-key" => Some(Supplied::IdempotencyKey),
        "context-hash" => Some(Supplied::ContextHash),
        _ => None,
    }
}

/// `x-name`: what to call it, where the name on the wire does not do.
pub(super) fn rename(node: &Node<'_>) -> Option<String> {
    node.text("x-name").map(str::to_owned)
}

/// `default`, as JSON text.
pub(super) fn default(node: &Node<'_>) -> Option<String> {
    node.get("default").and_then(json)
}

/// `example`, or the first of `examples`, where it is a single value; as JSON text.
pub(super) fn example(node: &Node<'_>) -> Option<String> {
    let first = || match &node.get("examples")?.value {
        Value::Array(examples) => examples.first(),
        Value::Object(examples) => examples.iter().next()?.value.get("value"),
        _ => None,
    };
    let value = node.get("example").or_else(first)?;
    if matches!(value.value, Value::Array(_) | Value::Object(_) | Value::Null) { None } else { json(value) }
}

fn json(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Number(text) => Some(text.clone().into_owned()),
        _ => serde_json::Value::deserialize(node).ok().map(|value| value.to_string()),
    }
}

/// The validation keywords, numbers as the text of the document.
pub(super) fn constraints(node: &Node<'_>) -> Constraints {
    let count = |key| node.get(key).and_then(Node::as_u64);
    let number = |key| node.get(key).and_then(Node::as_number_text).map(str::to_owned);
    let bound =
        |key, exclusive| number(key).map(|value| crate::model::Bound { value, exclusive: flag(node, exclusive) });
    let small = |key| count(key).and_then(|value| u32::try_from(value).ok());
    Constraints {
        min_length: count("minLength"),
        max_length: count("maxLength"),
        pattern: node.text("pattern").map(str::to_owned),
        minimum: bound("minimum", "exclusiveMinimum"),
        maximum: bound("maximum", "exclusiveMaximum"),
        multiple_of: number("multipleOf"),
        precision: small("x-precision"),
        scale: small("x-scale"),
        min_items: count("minItems"),
        max_items: count("maxItems"),
        unique_items: flag(node, "uniqueItems"),
        min_properties: count("minProperties"),
        max_properties: count("maxProperties"),
    }
}

/// `x-problem` at the root: where error bodies hold what.
pub(super) fn problems(root: &Node<'_>) -> Problems {
    let Some(node) = root.get("x-problem") else { return Problems::default() };
    Problems {
        code: words(node.get("code")),
        message: words(node.get("message")),
        fields: words(node.get("fields")),
        field_name: words(node.get("field-name")),
        field_message: words(node.get("field-message")),
        aliases: pairs(node.get("aliases")),
        by_status: node
            .get("by-status")
            .and_then(Node::as_array)
            .unwrap_or_default()
            .iter()
            .filter_map(|status| status.as_u64().and_then(|status| u16::try_from(status).ok()))
            .collect(),
    }
}

/// A list of strings, or one string standing for a list of one.
pub(super) fn words(node: Option<&Node<'_>>) -> Vec<String> {
    match node.map(|node| &node.value) {
        Some(Value::String(word)) => vec![word.clone().into_owned()],
        Some(Value::Array(items)) => items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

/// An object of strings, in order.
pub(super) fn pairs(node: Option<&Node<'_>>) -> Vec<(String, String)> {
    let Some(object) = node.and_then(Node::as_object) else { return Vec::new() };
    object
        .iter()
        .filter_map(|member| Some((member.key.clone().into_owned(), member.value.as_str()?.to_owned())))
        .collect()
}
