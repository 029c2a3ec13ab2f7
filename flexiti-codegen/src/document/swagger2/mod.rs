//! Swagger 2.0 to OpenAPI 3.0.
//!
//! What 2.0 says in one place and 3.0 in another is moved; nothing is invented. The rules are those that the release
//! notes of OpenAPI 3.0 imply and its field tables state; each file names its part of the specification.
//!
//! | 2.0 | 3.0 | file |
//! |---|---|---|
//! | `host`, `basePath`, `schemes` | `servers` | [`servers`] |
//! | `securityDefinitions` | `components.securitySchemes` | [`security`] |
//! | parameters in path, query, header | `schema`, `style`, `explode` | [`parameters`] |
//! | parameters in body and formData, `consumes` | `requestBody` | [`body`] |
//! | `schema`, `examples`, `headers` of responses, `produces` | `content`, `headers` | [`responses`] |
//! | `discriminator`, `type: file`, `x-nullable` | their 3.0 forms | [`schemas`] |
//! | `definitions`, `parameters`, `responses` | `components` | here |

mod body;
mod parameters;
mod responses;
mod schemas;
mod security;
mod servers;

use super::{copies::Copies, grammar::Kind, operations::METHODS, walk::walk_mut};
use crate::{
    diagnostic::Diagnostics,
    source::{Limits, Node, Object, Span, Value},
};

/// [`schemas::convert`] for documents of 3.x that use forms of 2.0.
pub(super) fn repair_schema(node: &mut Node<'_>) {
    schemas::convert(node);
}

/// [`parameters::convert`] for documents of 3.x that use forms of 2.0.
pub(super) fn repair_parameter(node: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    parameters::convert(node, diagnostics);
}

/// The same for a header.
pub(super) fn repair_header(node: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    responses::convert_header(node, diagnostics);
}

/// [`responses::convert`] for documents of 3.x that use forms of 2.0.
pub(super) fn repair_response(node: &mut Node<'_>, diagnostics: &mut Diagnostics) {
    responses::convert(node, &[], &Copies::within(&Limits::default()), diagnostics);
}

/// The parameters of the body of one operation, for documents of 3.x that use forms of 2.0.
pub(super) fn repair_bodies(operation: &mut Object<'_>, diagnostics: &mut Diagnostics) {
    let Some(span) = operation.get("parameters").map(|parameters| parameters.span) else { return };
    let copies = Copies::within(&Limits::default());
    let context = Context { parameters: Node::empty_object(span), consumes: Vec::new(), produces: Vec::new(), copies };
    convert_operation(operation, &[], &context, diagnostics);
}

/// What holds for the whole document.
struct Context<'a> {
    /// `parameters` of the root, for operations whose body is one of them.
    parameters: Node<'a>,
    consumes: Vec<String>,
    produces: Vec<String>,
    /// What may still be copied to operations and media types.
    copies: Copies,
}

/// Turns the tree of a Swagger 2.0 document, of which every reference names a definition, parameter or response of the
/// root, into one of OpenAPI 3.0.
pub(super) fn convert(root: &mut Node<'_>, limits: &Limits, diagnostics: &mut Diagnostics) {
    let span = root.span;
    let Some(object) = root.as_object_mut() else { return };
    object.rename("swagger", "openapi");
    if let Some(version) = object.get_mut("openapi") {
        version.value = Value::String("3.0.3".into());
    }
    let context = Context {
        parameters: object.take("parameters").unwrap_or_else(|| Node::empty_object(span)),
        consumes: media_types(object.take("consumes").as_ref()),
        produces: media_types(object.take("produces").as_ref()),
        copies: Copies::within(limits),
    };
    if let Some(servers) = servers::servers(object, span) {
        object.set("servers", servers);
    }
    if let Some(paths) = object.get_mut("paths").and_then(Node::as_object_mut) {
        for (_, _, item) in paths.values_mut() {
            path_item(item, &context, diagnostics);
        }
    }
    components(object, context, span, diagnostics);
    walk_mut(root, Kind::Document, &mut |node, kind| {
        if kind == Kind::Schema {
            schemas::convert(node);
        }
        rename_reference(node);
    });
}

fn path_item<'a>(item: &mut Node<'a>, context: &Context<'a>, diagnostics: &mut Diagnostics) {
    let Some(item) = item.as_object_mut() else { return };
    // A body that stands at the path item belongs to each of its operations.
    let mut shared = Vec::new();
    if let Some(Value::Array(parameters)) = item.get_mut("parameters").map(|node| &mut node.value) {
        let (bodies, others): (Vec<_>, Vec<_>) =
            std::mem::take(parameters).into_iter().partition(|parameter| body::is_part(parameter, context));
        shared = bodies;
        *parameters = others;
        for parameter in parameters {
            parameters::convert(parameter, diagnostics);
        }
    }
    for method in METHODS {
        if let Some(operation) = item.get_mut(method).and_then(Node::as_object_mut) {
            convert_operation(operation, &shared, context, diagnostics);
        }
    }
}

fn convert_operation<'a>(
    operation: &mut Object<'a>,
    shared: &[Node<'a>],
    context: &Context<'a>,
    diagnostics: &mut Diagnostics,
) {
    let own = |node: Option<Node<'a>>, all: &[String]| match node {
        Some(node) => media_types(Some(&node)),
        None => all.to_vec(),
    };
    let consumes = own(operation.take("consumes"), &context.consumes);
    let produces = own(operation.take("produces"), &context.produces);
    operation.remove("schemes");
    let mut parts = Vec::new();
    if let Some(Value::Array(parameters)) = operation.get_mut("parameters").map(|node| &mut node.value) {
        let (bodies, others): (Vec<_>, Vec<_>) =
            std::mem::take(parameters).into_iter().partition(|parameter| body::is_part(parameter, context));
        parts = bodies;
        *parameters = others;
        for parameter in parameters {
            parameters::convert(parameter, diagnostics);
        }
    }
    if parts.is_empty() {
        parts = shared.to_vec();
    }
    if let Some(request_body) = body::request_body(parts, &consumes, context, diagnostics)
        && !operation.contains("requestBody")
    {
        operation.set("requestBody", request_body);
    }
    if let Some(responses) = operation.get_mut("responses").and_then(Node::as_object_mut) {
        for (_, _, response) in responses.values_mut() {
            responses::convert(response, &produces, &context.copies, diagnostics);
        }
    }
}

/// `definitions`, `parameters`, `responses` and `securityDefinitions` become sections of `components`.
fn components<'a>(root: &mut Object<'a>, context: Context<'a>, span: Span, diagnostics: &mut Diagnostics) {
    let mut sections = match root.take("components") {
        Some(Node { value: Value::Object(components), .. }) => components,
        _ => Object::new(),
    };
    if let Some(definitions) = root.take("definitions") {
        sections.set("schemas", definitions);
    }
    if let Value::Object(mut all) = context.parameters.value {
        // Bodies went to the operations that use them.
        all.retain(|member| !matches!(member.value.text("in"), Some("body" | "formData")));
        for (_, _, parameter) in all.values_mut() {
            parameters::convert(parameter, diagnostics);
        }
        if !all.is_empty() {
            sections.set("parameters", Node::new(Value::Object(all), context.parameters.span));
        }
    }
    if let Some(mut responses) = root.take("responses") {
        for (_, _, response) in responses.as_object_mut().into_iter().flat_map(Object::values_mut) {
            responses::convert(response, &context.produces, &context.copies, diagnostics);
        }
        sections.set("responses", responses);
    }
    if let Some(mut schemes) = root.take("securityDefinitions") {
        for (_, _, scheme) in schemes.as_object_mut().into_iter().flat_map(Object::values_mut) {
            security::convert(scheme);
        }
        sections.set("securitySchemes", schemes);
    }
    root.set("components", Node::new(Value::Object(sections), span));
}

/// References name the sections of 2.0, which have moved.
fn rename_reference(node: &mut Node<'_>) {
    let rename = |place: &mut Node<'_>| {
        let Some(text) = place.as_str() else { return };
        for (old, new) in [
            ("#/definitions/", "#/components/schemas/"),
            ("#/parameters/", "#/components/parameters/"),
            ("#/responses/", "#/components/responses/"),
        ] {
            if let Some(name) = text.strip_prefix(old) {
                place.value = Value::String(format!("{new}{name}").into());
                return;
            }
        }
    };
    if let Some(reference) = node.get_mut("$ref") {
        rename(reference);
    }
    let mapping = node.get_mut("discriminator").and_then(|discriminator| discriminator.get_mut("mapping"));
    for (_, _, target) in mapping.and_then(Node::as_object_mut).into_iter().flat_map(Object::values_mut) {
        rename(target);
    }
}

/// What is made or taken in more forms than this is described in so many of them.
const MOST_MEDIA_TYPES: usize = 100;

/// The texts of `consumes` or `produces`.
fn media_types(node: Option<&Node<'_>>) -> Vec<String> {
    let texts = node.and_then(Node::as_array).unwrap_or_default().iter().filter_map(Node::as_str);
    let mut unique = Vec::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()).take(MOST_MEDIA_TYPES) {
        if !unique.iter().any(|known| known == text) {
            unique.push(text.to_owned());
        }
    }
    unique
}

/// An object of media types, each with a copy of the same content, as far as there may be copies.
fn content<'a>(
    media_types: &[String],
    media_type: Node<'a>,
    copies: &Copies,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Node<'a> {
    let mut content = Object::new();
    if let Some((first, others)) = media_types.split_first() {
        content.set(first.clone(), Node::empty_object(span));
        for name in others {
            let Some(copy) = copies.copy(&media_type, diagnostics) else { break };
            content.set(name.clone(), copy);
        }
        content.set(first.clone(), media_type);
    }
    Node::new(Value::Object(content), span)
}
