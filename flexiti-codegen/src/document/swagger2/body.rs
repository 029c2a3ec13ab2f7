//! Parameters in body and formData (Swagger 2.0, "Parameter Object") become a `requestBody` with the media types of
//! `consumes`.

use super::{Context, content, parameters};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    source::{Node, Object, Span, Value},
};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// Whether a parameter, or the one that it refers to, is part of the body.
pub(super) fn is_part(parameter: &Node<'_>, context: &Context<'_>) -> bool {
    matches!(resolved(parameter, context).text("in"), Some("body" | "formData"))
}

fn resolved<'n, 'a>(parameter: &'n Node<'a>, context: &'n Context<'a>) -> &'n Node<'a> {
    let mut found = parameter;
    // Circles are cut already; the bound is for what only looks like a chain.
    for _ in 0..64 {
        let Some(reference) = found.text("$ref") else { break };
        let Some(name) = reference.strip_prefix("#/parameters/") else { break };
        match context.parameters.at(&format!("/{name}")) {
            Some(target) => found = target,
            None => break,
        }
    }
    found
}

/// The request body that the parts make; nothing if there are none.
pub(super) fn request_body<'a>(
    parts: Vec<Node<'a>>,
    consumes: &[String],
    context: &Context<'a>,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'a>> {
    let place = parts.first()?.span;
    let parts = parts.into_iter().filter_map(|part| match part.text("$ref") {
        Some(_) => context.copies.copy(resolved(&part, context), diagnostics),
        None => Some(part),
    });
    let (mut bodies, fields): (Vec<_>, Vec<_>) =
        parts.collect::<Vec<_>>().into_iter().partition(|part| part.text("in") == Some("body"));
    if bodies.is_empty() {
        return (!fields.is_empty()).then(|| form(fields, consumes, context, place, diagnostics));
    }
    if let [first, second, ..] = bodies.as_slice() {
        diagnostics.push(
            Diagnostic::new(&codes::SEVERAL_BODIES, "the operation has several bodies; the first one counts")
                .at(second.span, "this one is left out")
                .at(first.span, "this one counts"),
        );
    }
    if let Some(field) = fields.first() {
        diagnostics.push(
            Diagnostic::new(&codes::BODY_AND_FORM, "the operation has a body and form parameters; the body counts")
                .at(field.span, "this form parameter is left out"),
        );
    }
    Some(body(bodies.swap_remove(0), consumes, context, diagnostics))
}

fn body<'a>(part: Node<'a>, consumes: &[String], context: &Context<'a>, diagnostics: &mut Diagnostics) -> Node<'a> {
    let span = part.span;
    let Value::Object(mut part) = part.value else { return Node::empty_object(span) };
    let mut media_type = Object::new();
    if let Some(schema) = part.remove("schema") {
        media_type.insert(schema);
    }
    let json = [JSON.to_owned()];
    let media_types = if consumes.is_empty() { &json } else { consumes };
    let mut body = Object::new();
    let media_type = Node::new(Value::Object(media_type), span);
    body.set("content", content(media_types, media_type, &context.copies, span, diagnostics));
    for name in ["description", "required"] {
        if let Some(member) = part.remove(name) {
            body.insert(member);
        }
    }
    // The name is not on the wire, but people know the body by it.
    if let Some(mut member) = part.remove("name") {
        member.key = "x-body-name".into();
        body.insert(member);
    }
    Node::new(Value::Object(body), span)
}

/// An object schema with a property for each field.
fn form<'a>(
    fields: Vec<Node<'a>>,
    consumes: &[String],
    context: &Context<'a>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Node<'a> {
    let mut properties = Object::new();
    let mut required = Vec::new();
    let mut encoding = Object::new();
    let mut has_file = false;
    for field in fields {
        let place = field.span;
        let Value::Object(mut field) = field.value else { continue };
        let Some(name) = field.take("name") else { continue };
        let Some(name_text) = name.as_str().map(str::to_owned) else { continue };
        let kind = field.get("type").and_then(Node::as_str).unwrap_or_default().to_owned();
        let items = field.get("items").and_then(|items| items.text("type")).unwrap_or_default().to_owned();
        has_file |= kind == "file" || items == "file";
        let collection = parameters::collection(&mut field, diagnostics);
        let mut schema = parameters::take_schema(&mut field, diagnostics).unwrap_or_default();
        if kind == "array" {
            let (style, explode) = collection.style();
            let mut rule = Object::new();
            rule.set("style", Node::string(style, place));
            rule.set("explode", Node::bool(explode, place));
            encoding.set(name_text.clone(), Node::new(Value::Object(rule), place));
        }
        if field.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(Node::string(name_text.clone(), place));
        }
        for member in field.into_members() {
            if member.key == "description" || member.key.starts_with("x-") {
                schema.insert(member);
            }
        }
        properties.set(name_text, Node::new(Value::Object(schema), place));
    }
    let mut schema = Object::new();
    schema.set("type", Node::string("object", span));
    schema.set("properties", Node::new(Value::Object(properties), span));
    let any_required = !required.is_empty();
    if any_required {
        schema.set("required", Node::array(required, span));
    }
    let mut media_type = Object::new();
    media_type.set("schema", Node::new(Value::Object(schema), span));
    if !encoding.is_empty() {
        media_type.set("encoding", Node::new(Value::Object(encoding), span));
    }
    let media_types = form_types(consumes, has_file);
    let mut body = Object::new();
    let media_type = Node::new(Value::Object(media_type), span);
    body.set("content", content(&media_types, media_type, &context.copies, span, diagnostics));
    if any_required {
        body.set("required", Node::bool(true, span));
    }
    Node::new(Value::Object(body), span)
}

/// Files need multipart; without them the forms among `consumes` count, and the plain one if there is none.
fn form_types(consumes: &[String], has_file: bool) -> Vec<String> {
    if has_file {
        return vec![MULTIPART.to_owned()];
    }
    let is_form = |name: &&String| name.starts_with(FORM) || name.starts_with("multipart/");
    let forms: Vec<String> = consumes.iter().filter(is_form).cloned().collect();
    if forms.is_empty() { vec![FORM.to_owned()] } else { forms }
}
