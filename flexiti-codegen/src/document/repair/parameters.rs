//! Parameters and headers: a place that is spelled wrong, a schema that is missing, a style that does not fit.

use super::Repairs;
use crate::{
    diagnostic::codes,
    document::swagger2,
    source::{Node, Object, Value},
};

/// Repairs one parameter; a reference stays one.
pub(super) fn repair(node: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    let span = node.span;
    let Some(object) = node.as_object_mut() else { return };
    if object.contains("$ref") {
        return;
    }
    let place = match object.get_mut("in") {
        Some(node) => {
            if let Some(text) = node.as_str()
                && text.bytes().any(|byte| byte.is_ascii_uppercase())
            {
                let message = format!("`in: {text}` is not in lower case");
                repairs.say(&codes::WRONG_TYPE, message, node.span, "read as lower case");
                node.value = Value::String(text.to_ascii_lowercase().into());
            }
            node.as_str().unwrap_or_default().to_owned()
        }
        None => String::new(),
    };
    let old_form = object.contains("collectionFormat") || (object.contains("type") && !object.contains("schema"));
    if old_form {
        repairs.say(&codes::FORM_OF_2_0, "the parameter is described as in Swagger 2.0", span, "read as 2.0 means it");
        swagger2::repair_parameter(node, repairs.diagnostics);
    }
    let Some(object) = node.as_object_mut() else { return };
    described(object, repairs);
    if place == "path" && object.get("required").and_then(Node::as_bool) != Some(true) {
        let span = object.get("required").map_or(span, |required| required.span);
        let message = "a parameter in the path is not marked as required";
        repairs.say(&codes::PATH_PARAMETER_OPTIONAL, message, span, "read as `required: true`");
        object.set("required", Node::bool(true, span));
    }
    if let Some(style) = object.get("style")
        && let Some(text) = style.as_str()
    {
        let styles: &[&str] = match place.as_str() {
            "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
            "path" => &["simple", "label", "matrix"],
            "header" => &["simple"],
            "cookie" => &["form"],
            _ => return,
        };
        if !styles.contains(&text) {
            let message = format!("a parameter in {place} cannot have the style `{text}`");
            repairs.say(&codes::STYLE_MISMATCH, message, style.span, "read as the usual style");
            object.remove("style");
        }
    }
}

/// Repairs one header; a reference stays one.
pub(super) fn repair_header(node: &mut Node<'_>, repairs: &mut Repairs<'_>) {
    // What is known of it is its name.
    if node.is_null() {
        node.value = Value::Object(Object::new());
    }
    let Some(object) = node.as_object_mut() else { return };
    if object.contains("$ref") {
        return;
    }
    if object.contains("type") && !object.contains("schema") {
        swagger2::repair_header(node, repairs.diagnostics);
    }
    let span = node.span;
    let Some(object) = node.as_object_mut() else { return };
    without_null(object);
    // What a header holds is text if nothing says otherwise; too common to speak of.
    if !has_schema(object) {
        object.set("schema", text_schema(span));
    }
}

/// A parameter has a `schema` or a `content` of one media type (OpenAPI 3.0.3, "Parameter Object").
fn described(object: &mut Object<'_>, repairs: &mut Repairs<'_>) {
    without_null(object);
    let usable = object.get("content").and_then(Node::as_object).is_some_and(|content| !content.is_empty());
    if object.contains("schema") {
        if let Some(content) = object.remove("content") {
            let message = "the parameter has a `schema` and a `content`";
            repairs.say_at_name(&codes::PARAMETER_SCHEMA, message, content.key_span, "this one is ignored");
        }
    } else if !usable {
        object.remove("content");
        let Some(span) = object.get("name").or_else(|| object.get("in")).map(|node| node.span) else { return };
        repairs.say(&codes::PARAMETER_SCHEMA, "the parameter has no `schema`", span, "read as a string");
        object.set("schema", text_schema(span));
    }
}

/// A member that is null says nothing.
fn without_null(object: &mut Object<'_>) {
    for name in ["schema", "content"] {
        if object.get(name).is_some_and(Node::is_null) {
            object.remove(name);
        }
    }
}

fn has_schema(object: &Object<'_>) -> bool {
    object.contains("schema")
        || object.get("content").and_then(Node::as_object).is_some_and(|content| !content.is_empty())
}

fn text_schema<'a>(span: crate::source::Span) -> Node<'a> {
    let mut schema = Object::new();
    schema.set("type", Node::string("string", span));
    Node::new(Value::Object(schema), span)
}
