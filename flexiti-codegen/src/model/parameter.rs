//! What is said beside the body: in the path, the query, a header or a cookie.

use super::{Docs, Evidence, Origin, Required, SchemaId};

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// How lists and records are written (OpenAPI 3.0.4, "Style Values").
    pub style: Style,
    /// Whether lists and records are written as one pair for each part.
    pub explode: bool,
    /// Whether reserved characters of RFC 3986 stay as they are (`allowReserved`).
    pub allow_reserved: bool,
    /// Whether the value travels as JSON text (`content` with a JSON media type).
    pub json: bool,
    /// Whether it must be sent.
    pub required: Required,
    /// The shape of the value.
    pub schema: SchemaId,
    /// Where the value comes from when the caller does not give it (`x-supplied-by`).
    pub supplied: Option<Supplied>,
    /// Whether the value must never be printed.
    pub sensitive: bool,
    /// A better name than the one on the wire (`x-name`).
    pub rename: Option<String>,
    /// An example of a single value, as JSON text.
    pub example: Option<String>,
    /// What it is.
    pub docs: Docs,
    /// How it is known.
    pub evidence: Evidence,
    /// Whether the path item says it, for all operations of the path.
    pub shared: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// In a `{placeholder}` of the path.
    Path,
    /// After the question mark.
    Query,
    /// In a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

impl Location {
    /// The word that the OpenAPI specification uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// The style that the specification gives a parameter that names none.
    pub fn default_style(self) -> Style {
        match self {
            Self::Path | Self::Header => Style::Simple,
            Self::Query | Self::Cookie => Style::Form,
        }
    }
}

/// How lists and records are written (OpenAPI 3.0.4, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `;color=blue`
    Matrix,
    /// `.blue.black`
    Label,
    /// `color=blue`
    Form,
    /// `blue,black`
    Simple,
    /// `color=blue%20black`
    SpaceDelimited,
    /// `color=blue|black`
    PipeDelimited,
    /// `color[R]=100`
    DeepObject,
}

impl Style {
    /// The word that the OpenAPI specification uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Matrix => "matrix",
            Self::Label => "label",
            Self::Form => "form",
            Self::Simple => "simple",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
        }
    }
}

/// What the client itself fills in, the same way on every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Supplied {
    /// The client id of the credentials.
    ClientId,
    /// An id made for each call, for tracing.
    ReferenceId,
    /// The key that makes a repetition safe.
    IdempotencyKey,
    /// The hash of the body that goes with the key.
    ContextHash,
}
