//! What is said beside the body.

use serde::{Deserialize, Serialize};

use crate::{JsonText, Shape};

/// A parameter of an operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// How lists and records are written.
    pub style: Style,
    /// Whether lists and records are written as one pair for each part.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub explode: bool,
    /// Whether reserved characters of RFC 3986 stay as they are.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub allow_reserved: bool,
    /// Whether the value travels as JSON text.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub json: bool,
    /// Whether it must be sent.
    #[serde(default, skip_serializing_if = "Required::is_no")]
    pub required: Required,
    /// The shape of the value.
    pub shape: Shape,
    /// Where the value comes from when the caller does not give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplied: Option<Supplied>,
    /// Whether the value must never be printed.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sensitive: bool,
    /// Whether the vendor advises against further use.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub deprecated: bool,
    /// An example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<JsonText>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// `path`, `query`, `header`, `cookie`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How lists and records are written (OpenAPI 3.0.4, "Style Values").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// Whether something must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Required {
    /// Always.
    Yes,
    /// Never.
    #[default]
    No,
    /// The vendor does not say. Optional, as far as anyone knows.
    Unknown,
    /// Under a condition, in the vendor's words. Optional, as far as a program can tell.
    If(String),
}

impl Required {
    /// Whether it must always be there.
    pub fn is_yes(&self) -> bool {
        *self == Self::Yes
    }

    /// Whether the document says that it need not be there.
    pub fn is_no(&self) -> bool {
        *self == Self::No
    }
}

/// What a client fills in by itself, the same way on every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
