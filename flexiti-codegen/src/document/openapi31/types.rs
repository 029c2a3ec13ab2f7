//! Types: lists of them, and null among them.

use super::{Notes, transfer};
use crate::source::{Node, Object, Span, Value};

/// Keywords that speak of one type only.
const STRING: [&str; 3] = ["pattern", "minLength", "maxLength"];
const NUMBER: [&str; 5] = ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const ARRAY: [&str; 5] = ["items", "minItems", "maxItems", "uniqueItems", "x-prefix-items"];
const OBJECT: [&str; 5] = ["properties", "required", "additionalProperties", "minProperties", "maxProperties"];

pub(super) fn convert<'a>(object: &mut Object<'a>, span: Span, notes: &mut Notes<'_>) {
    listed(object, span, notes);
    null(object);
}

/// Null as a variant of a union.
pub(super) fn null_variants<'a>(object: &mut Object<'a>, span: Span, notes: &mut Notes<'_>) {
    // The only other variant may itself be such a union; a second look is enough for what people write.
    for key in ["anyOf", "oneOf", "anyOf"] {
        null_variant(object, span, key, notes);
    }
}

/// `type: [..]` (JSON Schema Validation 2020-12, section 6.1.1): null becomes `nullable`, several types an `anyOf`.
fn listed<'a>(object: &mut Object<'a>, span: Span, notes: &mut Notes<'_>) {
    let Some(position) = object.get("type").filter(|kind| kind.as_array().is_some()).map(|kind| kind.span) else {
        return;
    };
    let Some(Node { value: Value::Array(kinds), .. }) = object.get_mut("type").map(Node::take) else { return };
    notes.of_3_1_value("type", position);
    // Each variant stands where its type is named: schemas are told apart by their places.
    let mut named: Vec<(String, Span)> = Vec::new();
    let mut nullable = false;
    for kind in &kinds {
        match (kind.as_str(), &kind.value) {
            (Some("null"), _) | (_, Value::Null) => nullable = true,
            (Some(name), _) if !named.iter().any(|(known, _)| known == name) => {
                named.push((name.to_owned(), kind.span));
            }
            _ => {}
        }
    }
    if named.iter().any(|(name, _)| name == "number") {
        named.retain(|(name, _)| name != "integer");
    }
    let (names, places): (Vec<String>, Vec<Span>) = named.into_iter().unzip();
    if nullable && !names.is_empty() {
        object.set("nullable", Node::bool(true, position));
    }
    let unions = ["anyOf", "oneOf", "allOf"].iter().any(|key| object.contains(key));
    match names.as_slice() {
        [] if nullable => object.set("type", Node::string("null", position)),
        [name] => object.set("type", Node::string(name.clone(), position)),
        // The values of an enum say of which types they are, and so do the variants of a union.
        [] | [..] if unions || names.is_empty() || object.contains("enum") => {
            object.remove("type");
        }
        several => {
            object.remove("type");
            let variants =
                several.iter().zip(&places).map(|(name, place)| variant(object, name, several, *place)).collect();
            object.set("anyOf", Node::array(variants, span));
        }
    }
}

/// A schema of one of several types, with the keywords that speak of it.
fn variant<'a>(object: &mut Object<'a>, name: &str, all: &[String], position: Span) -> Node<'a> {
    let mut variant = Object::new();
    variant.set("type", Node::string(name.to_owned(), position));
    let keywords: &[&str] = match name {
        "string" => &STRING,
        "number" | "integer" => &NUMBER,
        "array" => &ARRAY,
        "object" => &OBJECT,
        _ => &[],
    };
    for keyword in keywords {
        transfer(object, &mut variant, keyword);
    }
    let numeric = matches!(name, "number" | "integer");
    let format = object.get("format").and_then(Node::as_str).map(str::to_owned);
    if let Some(format) = format {
        let of_numbers = matches!(format.as_str(), "int32" | "int64" | "uint32" | "uint64" | "float" | "double");
        let has_string = all.iter().any(|name| name == "string");
        if (numeric && (of_numbers || !has_string)) || (name == "string" && !of_numbers) {
            transfer(object, &mut variant, "format");
        }
    }
    Node::new(Value::Object(variant), position)
}

/// `type: "null"`: nothing but null, which 3.0 spells as an enum.
fn null(object: &mut Object<'_>) {
    let Some(kind) = object.get("type").filter(|kind| kind.as_str() == Some("null")) else { return };
    let span = kind.span;
    object.remove("type");
    object.set("nullable", Node::bool(true, span));
    if !object.contains("enum") {
        object.set("enum", Node::array(vec![Node::new(Value::Null, span)], span));
    }
}

/// A variant that is null makes the union nullable; if one other variant is left, it is no union any more.
fn null_variant<'a>(object: &mut Object<'a>, span: Span, key: &'static str, notes: &mut Notes<'_>) {
    let Some(variants) = object.get_mut(key).and_then(Node::as_array_mut) else { return };
    let before = variants.len();
    let place = variants.iter().find(|variant| is_null(variant)).map(|variant| variant.span);
    variants.retain(|variant| !is_null(variant));
    let (after, Some(place)) = (variants.len(), place) else { return };
    if after == before {
        return;
    }
    notes.of_3_1_value(key, place);
    object.set("nullable", Node::bool(true, place));
    match after {
        0 => {
            object.remove(key);
            object.set("enum", Node::array(vec![Node::new(Value::Null, place)], place));
        }
        1 => only_variant(object, key, span),
        _ => {}
    }
}

/// `anyOf: [X]` beside `nullable` is X itself, if X stands there and there is no doubt; otherwise `allOf: [X]`.
fn only_variant<'a>(object: &mut Object<'a>, key: &'static str, span: Span) {
    let Some(Node { value: Value::Array(mut variants), .. }) = object.take(key) else { return };
    let Some(only) = variants.pop() else { return };
    let inner = match only.value {
        Value::Object(inner) if !inner.contains("$ref") => inner,
        value => {
            let only = Node::new(value, only.span);
            match object.get_mut("allOf").and_then(Node::as_array_mut) {
                Some(all) => all.push(only),
                None => object.set("allOf", Node::array(vec![only], span)),
            }
            return;
        }
    };
    let annotation = |key: &str| {
        matches!(
            key,
            "nullable" | "title" | "description" | "default" | "example" | "deprecated" | "readOnly" | "writeOnly"
        ) || key.starts_with("x-")
    };
    if object.iter().all(|member| annotation(&member.key)) {
        for member in inner.into_members() {
            if !object.contains(&member.key) {
                object.insert(member);
            }
        }
    } else {
        let only = Node::new(Value::Object(inner), only.span);
        match object.get_mut("allOf").and_then(Node::as_array_mut) {
            Some(all) => all.push(only),
            None => object.set("allOf", Node::array(vec![only], span)),
        }
    }
}

/// Whether a schema allows null and nothing else.
fn is_null(schema: &Node<'_>) -> bool {
    let only_null =
        |values: &Node<'_>| values.as_array().is_some_and(|all| all.len() == 1 && all.iter().all(Node::is_null));
    match schema.get("type") {
        Some(kind) => {
            kind.as_str() == Some("null")
                || kind
                    .as_array()
                    .is_some_and(|kinds| kinds.len() == 1 && kinds.iter().all(|kind| kind.as_str() == Some("null")))
        }
        None => schema.get("const").is_some_and(Node::is_null) || schema.get("enum").is_some_and(only_null),
    }
}
