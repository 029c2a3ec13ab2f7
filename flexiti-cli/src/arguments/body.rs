//! The form in which a body is sent: the first that the document gives, which is the preferred one.

use flexiti_description::{Access, Field, Kind, Media, Operation, Shape};

use crate::value::Shapes;

/// The form of a body.
#[derive(Clone, Copy)]
pub(crate) struct Content<'d> {
    content: &'d flexiti_description::Content,
    /// Whether a body must be sent.
    pub(crate) required: bool,
}

impl<'d> Content<'d> {
    /// That of an operation, if it takes a body.
    pub(crate) fn of(operation: &'d Operation) -> Option<Self> {
        let body = operation.body.as_ref()?;
        Some(Self { content: body.contents.first()?, required: body.required })
    }

    pub(crate) fn media(self) -> Media {
        self.content.media
    }

    pub(crate) fn media_type(self) -> &'d str {
        &self.content.media_type
    }

    pub(crate) fn shape(self) -> Option<&'d Shape> {
        self.content.shape.as_ref()
    }

    pub(crate) fn encodings(self) -> &'d [flexiti_description::Encoding] {
        &self.content.encodings
    }

    /// Whether it is made of members, or of text or bytes that are passed on as they are.
    pub(crate) fn has_members(self) -> bool {
        matches!(self.media(), Media::Json | Media::Form | Media::Multipart)
    }

    /// The members that a request may have, where the body is a record.
    pub(crate) fn fields(self, shapes: Shapes<'d>) -> Vec<&'d Field> {
        let fields = self.shape().map(|shape| &shapes.resolve(shape).kind);
        match fields {
            Some(Kind::Record(record)) if self.has_members() => {
                record.fields.iter().filter(|field| field.access != Access::ReadOnly).collect()
            }
            _ => Vec::new(),
        }
    }
}
