//! What a request carries, and whether its members are taken apart into arguments and setters.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, media_type::header_safe, names::OperationNames, record::Member};
use crate::model::{Content, Media, Operation, Record, Scalar, SchemaId, Shape};

/// What is sent, as the request type takes it.
pub(super) enum Sent<'m> {
    Nothing,
    /// The members of a record in place, each an argument or a setter.
    Members {
        schema: SchemaId,
        members: Vec<Member<'m>>,
        media: Media,
        content: &'m Content,
    },
    /// One value, whole.
    Whole {
        schema: SchemaId,
        content: &'m Content,
        required: bool,
    },
    /// Text or bytes that the document gives no shape.
    Raw {
        media: Media,
        media_type: String,
        required: bool,
    },
}

impl<'m> Emitter<'m> {
    pub(super) fn sent(&self, operation: &'m Operation, names: &OperationNames) -> Sent<'m> {
        let Some((body, content)) = operation.body.as_ref().and_then(|body| Some((body, body.contents.first()?)))
        else {
            return Sent::Nothing;
        };
        let Content { media, media_type, schema, .. } = content;
        let raw = |media| Sent::Raw { media, media_type: header_safe(media_type), required: body.required };
        match (media, schema) {
            (Media::Multipart, Some(schema)) => match self.api.schemas.resolve(*schema) {
                // A form of parts has nothing but members, so it is taken apart whoever else uses its schema.
                (id, crate::model::Schema { shape: Shape::Record(record), .. }) => Sent::Members {
                    schema: id,
                    members: self.members(id, record, &names.taken),
                    media: *media,
                    content,
                },
                _ => raw(Media::Bytes),
            },
            (Media::Json | Media::Form, Some(schema)) => {
                let found: &'m crate::model::Schema = &self.api.schemas[*schema];
                match &found.shape {
                    Shape::Record(record) if self.is_taken_apart(found, record, body.required) => Sent::Members {
                        schema: *schema,
                        members: self.members(*schema, record, &names.taken),
                        media: *media,
                        content,
                    },
                    _ => Sent::Whole { schema: *schema, content, required: body.required },
                }
            }
            (Media::Json, None) => raw(Media::Json),
            (Media::Text, _) => raw(Media::Text),
            _ => raw(Media::Bytes),
        }
    }

    /// Whether the members of a body become arguments and setters of the request: a record that stands in place and
    /// takes nothing but its own members. A body that may be left out is one too when none of its members is needed.
    pub(super) fn is_taken_apart(&self, schema: &crate::model::Schema, record: &Record, required: bool) -> bool {
        use crate::model::{Access, Additional};
        let closed = matches!(record.additional, Additional::Ignored | Additional::Forbidden);
        let needed = record.fields.iter().any(|field| field.required.is_yes() && field.access != Access::ReadOnly);
        schema.component.is_none() && schema.home.is_none() && !schema.nullable && closed && (required || !needed)
    }

    /// The bodies of requests that take them apart, which need no types of their own.
    pub(crate) fn taken_apart(&self) -> HashSet<SchemaId> {
        let operations = self.api.operations.iter().zip(&self.names.operations);
        let bodies = operations.filter_map(|(operation, names)| match self.sent(operation, names) {
            Sent::Members { schema, .. } => Some(schema),
            _ => None,
        });
        bodies.collect()
    }

    /// The private struct behind a request that takes its body apart.
    pub(crate) fn body_name(&self, operation: &Operation, names: &OperationNames) -> Option<String> {
        matches!(self.sent(operation, names), Sent::Members { .. }).then(|| format!("{}Body", names.request))
    }

    /// Whether a value is bytes as they are.
    pub(super) fn is_binary(&self, id: SchemaId) -> bool {
        matches!(self.api.schemas.resolve(id).1.shape, Shape::Scalar(Scalar::Binary))
    }
}

pub(super) fn raw_kind(media: Media) -> TokenStream {
    match media {
        Media::Text => quote!(String),
        Media::Json => quote!(Json),
        _ => quote!(Vec<u8>),
    }
}
