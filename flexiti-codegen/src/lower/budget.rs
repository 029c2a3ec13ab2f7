//! What a document may come to: members, variants and parameters that are said once and stand at many places.
//!
//! A document may repeat as much as it says, and somewhat more; that is far above any real one, and bounds everything
//! that is made of the model: lines of the surface, changes, code.

use std::collections::HashMap;

use super::Lowering;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::Document;
use crate::model::{Content, Operation, SchemaId, Schemas, Shape};
use crate::source::Span;

/// So deep is looked for what stands in a body.
const DEPTH: usize = 64;

/// What may still be repeated, within schemas and within operations apart: each is told what it has too much of.
pub(super) struct Budget {
    of_schemas: usize,
    of_operations: usize,
    is_spent: bool,
    /// How much stands in each schema in place, once it was counted.
    sizes: HashMap<SchemaId, usize>,
}

impl Budget {
    /// What a document may repeat.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let most = document.said.saturating_add(document.limits.repeated_members);
        Self { of_schemas: most, of_operations: most, is_spent: false, sizes: HashMap::new() }
    }

    /// Whether an operation had to be left out.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent
    }

    /// How much stands in a schema without a name, all that it holds included; a component has its own place.
    fn size(&mut self, schemas: &Schemas, id: SchemaId, depth: usize) -> usize {
        let schema = &schemas[id];
        let Some(depth) = depth.checked_sub(1).filter(|_| schema.component.is_none()) else { return 1 };
        if let Some(known) = self.sizes.get(&id) {
            return *known;
        }
        // A schema inside itself ends here.
        self.sizes.insert(id, 1);
        let parts: Vec<SchemaId> = match &schema.shape {
            Shape::Record(record) => record.fields.iter().map(|field| field.schema).collect(),
            Shape::Union(union) => union.variants.iter().map(|variant| variant.schema).collect(),
            Shape::Tuple(parts) => parts.clone(),
            Shape::List(part) | Shape::Map(part) | Shape::Alias(part) => vec![*part],
            Shape::Enum(_) | Shape::Scalar(_) | Shape::Any => Vec::new(),
        };
        let size = parts.into_iter().fold(1, |size: usize, part| size.saturating_add(self.size(schemas, part, depth)));
        self.sizes.insert(id, size);
        size
    }
}

impl Lowering<'_, '_> {
    /// Whether a schema may repeat so much of others; if not, it is said.
    pub(super) fn may_repeat(&mut self, count: usize, span: Span, what: &str) -> bool {
        let may = spend(&mut self.budget.of_schemas, count);
        if !may {
            self.too_much(span, what);
        }
        may
    }

    /// Whether an operation may hold what it does.
    pub(super) fn may_hold(&mut self, operation: &Operation, span: Span) -> bool {
        let of_outcomes = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
        let contents = operation.body.iter().flat_map(|body| &body.contents).chain(of_outcomes);
        let bodies = contents.filter_map(|Content { schema, .. }| *schema);
        let parameters = operation.parameters.iter().map(|parameter| parameter.schema);
        let held: Vec<SchemaId> = bodies.chain(parameters).collect();
        let size =
            held.into_iter().fold(0, |size: usize, id| size.saturating_add(self.budget.size(&self.schemas, id, DEPTH)));
        let may = spend(&mut self.budget.of_operations, size);
        if !may {
            self.budget.is_spent = true;
            self.too_much(span, "this operation and those after it are left out");
        }
        may
    }

    fn too_much(&mut self, span: Span, what: &str) {
        let message = format!("{what}: the document comes to much more than it says");
        self.diagnostics.push(Diagnostic::new(&codes::EXPANDS_TOO_FAR, message).at(span, "this is too much"));
    }
}

fn spend(left: &mut usize, count: usize) -> bool {
    let rest = left.checked_sub(count);
    *left = rest.unwrap_or(*left);
    rest.is_some()
}
