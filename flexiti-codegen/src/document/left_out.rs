//! What a document describes and the tree does not.

use crate::source::Span;

/// A part that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What kind of part it is.
    pub part: Part,
    /// Its name: `GET /pets` for an operation, `GET /pets, parameter 2` for a parameter of it, the component's name otherwise.
    pub name: String,
    /// Why, in one sentence without a full stop.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}

/// Kinds of parts that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An operation of `paths`.
    Operation,
    /// A schema of `components`.
    Schema,
    /// A parameter of an operation.
    Parameter,
    /// Another component: a parameter, response, request body, header or security scheme.
    Component,
    /// A webhook: the API calls its client.
    Webhook,
    /// A callback of an operation: the API calls its client.
    Callback,
    /// A link of a response.
    Link,
}

impl Part {
    /// `operation`, `schema`, ...
    pub fn name(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Schema => "schema",
            Self::Parameter => "parameter",
            Self::Component => "component",
            Self::Webhook => "webhook",
            Self::Callback => "callback",
            Self::Link => "link",
        }
    }
}
