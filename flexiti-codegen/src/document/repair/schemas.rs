//! Schemas: types that are spelled wrong, enums and defaults that do not fit, members in the wrong place.

use super::{
    Repairs,
    values::{self, Fit},
};
use crate::{
    diagnostic::codes,
    document::swagger2,
    source::{Node, Object, Value},
};

/// Repairs one schema; its inner schemas come by themselves.
pub(super) fn repair(node: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    // `discriminator: name` and `type: file` of 2.0 are common in 3.0.
    swagger2::repair_schema(node);
    let Some(object) = node.as_object_mut() else { return };
    if object.get("$ref").is_some_and(|reference| reference.as_str().is_some()) {
        return;
    }
    type_name(object, repairs);
    nested_required(object, repairs);
    items(object, repairs);
    enumeration(object, repairs);
    default(object, repairs);
    for union in ["oneOf", "anyOf", "allOf"] {
        if object.get(union).and_then(Node::as_array).is_some_and(<[_]>::is_empty) {
            object.remove(union);
        }
    }
}

/// The types and formats that words stand for which are no types of OpenAPI. The first of each pair may be empty: any.
fn meant(word: &str) -> Option<(&'static str, Option<&'static str>)> {
    Some(match word.to_ascii_lowercase().as_str() {
        "string" | "str" | "text" | "char" | "enum" => ("string", None),
        "number" | "numeric" | "decimal" => ("number", None),
        "float" => ("number", Some("float")),
        "double" => ("number", Some("double")),
        "integer" | "int" | "short" => ("integer", None),
        "int32" => ("integer", Some("int32")),
        "int64" | "long" | "bigint" => ("integer", Some("int64")),
        "boolean" | "bool" => ("boolean", None),
        "array" | "list" => ("array", None),
        "object" | "dict" | "map" | "hash" | "struct" | "json" => ("object", None),
        "date" => ("string", Some("date")),
        "datetime" | "date-time" | "timestamp" => ("string", Some("date-time")),
        "time" => ("string", Some("time")),
        "uuid" | "guid" => ("string", Some("uuid")),
        "email" => ("string", Some("email")),
        "uri" | "url" => ("string", Some("uri")),
        "binary" | "file" => ("string", Some("binary")),
        "byte" | "base64" => ("string", Some("byte")),
        "any" | "mixed" | "undefined" | "" => ("", None),
        _ => return None,
    })
}

fn type_name(object: &mut Object<'_>, repairs: &mut Repairs<'_>) {
    let Some(kind) = object.get("type") else { return };
    let Some(word) = kind.as_str() else { return };
    if matches!(word, "string" | "number" | "integer" | "boolean" | "array" | "object") {
        return;
    }
    let span = kind.span;
    let message = format!("`{word}` is not a type of OpenAPI");
    match meant(word) {
        Some(("", _)) | None => {
            object.remove("type");
            repairs.say(&codes::UNKNOWN_TYPE, message, span, "read as a schema of any type");
        }
        Some((name, format)) => {
            object.set("type", Node::string(name, span));
            if let Some(format) = format
                && !object.contains("format")
            {
                object.set("format", Node::string(format, span));
            }
            repairs.say(&codes::UNKNOWN_TYPE, message, span, &format!("read as {name}"));
        }
    }
}

/// `required: true` at a property belongs to the list of its object.
fn nested_required(object: &mut Object<'_>, repairs: &mut Repairs<'_>) {
    let mut names = Vec::new();
    let properties = object.get_mut("properties").and_then(Node::as_object_mut);
    for (name, _, property) in properties.into_iter().flat_map(Object::values_mut) {
        let Some(property) = property.as_object_mut() else { continue };
        let Some(required) = property.get("required") else { continue };
        let flag = match &required.value {
            Value::Bool(flag) => *flag,
            Value::String(word) if word == "true" || word == "false" => word == "true",
            _ => continue,
        };
        let span = required.span;
        property.remove("required");
        let message = format!("`required` stands at the property `{name}`, not at its object");
        repairs.say(&codes::REQUIRED_AT_PROPERTY, message, span, "read as a member of the object's `required`");
        if flag {
            names.push(Node::string(name.to_owned(), span));
        }
    }
    if names.is_empty() {
        return;
    }
    match object.get_mut("required").and_then(Node::as_array_mut) {
        Some(list) => {
            names.retain(|name| !list.iter().any(|known| known.as_str() == name.as_str()));
            list.append(&mut names);
        }
        None => {
            let span = names.first().map(|name| name.span);
            if let Some(span) = span {
                object.set("required", Node::array(names, span));
            }
        }
    }
}

fn items(object: &mut Object<'_>, repairs: &mut Repairs<'_>) {
    let Some(kind) = object.get("type").filter(|kind| kind.as_str() == Some("array")) else { return };
    if !object.contains("items") {
        let span = kind.span;
        // JSON Schema does not ask for them.
        if !repairs.dialect.has_json_schema() {
            repairs.say(&codes::ITEMS_MISSING, "the array has no `items`", span, "its items can be anything");
        }
        object.set("items", Node::empty_object(span));
    }
}

fn enumeration(object: &mut Object<'_>, repairs: &mut Repairs<'_>) {
    let nullable = object.get("nullable").and_then(Node::as_bool) == Some(true);
    let Some(list) = object.get_mut("enum") else { return };
    let span = list.span;
    let Some(values) = list.as_array_mut() else { return };
    if values.is_empty() {
        repairs.say(&codes::ENUM_VALUE, "the enum has no values", span, "every value is allowed");
        object.remove("enum");
        return;
    }
    let mut unique: Vec<Node<'_>> = Vec::with_capacity(values.len());
    let mut seen = std::collections::HashSet::new();
    for value in std::mem::take(values) {
        // Strings are what there can be thousands of.
        let known = match value.as_str() {
            Some(text) => !seen.insert(text.to_owned()),
            None => unique.iter().any(|known| known.same_value(&value)),
        };
        if known {
            repairs.say(&codes::ENUM_VALUE, "the value stands twice in the enum", value.span, "ignored");
        } else {
            unique.push(value);
        }
    }
    let null = unique.iter().find(|value| value.is_null()).map(|value| value.span);
    if null.is_some() && unique.len() > 1 {
        unique.retain(|value| !value.is_null());
    }
    *values = unique;
    if let Some(null) = null
        && !nullable
    {
        // In JSON Schema the enum alone decides.
        if !repairs.dialect.has_json_schema() {
            let message = "the enum allows null, its schema does not say `nullable`";
            repairs.say(&codes::ENUM_VALUE, message, null, "read as `nullable: true`");
        }
        object.set("nullable", Node::bool(true, null));
    }
}

fn default(object: &mut Object<'_>, repairs: &mut Repairs<'_>) {
    let kind = object.get("type").and_then(Node::as_str).unwrap_or_default().to_owned();
    let nullable = object.get("nullable").and_then(Node::as_bool) == Some(true);
    let Some(default) = object.get_mut("default") else { return };
    let (span, shown) = (default.span, default.kind_name());
    let fit = match (kind.as_str(), &default.value) {
        ("", _) => return,
        (_, Value::Null) if nullable => return,
        ("string", Value::Number(_) | Value::Bool(_)) => values::text(default),
        ("number", Value::String(_)) => values::number(default),
        ("integer", Value::String(text)) if text.parse::<i128>().is_ok() => values::number(default),
        ("boolean", Value::String(_)) => values::flag(default),
        ("string", Value::String(_))
        | ("number", Value::Number(_))
        | ("boolean", Value::Bool(_))
        | ("array", Value::Array(_))
        | ("object", Value::Object(_)) => Fit::Fine,
        ("integer", Value::Number(text)) if text.parse::<f64>().is_ok_and(|value| value.fract() == 0.0) => Fit::Fine,
        _ => Fit::Useless,
    };
    match fit {
        Fit::Converted => {
            let message = format!("the default of a schema of type {kind} is {shown}");
            repairs.say(&codes::DEFAULT_MISMATCH, message, span, "read as what it was meant to be");
        }
        Fit::Useless => {
            let message = format!("the default of a schema of type {kind} is {shown}");
            repairs.say(&codes::DEFAULT_MISMATCH, message, span, "ignored");
            object.remove("default");
            return;
        }
        Fit::Fine => {}
    }
    let allowed = match (object.get("enum").and_then(Node::as_array), object.get("default")) {
        (Some(values), Some(default)) => default.is_null() || values.iter().any(|value| value.same_value(default)),
        _ => true,
    };
    if !allowed {
        repairs.say(&codes::DEFAULT_MISMATCH, "the default is not among the values of the enum", span, "ignored");
        object.remove("default");
    }
}
