//! Parameters in path, query and header (Swagger 2.0, "Parameter Object"): the type moves into a `schema`, and
//! `collectionFormat` becomes `style` and `explode`.

use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    source::{Node, Object, Value},
};

/// What describes the value of a parameter, header or item.
const SCHEMA_MEMBERS: [&str; 20] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-enum-varnames",
    "x-enumNames",
    "x-ms-enum",
];

/// How the items of an array are written one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Collection {
    Comma,
    Space,
    Pipe,
    /// One `name=value` for each item.
    Multi,
}

impl Collection {
    /// `style` and `explode` of 3.0 in a query or form.
    pub(super) fn style(self) -> (&'static str, bool) {
        match self {
            Self::Comma => ("form", false),
            Self::Space => ("spaceDelimited", false),
            Self::Pipe => ("pipeDelimited", false),
            Self::Multi => ("form", true),
        }
    }
}

/// Converts one parameter in place; a reference stays one.
pub(super) fn convert(node: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    let span = node.span;
    let Some(object) = node.as_object_mut() else { return };
    if object.contains("$ref") {
        return;
    }
    let place = object.get("in").and_then(Node::as_str).unwrap_or_default().to_owned();
    let is_array = object.get("type").and_then(Node::as_str) == Some("array");
    let collection = collection(object, diagnostics);
    // 3.0 in 2.0's clothes: a parameter that has a schema keeps it.
    if !object.contains("schema")
        && let Some(schema) = take_schema(object, diagnostics)
    {
        object.set("schema", Node::new(Value::Object(schema), span));
    }
    if is_array && place == "query" {
        let (style, explode) = collection.style();
        object.set("style", Node::string(style, span));
        object.set("explode", Node::bool(explode, span));
    }
}

/// Takes the members that describe the value; nothing if there are none.
pub(super) fn take_schema<'a>(object: &mut Object<'a>, diagnostics: &mut Diagnostics) -> Option<Object<'a>> {
    let mut schema = Object::new();
    for name in SCHEMA_MEMBERS {
        if let Some(mut member) = object.remove(name) {
            if name == "items" {
                plain_items(&mut member.value, diagnostics);
            }
            schema.insert(member);
        }
    }
    (!schema.is_empty()).then_some(schema)
}

/// Arrays within arrays: 3.0 has no word for how the inner ones are written.
fn plain_items(items: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    let Some(object) = items.as_object_mut() else { return };
    collection(object, diagnostics);
    if let Some(inner) = object.get_mut("items") {
        plain_items(inner, diagnostics);
    }
}

/// Takes `collectionFormat` out; `csv` if there is none.
pub(super) fn collection(object: &mut Object<'_>, diagnostics: &mut Diagnostics) -> Collection {
    let Some(format) = object.take("collectionFormat") else { return Collection::Comma };
    match format.as_str() {
        Some("csv" | "") => Collection::Comma,
        Some("ssv") => Collection::Space,
        Some("pipes") => Collection::Pipe,
        Some("multi") => Collection::Multi,
        other => {
            let message = format!("the collection format `{}` has no form in OpenAPI 3.0", other.unwrap_or_default());
            diagnostics.push(Diagnostic::new(&codes::COLLECTION_FORMAT, message).at(format.span, "read as `csv`"));
            Collection::Comma
        }
    }
}
