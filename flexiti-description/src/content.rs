//! What travels as a body: in which forms, of which shape, with which examples.

use serde::{Deserialize, Serialize};

use crate::{JsonText, Shape, Style};

/// The body of a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Body {
    /// Whether it must be sent.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub required: bool,
    /// The forms it may take, the preferred one first.
    pub contents: Vec<Content>,
}

/// One form of a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Content {
    /// The media type, as the document spells it.
    pub media_type: String,
    /// What kind of media type it is.
    pub media: Media,
    /// The shape of the value; none where the document leaves it open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// How members of a form and parts travel that do not travel as such members do by default.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub encodings: Vec<Encoding>,
    /// The document's examples, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// How one member of a form or one part travels (OpenAPI 3.0.4, "Encoding Object").
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Encoding {
    /// The member's name on the wire.
    pub member: String,
    /// Its style, for forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether it explodes, for forms.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub explode: bool,
    /// Its media type, for parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
}

/// A whole body as the document shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Example {
    /// Its name; `example` where the document gives one example without a name, `schema` where the schema has it.
    pub name: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The value.
    pub value: JsonText,
}

/// Kinds of media types that are handled alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Media {
    /// `application/json` and every `+json`.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data` and its kin.
    Multipart,
    /// `text/*`.
    Text,
    /// `text/event-stream`.
    EventStream,
    /// Newline-delimited JSON under its several names.
    JsonLines,
    /// Everything else: bytes.
    Bytes,
}
