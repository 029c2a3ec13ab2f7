//! Error codes: the closed lists that documents put on a member of their error bodies, read as the list of reasons
//! for which an operation may refuse.

use super::{Lowering, extensions, origin};
use crate::model::{ErrorCode, Evidence, Media, Outcome, SchemaId};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    /// The codes of every error answer, in order of status and of the document.
    pub(super) fn error_codes(&self, outcomes: &[(Outcome, &'l Node<'a>)]) -> Vec<ErrorCode> {
        let mut codes = Vec::new();
        for (outcome, node) in outcomes.iter().filter(|(outcome, _)| !outcome.status.is_success()) {
            let Some(list) = self.code_list(node) else { continue };
            for value in list.get("enum").and_then(Node::as_array).unwrap_or_default() {
                let Some(code) = value.as_str() else { continue };
                let said = |key: &str| Some(list.get(key)?.text(code)?.to_owned());
                codes.push(ErrorCode {
                    code: code.to_owned(),
                    status: outcome.status,
                    meaning: said("x-enum-descriptions"),
                    name: said("x-enum-names"),
                    evidence: Evidence {
                        provenance: said("x-enum-provenance").and_then(|word| extensions::provenance(&word)),
                        source: said("x-enum-sources"),
                    },
                    origin: origin(value.span),
                });
            }
        }
        codes
    }

    /// The schema of the code in a response's JSON body, where it is a list of values.
    fn code_list(&self, response: &'l Node<'a>) -> Option<&'l Node<'a>> {
        let contents = response.get("content").and_then(Node::as_object)?;
        let json = contents.iter().find(|content| Media::of(&content.key) == Media::Json)?;
        let schema = json.value.get("schema")?;
        self.code_member(self.document.resolve(schema).ok()?)
    }

    fn code_member(&self, schema: &'l Node<'a>) -> Option<&'l Node<'a>> {
        let own = self.problems.code.iter().find_map(|name| {
            let member = schema.get("properties")?.get(name)?;
            self.document.resolve(member).ok().filter(|member| member.get("enum").is_some())
        });
        own.or_else(|| {
            let parts = schema.get("allOf").and_then(Node::as_array)?;
            parts.iter().find_map(|part| self.code_member(self.document.resolve(part).ok()?))
        })
    }

    /// The shared error body behind a schema that only narrows its code: `allOf` of one reference and parts that hold
    /// nothing but the code. The codes are the operation's; the body is everybody's.
    pub(super) fn narrowed_problem(&mut self, schema: &'l Node<'a>) -> Option<SchemaId> {
        let parts = schema.get("allOf").and_then(Node::as_array)?;
        let (references, narrowing): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.get("$ref").is_some());
        let [base] = references.as_slice() else { return None };
        let is_code = |name: &str| self.problems.code.iter().any(|code| code == name);
        let narrows = !narrowing.is_empty()
            && narrowing.iter().all(|part| {
                let members = part.get("properties").and_then(Node::as_object);
                members.is_some_and(|members| members.iter().all(|member| is_code(&member.key)))
            });
        let reference = base.text("$ref")?;
        narrows.then(|| self.reference(reference, base))
    }
}
