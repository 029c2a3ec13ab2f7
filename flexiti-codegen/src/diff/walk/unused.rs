//! Components that no operation used and that are gone: nothing else shows that.

use std::collections::HashSet;

use super::{Walk, operation::at};
use crate::diff::rules::api as rules;
use crate::model::{Additional, Api, Operation, SchemaId, Shape};

impl Walk<'_> {
    pub(super) fn unused_schemas(&mut self) {
        let kept: HashSet<&str> = self.new.schemas.components().map(|(_, name, _)| name).collect();
        let mut gone = self.old.schemas.components().filter(|(_, name, _)| !kept.contains(name)).peekable();
        if gone.peek().is_none() {
            return;
        }
        let used = used(self.old);
        for (_, name, schema) in gone.filter(|(id, ..)| !used.contains(id)) {
            let place = at("*", "schema", name);
            self.collect.say(&rules::SCHEMA_REMOVED, place, (name, ""), (schema.origin, self.new.origin));
        }
    }
}

/// Every schema that an operation or a webhook leads to.
fn used(api: &Api) -> HashSet<SchemaId> {
    let mut waiting: Vec<SchemaId> = api.operations.iter().chain(&api.webhooks).flat_map(spoken_of).collect();
    let mut used = HashSet::new();
    while let Some(id) = waiting.pop() {
        if !used.insert(id) {
            continue;
        }
        let schema = &api.schemas[id];
        waiting.extend(schema.wire.not.iter().chain(&schema.wire.parts));
        match &schema.shape {
            Shape::Record(record) => {
                waiting.extend(record.fields.iter().map(|field| field.schema));
                if let Additional::Typed(values) = record.additional {
                    waiting.push(values);
                }
            }
            Shape::Union(union) => waiting.extend(union.variants.iter().map(|variant| variant.schema)),
            Shape::List(inner) | Shape::Map(inner) | Shape::Alias(inner) => waiting.push(*inner),
            Shape::Tuple(items) => waiting.extend(items),
            Shape::Enum(_) | Shape::Scalar(_) | Shape::Any => {}
        }
    }
    used
}

/// The schemas that an operation names itself.
fn spoken_of(operation: &Operation) -> Vec<SchemaId> {
    let parameters = operation.parameters.iter().chain(&operation.placeless).map(|parameter| parameter.schema);
    let bodies = operation.body.iter().flat_map(|body| &body.contents).filter_map(|content| content.schema);
    let answers = operation.outcomes.iter().flat_map(|outcome| {
        let headers = outcome.headers.iter().filter_map(|header| header.schema);
        outcome.contents.iter().filter_map(|content| content.schema).chain(headers)
    });
    parameters.chain(bodies).chain(answers).collect()
}
