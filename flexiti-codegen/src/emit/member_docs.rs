//! What documentation says about one parameter or member: its prose, when it is needed, its default, how it is known.

use super::{Emitter, docs, names::words};
use crate::model::{Docs, Evidence, Field, Parameter, Provenance, Required, SchemaId, Shape};

impl Emitter<'_> {
    /// The lines about a field of a record.
    pub(crate) fn field_lines(&self, field: &Field) -> Vec<String> {
        let default = field.default.as_deref();
        self.member_lines(&field.name, &field.docs, &field.required, &field.evidence, field.schema, default)
    }

    /// The lines about a parameter.
    pub(crate) fn parameter_lines(&self, parameter: &Parameter) -> Vec<String> {
        let Parameter { name, docs, required, evidence, schema, .. } = parameter;
        self.member_lines(name, docs, required, evidence, *schema, None)
    }

    /// The lines about a member; the prose of its schema stands in where it has none of its own.
    pub(crate) fn member_lines(
        &self,
        wire: &str,
        said: &Docs,
        required: &Required,
        evidence: &Evidence,
        schema: SchemaId,
        default: Option<&str>,
    ) -> Vec<String> {
        let mut lines = docs::prose_of(said);
        if lines.is_empty() {
            let shape = &self.api.schemas[schema];
            lines = match shape.component.is_none() && !matches!(shape.shape, Shape::Alias(_)) {
                true => docs::prose_of(&shape.docs),
                false => Vec::new(),
            };
        }
        if lines.is_empty() {
            lines.push(format!("{}.", docs::code(wire)));
        }
        let mut facts = Vec::new();
        if let Required::If(condition) = required {
            facts.push(format!("Required if {}.", docs::escape(condition)));
        }
        if let Some(default) = default.or(self.api.schemas.resolve(schema).1.default.as_deref()) {
            facts.push(format!("Default: {}.", docs::code(default.trim_matches('"'))));
        }
        facts.extend(evidence_line(evidence));
        if said.deprecated {
            facts.push("Deprecated by the vendor.".into());
        }
        if !facts.is_empty() {
            lines.push(String::new());
            lines.extend(docs::wrapped(&facts.join(" ")));
        }
        lines
    }

    /// Where the limits of a member stand.
    pub(crate) fn limit_line(&self, name: &str, schema: SchemaId) -> Vec<String> {
        match self.limit(schema) {
            Some(_) => vec![String::new(), format!("Limits: [`Self::{}`].", words::constant(name))],
            None => Vec::new(),
        }
    }
}

/// `Read on page 9601087.`
fn evidence_line(evidence: &Evidence) -> Option<String> {
    let source = evidence.source.as_deref().map(docs::escape);
    Some(match (evidence.provenance?, source) {
        (Provenance::Read, Some(source)) => format!("Source: {source}."),
        (Provenance::Read, None) => return None,
        (Provenance::Example, Some(source)) => format!("Known from an example only ({source})."),
        (Provenance::Example, None) => "Known from an example only.".into(),
        (Provenance::Inferred, Some(source)) => format!("Inferred, not documented ({source})."),
        (Provenance::Inferred, None) => "Inferred, not documented.".into(),
    })
}
