//! A schema as the wire has it: what a chain of aliases says together.

use std::collections::BTreeSet;

use crate::model::{
    Additional, Assertion, Constraints, Field, JsonType, Origin, Scalar, Schema, SchemaId, Schemas, Shape, Union,
};

/// A chain of aliases is followed this far.
const LONGEST_CHAIN: usize = 64;

/// A schema with everything that its aliases add to it.
pub(super) struct View<'m> {
    pub(super) schemas: &'m Schemas,
    /// The place of the schema as it is used.
    pub(super) id: SchemaId,
    /// What the chain ends at.
    pub(super) schema: &'m Schema,
    pub(super) nullable: bool,
    pub(super) sensitive: bool,
    pub(super) default: Option<&'m str>,
    pub(super) format: Option<&'m str>,
    pub(super) constraints: Constraints,
    pub(super) assertions: Vec<&'m Assertion>,
    pub(super) not: Option<SchemaId>,
    pub(super) parts: &'m [SchemaId],
    pub(super) remarks: usize,
    pub(super) types: BTreeSet<JsonType>,
}

impl<'m> View<'m> {
    pub(super) fn of(schemas: &'m Schemas, id: SchemaId) -> Self {
        let outer = &schemas[id];
        let mut view = Self {
            schemas,
            id,
            schema: outer,
            nullable: outer.nullable,
            sensitive: outer.sensitive,
            default: outer.default.as_deref(),
            format: outer.wire.format.as_deref(),
            constraints: outer.constraints.clone(),
            assertions: outer.wire.assertions.iter().collect(),
            not: outer.wire.not,
            parts: &outer.wire.parts,
            remarks: outer.wire.remarks,
            types: types(schemas, id, LONGEST_CHAIN),
        };
        for _ in 0..LONGEST_CHAIN {
            let Shape::Alias(next) = view.schema.shape else { break };
            view.follow(&schemas[next]);
        }
        view
    }

    /// Adds what the next schema of the chain says and the ones before it did not.
    fn follow(&mut self, next: &'m Schema) {
        self.schema = next;
        self.nullable |= next.nullable;
        self.sensitive |= next.sensitive;
        self.default = self.default.or(next.default.as_deref());
        self.format = self.format.or(next.wire.format.as_deref());
        self.constraints = narrowed(&self.constraints, &next.constraints);
        self.assertions.extend(&next.wire.assertions);
        self.not = self.not.or(next.wire.not);
        if !next.wire.parts.is_empty() {
            self.parts = &next.wire.parts;
        }
    }

    /// The name of the component that the schema is, or stands in.
    pub(super) fn home(&self) -> Option<&'m str> {
        let of = |schema: &'m Schema| {
            schema.component.as_deref().or_else(|| self.schemas[schema.within?].component.as_deref())
        };
        of(self.schema).or_else(|| of(&self.schemas[self.id]))
    }

    pub(super) fn origin(&self) -> Origin {
        self.schema.origin
    }

    /// The documented members and what others may be, where the value is an object.
    pub(super) fn members(&self) -> Option<(&'m [Field], Additional)> {
        match &self.schema.shape {
            Shape::Record(record) => Some((&record.fields, record.additional)),
            Shape::Map(values) => Some((&[], Additional::Typed(*values))),
            Shape::Any if self.types.len() == 1 && self.types.contains(&JsonType::Object) => {
                Some((&[], Additional::Ignored))
            }
            _ => None,
        }
    }

    /// The variants, where there are several that are more than plain types.
    pub(super) fn union(&self) -> Option<&'m Union> {
        match &self.schema.shape {
            Shape::Union(union) if !is_plain(self.schemas, union) => Some(union),
            _ => None,
        }
    }

    /// What an assertion that stands at most once says.
    pub(super) fn asserts(&self, keyword: &str) -> Option<&'m Assertion> {
        self.assertions.iter().find(|assertion| assertion.keyword == keyword).copied()
    }
}

/// Whether a union is a list of types and nothing else.
fn is_plain(schemas: &Schemas, union: &Union) -> bool {
    union.discriminator.is_none()
        && union.variants.iter().all(|variant| {
            let schema = &schemas[variant.schema];
            schema.component.is_none()
                && variant.name.is_none()
                && schema.constraints.is_empty()
                && (matches!(schema.shape, Shape::Scalar(_))
                    || (matches!(schema.shape, Shape::Any) && schema.wire.types.len() == 1))
        })
}

/// So many schemas are looked at for the types of one: unions of unions are many ways to the same.
const MOST_SCHEMAS: usize = 512;

/// The JSON types of a value; empty: any.
pub(super) fn types(schemas: &Schemas, id: SchemaId, depth: usize) -> BTreeSet<JsonType> {
    types_within(schemas, id, depth, &mut MOST_SCHEMAS.clone())
}

fn types_within(schemas: &Schemas, id: SchemaId, depth: usize, left: &mut usize) -> BTreeSet<JsonType> {
    let Some(rest) = left.checked_sub(1) else { return BTreeSet::new() };
    *left = rest;
    let schema = &schemas[id];
    if !schema.wire.types.is_empty() {
        return schema.wire.types.iter().copied().collect();
    }
    let Some(depth) = depth.checked_sub(1) else { return BTreeSet::new() };
    match &schema.shape {
        Shape::Alias(next) => types_within(schemas, *next, depth, left),
        Shape::Union(union) => {
            let mut all = BTreeSet::new();
            for variant in &union.variants {
                let of_variant = types_within(schemas, variant.schema, depth.min(4), left);
                if of_variant.is_empty() {
                    return BTreeSet::new();
                }
                all.extend(of_variant);
            }
            all
        }
        Shape::Record(_) | Shape::Map(_) => [JsonType::Object].into(),
        Shape::List(_) | Shape::Tuple(_) => [JsonType::Array].into(),
        Shape::Enum(values) if values.numeric => {
            let whole = values.values.iter().all(|value| !value.value.contains(['.', 'e', 'E']));
            [if whole { JsonType::Integer } else { JsonType::Number }].into()
        }
        Shape::Enum(_) => [JsonType::String].into(),
        Shape::Scalar(scalar) => [json(*scalar)].into(),
        Shape::Any => BTreeSet::new(),
    }
}

fn json(scalar: Scalar) -> JsonType {
    match scalar {
        Scalar::Boolean => JsonType::Boolean,
        Scalar::Int32 | Scalar::Int64 | Scalar::UInt64 | Scalar::Digits => JsonType::Integer,
        Scalar::Float | Scalar::Decimal => JsonType::Number,
        Scalar::DecimalText
        | Scalar::DigitsText
        | Scalar::Text
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::Base64
        | Scalar::Binary => JsonType::String,
    }
}

/// The limits of `outer`, and those of `inner` where `outer` has none.
fn narrowed(outer: &Constraints, inner: &Constraints) -> Constraints {
    Constraints {
        min_length: outer.min_length.or(inner.min_length),
        max_length: outer.max_length.or(inner.max_length),
        pattern: outer.pattern.clone().or_else(|| inner.pattern.clone()),
        minimum: outer.minimum.clone().or_else(|| inner.minimum.clone()),
        maximum: outer.maximum.clone().or_else(|| inner.maximum.clone()),
        multiple_of: outer.multiple_of.clone().or_else(|| inner.multiple_of.clone()),
        precision: outer.precision.or(inner.precision),
        scale: outer.scale.or(inner.scale),
        min_items: outer.min_items.or(inner.min_items),
        max_items: outer.max_items.or(inner.max_items),
        unique_items: outer.unique_items || inner.unique_items,
        min_properties: outer.min_properties.or(inner.min_properties),
        max_properties: outer.max_properties.or(inner.max_properties),
    }
}
