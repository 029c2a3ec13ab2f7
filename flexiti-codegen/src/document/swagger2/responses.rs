//! Responses (Swagger 2.0, "Response Object"): `schema` and `examples` move into `content` by `produces`, the types of
//! headers into their `schema`.

use super::{Copies, content, parameters};
use crate::{
    diagnostic::Diagnostics,
    source::{Node, Object, Value},
};

/// Converts one response in place; a reference stays one.
pub(super) fn convert(node: &mut Node<'_>, produces: &[String], copies: &Copies, diagnostics: &mut Diagnostics) {
    let span = node.span;
    let Some(response) = node.as_object_mut() else { return };
    if response.contains("$ref") {
        return;
    }
    let examples = response.take("examples");
    if let Some(schema) = response.take("schema") {
        let default = [default_type(&schema).to_owned()];
        let media_types = if produces.is_empty() { &default } else { produces };
        let mut media_type = Object::new();
        media_type.set("schema", schema);
        let media_type = Node::new(Value::Object(media_type), span);
        let mut content = content(media_types, media_type, copies, span, diagnostics);
        if let Some(Node { value: Value::Object(examples), .. }) = examples {
            for example in examples.into_members() {
                if let Some(media_type) = content.get_mut(&example.key).and_then(Node::as_object_mut) {
                    media_type.set("example", example.value);
                }
            }
        }
        if !response.contains("content") {
            response.set("content", content);
        }
    }
    let headers = response.get_mut("headers").and_then(Node::as_object_mut);
    for (_, _, header) in headers.into_iter().flat_map(Object::values_mut) {
        convert_header(header, diagnostics);
    }
}

/// What a response is if nothing says so: a file is bytes, everything else JSON.
fn default_type(schema: &Node<'_>) -> &'static str {
    if schema.text("type") == Some("file") { "application/octet-stream" } else { "application/json" }
}

/// Converts one header in place.
pub(super) fn convert_header(node: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    let span = node.span;
    let Some(header) = node.as_object_mut() else { return };
    parameters::collection(header, diagnostics);
    if !header.contains("schema")
        && let Some(schema) = parameters::take_schema(header, diagnostics)
    {
        header.set("schema", Node::new(Value::Object(schema), span));
    }
}
