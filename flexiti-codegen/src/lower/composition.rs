//! `allOf`: several schemas that hold at once, flattened into one.
//!
//! Records are joined member by member; a single part that says more than prose stands for the whole. What cannot be
//! joined without guessing becomes free-form JSON, with a diagnostic.

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema as Typed};

use super::{Lowering, Progress, extensions, schemas::borrowed};
use crate::diagnostic::codes;
use crate::model::{Additional, Field, Record, Required, Schema, SchemaId, Shape};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    /// Lowers `allOf` together with the members that stand beside it.
    pub(super) fn all_of(&mut self, parts: &[ReferenceOr<Typed>], node: &'l Node<'a>) -> Schema {
        let nodes = node.get("allOf").and_then(Node::as_array).unwrap_or_default();
        let mut whole = self.described(node, Shape::Any);
        let mut ids: Vec<SchemaId> = Vec::new();
        for (typed, node) in parts.iter().zip(nodes) {
            if let Some(id) = self.part(typed, node, &mut whole) {
                ids.push(id);
            }
        }
        let beside = self.beside(node);
        whole.wire.parts = ids.clone();
        whole.wire.remarks = parts.len() - ids.len();
        if let Some(beside) = &beside {
            let beside = self.described(&Node::empty_object(node.span), Shape::Record(beside.clone()));
            whole.wire.parts.push(self.schemas.add(beside));
        }
        if let ([only], None) = (ids.as_slice(), &beside) {
            whole.shape = Shape::Alias(*only);
            return whole;
        }
        let mut records: Vec<Record> = Vec::new();
        let mut others: Vec<SchemaId> = Vec::new();
        for id in ids {
            match &self.schemas.resolve(id).1.shape {
                Shape::Record(record) => records.push(record.clone()),
                Shape::Map(values) => {
                    records.push(Record { additional: Additional::Typed(*values), ..Record::default() })
                }
                Shape::Any => {}
                Shape::Union(_) => match self.beside_union(id) {
                    Some(record) => records.push(record),
                    None => others.push(id),
                },
                _ => others.push(id),
            }
        }
        records.extend(beside);
        whole.shape = match (records.is_empty(), others.as_slice()) {
            (false, []) => {
                let count = records.iter().map(|record| record.fields.len()).sum();
                match self.may_repeat(count, node.span, "this `allOf` becomes free-form JSON") {
                    true => Shape::Record(join(records, &extensions::words(node.get("required")))),
                    false => Shape::Any,
                }
            }
            (true, [only]) => Shape::Alias(*only),
            (true, []) => Shape::Any,
            _ => {
                let message = "the parts of this `allOf` are not all objects; it becomes free-form JSON";
                self.report(&codes::ALL_OF_NOT_JOINED, message.into(), node);
                Shape::Any
            }
        };
        whole
    }

    /// One part, lowered as far as its members are needed; none when it only says something in prose.
    fn part(&mut self, typed: &ReferenceOr<Typed>, node: &'l Node<'a>, whole: &mut Schema) -> Option<SchemaId> {
        match typed {
            ReferenceOr::Reference { reference } => {
                if let Some(index) = self.component_index(reference) {
                    self.component(index);
                    let running =
                        |(_, component): (&&str, &super::Component<'_, '_>)| component.progress == Progress::Running;
                    if self.components.get_index(index).is_some_and(running) {
                        let message = format!("`{reference}` is made of itself by `allOf`; this part is ignored");
                        self.report(&codes::ALL_OF_CYCLE, message, node);
                        return None;
                    }
                }
                Some(self.reference(reference, node))
            }
            ReferenceOr::Item(typed) => {
                let schema = self.shaped(typed, node);
                whole.nullable |= schema.nullable;
                whole.sensitive |= schema.sensitive;
                let says_nothing = matches!(schema.shape, Shape::Any) && only_prose(node);
                if says_nothing {
                    if whole.docs.description.is_none() {
                        whole.docs.description = schema.docs.description;
                    }
                    let required = extensions::words(node.get("required"));
                    return (!required.is_empty()).then(|| self.required_only(node));
                }
                Some(self.schemas.add(schema))
            }
        }
    }

    /// A part that only makes members of the others required: a record without members of its own.
    fn required_only(&mut self, node: &'l Node<'a>) -> SchemaId {
        let schema = self.described(node, Shape::Record(Record::default()));
        self.schemas.add(schema)
    }

    /// The members that stand beside the alternatives of a component. One that is made of it by `allOf` has these, and is
    /// most often one of the alternatives itself.
    fn beside_union(&mut self, id: SchemaId) -> Option<Record> {
        let (id, _) = self.schemas.resolve(id);
        let node = self.components.values().find(|component| component.id == id)?.node;
        node.get("properties")?;
        self.beside(node)
    }

    /// The record that stands beside `allOf` or alternatives in the same schema.
    fn beside(&mut self, node: &'l Node<'a>) -> Option<Record> {
        let properties = node.get("properties").and_then(Node::as_object);
        if properties.is_none() && node.get("additionalProperties").is_none() && node.get("required").is_none() {
            return None;
        }
        let typed: IndexMap<String, ReferenceOr<Typed>> = properties
            .into_iter()
            .flat_map(|properties| properties.iter())
            .filter_map(|member| Some((member.key.to_string(), self.read(&member.value)?)))
            .collect();
        let additional = node.get("additionalProperties").and_then(|node| self.read(node));
        let members = typed.iter().map(|(name, typed)| (name.as_str(), borrowed(typed)));
        match self.object(members, additional.as_ref(), node) {
            Shape::Record(record) => Some(record),
            Shape::Map(values) => Some(Record { additional: Additional::Typed(values), ..Record::default() }),
            _ => Some(Record::default()),
        }
    }
}

/// Whether a schema holds nothing but prose, marks and `required`.
fn only_prose(node: &Node<'_>) -> bool {
    const SILENT: [&str; 13] = [
        "description",
        "title",
        "example",
        "examples",
        "default",
        "deprecated",
        "nullable",
        "readOnly",
        "writeOnly",
        "required",
        "externalDocs",
        "xml",
        "type",
    ];
    node.as_object().is_some_and(|object| {
        object.iter().all(|member| SILENT.contains(&member.key.as_ref()) || member.key.starts_with("x-"))
    })
}

/// Whether `oneOf` or `anyOf` only narrows the members beside it (`required` in turns), so that it adds no shape.
pub(super) fn only_narrowing(node: &Node<'_>, keyword: &str) -> bool {
    let has_members = node.get("properties").is_some();
    let parts = node.get(keyword).and_then(Node::as_array).unwrap_or_default();
    has_members && parts.iter().all(|part| part.get("$ref").is_none() && only_prose_or_not(part))
}

fn only_prose_or_not(node: &Node<'_>) -> bool {
    only_prose(node) || node.as_object().is_some_and(|object| object.iter().all(|member| member.key == "not"))
}

/// Joins records: a member that several name is taken from the last, which narrows it, at the place of the first.
fn join(records: Vec<Record>, required: &[String]) -> Record {
    let mut fields: IndexMap<String, Field> = IndexMap::new();
    let mut additional = Additional::Ignored;
    for record in records {
        for mut field in record.fields {
            if let Some(known) = fields.get(&field.name) {
                if known.required.is_yes() {
                    field.required = Required::Yes;
                }
                field.sensitive |= known.sensitive;
            }
            fields.insert(field.name.clone(), field);
        }
        if record.additional != Additional::Ignored {
            additional = record.additional;
        }
    }
    for name in required {
        if let Some(field) = fields.get_mut(name) {
            field.required = Required::Yes;
        }
    }
    Record { fields: fields.into_values().collect(), additional, heirs: None }
}
