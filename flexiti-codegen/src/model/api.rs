//! The whole API: the root that every stage after lowering receives.

use super::{Docs, Operation, Origin, Problems, Schemas, SecurityScheme, Server};

/// An API, as one document describes it.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`, as the vendor spells it; not necessarily a semantic version.
    pub version: String,
    /// `info.description`.
    pub docs: Docs,
    /// Where the API is served; the first is the vendor's default. Empty when the document names none.
    pub servers: Vec<Server>,
    /// The ways to prove who is calling, by name.
    pub security_schemes: Vec<SecurityScheme>,
    /// How an error body is read, whatever operation it answers.
    pub problems: Problems,
    /// The groups of operations, in the order of the document's `tags`, then of first use.
    pub tags: Vec<Tag>,
    /// Every operation, by path and method.
    pub operations: Vec<Operation>,
    /// Every schema, named or inline.
    pub schemas: Schemas,
    /// What the document holds and the model does not, with the reason.
    pub left_out: Vec<LeftOut>,
}

/// A group of operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The name, as the vendor spells it.
    pub name: String,
    /// What the group is for.
    pub docs: Docs,
}

/// A part of the document that nothing is generated for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is: an operation, a schema, a webhook, a callback, a link.
    pub kind: &'static str,
    /// Its name in the document.
    pub name: String,
    /// Why it is left out, in one sentence.
    pub reason: String,
    /// Where it stands.
    pub origin: Origin,
}
