//! `parameters`: those of the operation and those that its path item shares.

use std::mem;

use indexmap::IndexMap;
use openapiv3 as openapi;

use super::{Lowering, extensions, origin, schemas::borrowed};
use crate::document::aside;
use crate::model::{Location, Media, Parameter, SchemaId, Style};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    /// The parameters of an operation, and those that are declared and never sent as such: headers that something else
    /// says, and what was set aside because the path has no place for it. One of the operation's own replaces the path
    /// item's of the same name and place (OpenAPI 3.0.4, "Operation Object").
    pub(super) fn parameters(
        &mut self,
        item: &'l Node<'a>,
        operation: &'l Node<'a>,
    ) -> (Vec<Parameter>, Vec<Parameter>) {
        let mut parameters: IndexMap<(String, Location), Parameter> = IndexMap::new();
        for holder in [item, operation] {
            let nodes = holder.get("parameters").and_then(Node::as_array).unwrap_or_default();
            for node in nodes {
                // What a path item says in place for all its operations, each of them has for itself: types that they
                // shared would be named after one of them, and after another one as soon as that is added.
                let shared = std::ptr::eq(holder, item);
                let others = (shared && node.get("$ref").is_none()).then(|| mem::take(&mut self.lowered));
                if let Some(parameter) = self.parameter(node) {
                    let place = (parameter.name.clone(), parameter.location);
                    parameters.insert(place, Parameter { shared, ..parameter });
                }
                if let Some(others) = others {
                    self.lowered = others;
                }
            }
        }
        let (mut unsent, sent): (Vec<_>, Vec<_>) = parameters.into_values().partition(is_said_elsewhere);
        let aside = [item, operation].into_iter().filter_map(|holder| holder.get(aside::PARAMETERS)?.as_array());
        unsent.extend(aside.flatten().filter_map(|node| self.parameter(node)));
        (sent, unsent)
    }

    fn parameter(&mut self, node: &'l Node<'a>) -> Option<Parameter> {
        let (node, home) = self.resolve_shared(node)?;
        let typed: openapi::Parameter = self.read(node)?;
        let (location, style, allow_reserved) = match &typed {
            openapi::Parameter::Query { style, allow_reserved, .. } => {
                let style = match style {
                    openapi::QueryStyle::Form => Style::Form,
                    openapi::QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                    openapi::QueryStyle::PipeDelimited => Style::PipeDelimited,
                    openapi::QueryStyle::DeepObject => Style::DeepObject,
                };
                (Location::Query, style, *allow_reserved)
            }
            openapi::Parameter::Header { .. } => (Location::Header, Style::Simple, false),
            openapi::Parameter::Path { style, .. } => {
                let style = match style {
                    openapi::PathStyle::Matrix => Style::Matrix,
                    openapi::PathStyle::Label => Style::Label,
                    openapi::PathStyle::Simple => Style::Simple,
                };
                (Location::Path, style, false)
            }
            openapi::Parameter::Cookie { .. } => (Location::Cookie, Style::Form, false),
        };
        let data = typed.parameter_data_ref();
        let (schema, json) = self.parameter_schema(&data.format, node)?;
        self.settle(schema, home);
        Some(Parameter {
            name: data.name.clone(),
            location,
            style,
            explode: data.explode.unwrap_or(style == Style::Form),
            allow_reserved,
            json,
            required: extensions::required(node, data.required || location == Location::Path),
            schema,
            supplied: extensions::supplied(node),
            sensitive: extensions::sensitive(node) || self.schemas[schema].sensitive,
            rename: extensions::rename(node),
            example: extensions::example(node),
            docs: extensions::docs(node),
            evidence: extensions::evidence(node),
            shared: false,
            origin: origin(node.span),
        })
    }

    /// The schema of a parameter, and whether its value travels as JSON text.
    fn parameter_schema(
        &mut self,
        format: &openapi::ParameterSchemaOrContent,
        node: &'l Node<'a>,
    ) -> Option<(SchemaId, bool)> {
        match format {
            openapi::ParameterSchemaOrContent::Schema(typed) => {
                Some((self.schema(borrowed(typed), node.get("schema")?), false))
            }
            openapi::ParameterSchemaOrContent::Content(contents) => {
                let (media_type, typed) = contents.first()?;
                let node = node.get("content")?.get(media_type)?.get("schema");
                let json = Media::of(media_type) == Media::Json;
                match (&typed.schema, node) {
                    (Some(typed), Some(node)) => Some((self.schema(borrowed(typed), node), json)),
                    _ => None,
                }
            }
        }
    }
}

/// Header parameters that the specification tells readers to ignore, because media types and security say them
/// (OpenAPI 3.0.4, "Parameter Object", `name`).
fn is_said_elsewhere(parameter: &Parameter) -> bool {
    parameter.location == Location::Header
        && ["accept", "content-type", "authorization"].iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}
