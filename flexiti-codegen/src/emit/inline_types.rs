//! Which inline schemas have one type: documents that were put together by a program describe the same thing wherever it
//! occurs, and a type for each place would be compiled as often.
//!
//! What lives here: when two schemas are described alike. What does not: how one type stands for several (see `item`).

use std::collections::HashMap;

use super::Emitter;
use crate::model::{
    Access, Additional, Constraints, Discriminator, Docs, Enum, Evidence, Field, Required, Scalar, Schema, SchemaId,
    Shape, Variant,
};

/// What becomes of inline schemas that are described alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineTypes {
    /// Each has a type of its own, whatever else is described like it: what changes in one place of the document changes
    /// one type.
    Apart,
    /// The first has a type, and the others have its name for another. Programs that name each by its own name compile
    /// also when a later document tells them apart.
    Shared,
}

/// The schema whose type each inline schema shares; none for those with a type of their own.
pub(super) type Sharing = HashMap<SchemaId, SchemaId>;

impl<'m> Emitter<'m> {
    /// Which types stand for others.
    pub(super) fn sharing(&self) -> Sharing {
        match self.options.inline_types {
            InlineTypes::Apart => Sharing::new(),
            InlineTypes::Shared => {
                let mut alike = Alike { emitter: self, first: HashMap::new(), firsts: HashMap::new() };
                let types = self.names.types.keys().filter(|id| self.api.schemas[**id].component.is_none());
                let mut types: Vec<SchemaId> = types.copied().collect();
                types.sort_unstable();
                let shared = types.into_iter().map(|id| (id, alike.first(id)));
                shared.filter(|(id, first)| id != first).collect()
            }
        }
    }
}

/// The schemas seen so far, by what they say.
struct Alike<'e, 'm> {
    emitter: &'e Emitter<'m>,
    /// The first schema that says the same as each.
    first: HashMap<SchemaId, SchemaId>,
    firsts: HashMap<Said<'m>, SchemaId>,
}

/// All of a schema that its type may depend on, but for its name; other schemas are given by the first like them.
#[derive(PartialEq, Eq, Hash)]
struct Said<'m> {
    form: Form<'m>,
    travels: [bool; 2],
    nullable: bool,
    sensitive: bool,
    constraints: &'m Constraints,
    default: Option<&'m str>,
    example: Option<&'m str>,
    docs: &'m Docs,
    evidence: &'m Evidence,
}

#[derive(PartialEq, Eq, Hash)]
enum Form<'m> {
    Record(Vec<Member<'m>>, Additional),
    Enum(&'m Enum),
    Union(Vec<Alternative<'m>>, Option<&'m Discriminator>, bool),
    List(SchemaId),
    Tuple(Vec<SchemaId>),
    Map(SchemaId),
    Scalar(Scalar),
    Alias(SchemaId),
    Any,
}

#[derive(PartialEq, Eq, Hash)]
struct Member<'m> {
    name: &'m str,
    schema: SchemaId,
    required: &'m Required,
    access: Access,
    sensitive: bool,
    default: Option<&'m str>,
    rename: Option<&'m str>,
    docs: &'m Docs,
    evidence: &'m Evidence,
}

#[derive(PartialEq, Eq, Hash)]
struct Alternative<'m> {
    name: Option<&'m str>,
    schema: SchemaId,
    tags: &'m [String],
}

impl<'m> Alike<'_, 'm> {
    /// The first schema that says the same as this one; itself if there is none before.
    fn first(&mut self, id: SchemaId) -> SchemaId {
        if let Some(first) = self.first.get(&id) {
            return *first;
        }
        // A schema that holds itself is met again below, and is like no other.
        self.first.insert(id, id);
        if self.is_alone(id) {
            return id;
        }
        let said = self.said(id);
        let first = *self.firsts.entry(said).or_insert(id);
        self.first.insert(id, first);
        first
    }

    /// Whether a schema is like no other: those that the document names, and those of whose type more is said than the
    /// schema itself says.
    fn is_alone(&self, id: SchemaId) -> bool {
        let emitter = self.emitter;
        let schema = &emitter.api.schemas[id];
        let is_type = matches!(schema.shape, Shape::Record(_) | Shape::Enum(_) | Shape::Union(_));
        schema.component.is_some()
            || (is_type && !emitter.names.types.contains_key(&id))
            || emitter.taken_apart.contains(&id)
            || emitter.answered_by.contains_key(&id)
            || emitter.reach.is_circular(id, id)
            || matches!(&schema.shape, Shape::Record(record) if record.heirs.is_some())
    }

    fn said(&mut self, id: SchemaId) -> Said<'m> {
        let schema: &'m Schema = &self.emitter.api.schemas[id];
        let form = match &schema.shape {
            Shape::Record(record) => {
                let members = record.fields.iter().map(|field| self.member(field)).collect();
                let additional = match record.additional {
                    Additional::Typed(values) => Additional::Typed(self.first(values)),
                    untyped => untyped,
                };
                Form::Record(members, additional)
            }
            Shape::Enum(list) => Form::Enum(list),
            Shape::Union(union) => {
                let variants = union.variants.iter().map(|variant| self.alternative(variant)).collect();
                Form::Union(variants, union.discriminator.as_ref(), union.exactly_one)
            }
            Shape::List(items) => Form::List(self.first(*items)),
            Shape::Tuple(parts) => Form::Tuple(parts.iter().map(|part| self.first(*part)).collect()),
            Shape::Map(values) => Form::Map(self.first(*values)),
            Shape::Scalar(scalar) => Form::Scalar(*scalar),
            Shape::Alias(target) => Form::Alias(self.first(*target)),
            Shape::Any => Form::Any,
        };
        // Names and places tell nothing apart, and emission does not look at `wire`. All members are named, so that a new
        // one is not forgotten here.
        let Schema {
            nullable,
            constraints,
            sensitive,
            default,
            example,
            docs,
            evidence,
            component: _,
            home: _,
            within: _,
            rename: _,
            shape: _,
            wire: _,
            origin: _,
        } = schema;
        Said {
            form,
            travels: [self.emitter.reach.is_sent(id), self.emitter.reach.is_read(id)],
            nullable: *nullable,
            sensitive: *sensitive,
            constraints,
            default: default.as_deref(),
            example: example.as_deref(),
            docs,
            evidence,
        }
    }

    fn member(&mut self, field: &'m Field) -> Member<'m> {
        let Field { name, schema, required, access, sensitive, default, rename, docs, evidence, origin: _ } = field;
        Member {
            name,
            schema: self.first(*schema),
            required,
            access: *access,
            sensitive: *sensitive,
            default: default.as_deref(),
            rename: rename.as_deref(),
            docs,
            evidence,
        }
    }

    fn alternative(&mut self, variant: &'m Variant) -> Alternative<'m> {
        let Variant { name, schema, tags } = variant;
        Alternative { name: name.as_deref(), schema: self.first(*schema), tags }
    }
}
