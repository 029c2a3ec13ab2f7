//! The API in figures, revision by revision.

use flexiti_codegen::{model::Api, surface::surface};
use serde::Serialize;

use super::replay::Step;

/// How large the API is after a revision, and how many lengths the revision changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Figures {
    /// The revision.
    pub(crate) revision: String,
    /// Operations.
    pub(crate) operations: usize,
    /// Parameters of path, query, header and form, counted at each operation.
    pub(crate) parameters: usize,
    /// Members of the bodies of requests and of successful answers, counted at each operation.
    pub(crate) fields: usize,
    /// Codes of refusal, counted at each operation.
    pub(crate) error_codes: usize,
    /// Lengths that the revision changed.
    pub(crate) changed_lengths: usize,
}

impl Figures {
    /// The figures of a step.
    pub(crate) fn of(step: &Step<'_>) -> Self {
        let api: &Api = &step.revision.api;
        let facts = surface(api);
        let count =
            |parts: &[&str]| facts.iter().filter(|fact| parts.iter().any(|part| fact.part.starts_with(part))).count();
        let lengths = step.comparison.changes.iter().filter(|change| change.kind == "length-changed");
        Self {
            revision: step.revision.name.clone(),
            operations: api.operations.len(),
            parameters: count(&["request-path", "request-query", "request-header", "request-cookie", "request-form"]),
            fields: count(&["request-body", "response-2"]),
            error_codes: count(&["error"]),
            changed_lengths: lengths.count(),
        }
    }

    /// The measures that are drawn, each with its title.
    pub(crate) fn measures(&self) -> [(&'static str, usize); 5] {
        [
            ("operations", self.operations),
            ("parameters", self.parameters),
            ("members of bodies", self.fields),
            ("error codes", self.error_codes),
            ("changed lengths", self.changed_lengths),
        ]
    }
}
