//! Single keywords: `const`, `examples`, content keywords and exclusive limits.

use super::Notes;
use crate::source::{Node, Object, Value};

pub(super) fn convert(object: &mut Object<'_>, notes: &mut Notes<'_>) {
    constant(object, notes);
    examples(object);
    content(object);
    exclusive(object, "exclusiveMinimum", "minimum", |inclusive, exclusive| inclusive > exclusive, notes);
    exclusive(object, "exclusiveMaximum", "maximum", |inclusive, exclusive| inclusive < exclusive, notes);
}

/// `const` is an `enum` of one value (JSON Schema Validation 2020-12, section 6.1.3).
fn constant(object: &mut Object<'_>, notes: &mut Notes<'_>) {
    let Some(constant) = object.remove("const") else { return };
    notes.of_3_1("const", constant.key_span);
    let kind = match &constant.value.value {
        Value::String(_) => Some("string"),
        Value::Bool(_) => Some("boolean"),
        Value::Number(text) if text.contains(['.', 'e', 'E']) => Some("number"),
        Value::Number(_) => Some("integer"),
        _ => None,
    };
    let span = constant.value.span;
    if let Some(kind) = kind
        && !object.contains("type")
    {
        object.set("type", Node::string(kind, span));
    }
    if !object.contains("enum") {
        object.set("enum", Node::array(vec![constant.value], span));
    }
}

/// The first of several examples is the one that 3.0 has room for.
fn examples(object: &mut Object<'_>) {
    let Some(examples) = object.take("examples") else { return };
    let first = match examples.value {
        Value::Array(items) => items.into_iter().next(),
        // Named examples belong to media types, but stand in schemas as well.
        Value::Object(named) => named.into_members().into_iter().next().map(|member| member.value),
        _ => None,
    };
    if let Some(first) = first
        && !object.contains("example")
    {
        object.set("example", first);
    }
}

/// Encoded and binary text (OpenAPI 3.1.0, "Considerations for File Uploads") had formats in 3.0.
fn content(object: &mut Object<'_>) {
    let encoding = object.take("contentEncoding");
    let media_type = object.take("contentMediaType");
    let Some(place) = encoding.as_ref().or(media_type.as_ref()).map(|node| node.span) else { return };
    let format = match encoding.as_ref().and_then(Node::as_str).map(str::to_ascii_lowercase).as_deref() {
        Some("base64" | "base64url") => "byte",
        Some(_) => return,
        None => match media_type.as_ref().and_then(Node::as_str) {
            Some(name) if name.starts_with("text/") || name.ends_with("json") => return,
            _ => "binary",
        },
    };
    if !object.contains("format") {
        object.set("format", Node::string(format, place));
    }
    if !object.contains("type") {
        object.set("type", Node::string("string", place));
    }
}

/// A numeric exclusive limit (JSON Schema Validation 2020-12, sections 6.2.3 and 6.2.5) is a limit with a flag in 3.0;
/// of two limits the stricter one counts.
fn exclusive(
    object: &mut Object<'_>,
    exclusive: &'static str,
    inclusive: &'static str,
    stricter: fn(f64, f64) -> bool,
    notes: &mut Notes<'_>,
) {
    let number = |node: &Node<'_>| node.as_number_text().and_then(|text| text.parse::<f64>().ok());
    let Some(limit) = object.get(exclusive).and_then(number) else { return };
    let Some(member) = object.remove(exclusive) else { return };
    notes.of_3_1(exclusive, member.key_span);
    if object.get(inclusive).and_then(number).is_some_and(|other| stricter(other, limit)) {
        return;
    }
    let span = member.value.span;
    object.set(inclusive, member.value);
    object.set(exclusive, Node::bool(true, span));
}
