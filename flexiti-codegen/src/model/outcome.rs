//! What travels: the body of a request, and the answers by status.

use super::{Docs, Evidence, Origin, SchemaId, Style};

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it must be sent.
    pub required: bool,
    /// The forms it may take, the preferred one first.
    pub contents: Vec<Content>,
    /// What it is.
    pub docs: Docs,
    /// Where it stands.
    pub origin: Origin,
}

/// One form of a body: a media type and, where the document gives it, a schema.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type, as the document spells it.
    pub media_type: String,
    /// What kind of media type it is.
    pub media: Media,
    /// The shape of the value; none where the document leaves it open.
    pub schema: Option<SchemaId>,
    /// How members travel that do not travel as such members do by default; for forms and parts only.
    pub encodings: Vec<Encoding>,
    /// Whole bodies as the document shows them.
    pub examples: Vec<Example>,
}

/// A whole body as the document shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The name under `examples`; `example` for one without a name, `schema` for the one that the schema has.
    pub name: String,
    /// What it shows.
    pub summary: Option<String>,
    /// The value, as JSON text in one line; numbers as the text of the document.
    pub value: String,
}

/// How one member of a form or one part travels (OpenAPI 3.0.4, "Encoding Object").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The member's name on the wire.
    pub member: String,
    /// Its style and whether it explodes, for forms.
    pub style: Option<(Style, bool)>,
    /// Its media type, for parts.
    pub media_type: Option<String>,
}

/// Kinds of media types that are handled alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/json` and every `+json`.
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

impl Media {
    /// The kind of a media type; parameters such as `charset` do not matter.
    pub fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "application/json" | "text/json" => Self::Json,
            "application/x-www-form-urlencoded" => Self::Form,
            "text/event-stream" => Self::EventStream,
            "application/jsonl"
            | "application/x-ndjson"
            | "application/ndjson"
            | "application/x-jsonlines"
            | "application/json-lines"
            | "application/stream+json" => Self::JsonLines,
            other if other.ends_with("+json") => Self::Json,
            other if other.starts_with("multipart/") => Self::Multipart,
            other if other.starts_with("text/") => Self::Text,
            _ => Self::Bytes,
        }
    }
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The status or statuses it is for.
    pub status: Status,
    /// What it means.
    pub docs: Docs,
    /// The headers it carries.
    pub headers: Vec<Header>,
    /// The forms its body may take; empty when it has none.
    pub contents: Vec<Content>,
    /// Where it stands.
    pub origin: Origin,
}

/// A header of an answer.
#[derive(Clone, Debug)]
pub struct Header {
    /// The header's name.
    pub name: String,
    /// Whether every such answer carries it.
    pub required: bool,
    /// The shape of its value.
    pub schema: Option<SchemaId>,
    /// What it is.
    pub docs: Docs,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub origin: Origin,
}

/// The key of an answer: one status, a class of statuses, or every other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// `404`.
    Exact(u16),
    /// `4XX`: the first digit.
    Class(u16),
    /// `default`.
    Default,
}

impl Status {
    /// The key as the document spells it.
    pub fn word(self) -> String {
        match self {
            Self::Exact(status) => status.to_string(),
            Self::Class(class) => format!("{class}XX"),
            Self::Default => "default".into(),
        }
    }

    /// Whether an answer under this key means success (2xx; RFC 9110, 15.3).
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(status) => (200..300).contains(&status),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }
}
