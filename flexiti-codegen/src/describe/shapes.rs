//! Shapes: the arena of the model unrolled, up to where a shape has a name.

use std::collections::BTreeMap;

use flexiti_description::{
    Access, Additional, Bound, EnumValue, Enumeration, Field, Kind, Limits, Record, Shape, Union, Variant,
};

use super::{json, operations::required};
use crate::model::{self, Constraints, JsonType, Scalar, Schema, SchemaId, Schemas};

/// So deep shapes stand in each other. What lies deeper gets a name made of the way to it, so that readers with a bound of
/// their own can read every description.
const DEEPEST: usize = 8;

/// The shapes of an API on their way into its description.
pub(super) struct Shapes<'m> {
    schemas: &'m Schemas,
    named: BTreeMap<String, Shape>,
    /// Components that were met and are not described yet.
    waiting: Vec<(&'m str, SchemaId)>,
    /// The way to the shape that is being described: the operation or the name it begins at, then its members.
    way: Vec<String>,
}

impl<'m> Shapes<'m> {
    pub(super) fn new(schemas: &'m Schemas) -> Self {
        Self { schemas, named: BTreeMap::new(), waiting: Vec::new(), way: Vec::new() }
    }

    /// What follows belongs to this operation.
    pub(super) fn begin(&mut self, operation: &str) {
        self.way = vec![operation.to_owned()];
    }

    /// Every shape with a name that was met.
    pub(super) fn named(mut self) -> BTreeMap<String, Shape> {
        while let Some((name, id)) = self.waiting.pop() {
            if !self.named.contains_key(name) {
                self.way = vec![name.to_owned()];
                let shape = self.in_place(id);
                self.named.insert(name.to_owned(), shape);
            }
        }
        self.named
    }

    /// The shape of a schema at a place of the way: its name, or all of it.
    pub(super) fn of(&mut self, place: &str, id: SchemaId) -> Shape {
        self.way.push(place.to_owned());
        let schemas = self.schemas;
        let shape = match &schemas[id].component {
            Some(name) => self.name(name, id),
            None if self.way.len() > DEEPEST => self.aside(id),
            None => self.in_place(id),
        };
        self.way.pop();
        shape
    }

    fn name(&mut self, name: &'m str, id: SchemaId) -> Shape {
        if !self.named.contains_key(name) {
            self.waiting.push((name, id));
        }
        Kind::Named(name.to_owned()).into()
    }

    /// A shape under a name that is the way to it.
    fn aside(&mut self, id: SchemaId) -> Shape {
        let name = self.way.join("/");
        let way = std::mem::replace(&mut self.way, vec![name.clone()]);
        let shape = self.in_place(id);
        self.way = way;
        self.named.insert(name.clone(), shape);
        Kind::Named(name).into()
    }

    fn in_place(&mut self, id: SchemaId) -> Shape {
        let schemas = self.schemas;
        let schema = &schemas[id];
        let kind = match &schema.shape {
            model::Shape::Alias(target) => return self.alias(schema, *target),
            model::Shape::Record(record) => Kind::Record(self.record(record)),
            model::Shape::Enum(list) => Kind::Enum(enumeration(list)),
            model::Shape::Union(union) => Kind::Union(self.union(union)),
            model::Shape::List(items) => Kind::List(Box::new(self.of("items", *items))),
            model::Shape::Tuple(parts) => Kind::Tuple(self.parts(parts)),
            model::Shape::Map(values) => Kind::Map(Box::new(self.of("values", *values))),
            model::Shape::Scalar(single) => scalar(*single),
            model::Shape::Any if schema.wire.types == [JsonType::Object] => Kind::Map(Box::new(Kind::Any.into())),
            model::Shape::Any => Kind::Any,
        };
        // The kind says what a known format says.
        let format = schema.wire.format.clone().filter(|_| kind == Kind::Text);
        let (default, example) = (json(&schema.default), json(&schema.example));
        let (nullable, sensitive) = (schema.nullable, schema.sensitive);
        Shape { kind, nullable, limits: limits(&schema.constraints), format, sensitive, default, example }
    }

    /// The same as another shape, with what is said beside.
    fn alias(&mut self, schema: &Schema, target: SchemaId) -> Shape {
        let target = self.of("same", target);
        let own = limits(&schema.constraints);
        Shape {
            nullable: schema.nullable || target.nullable,
            sensitive: schema.sensitive || target.sensitive,
            limits: if own.is_empty() { target.limits } else { own },
            default: json(&schema.default).or(target.default),
            example: json(&schema.example).or(target.example),
            ..target
        }
    }

    fn record(&mut self, record: &model::Record) -> Record {
        let field = |field: &model::Field| Field {
            name: field.name.clone(),
            shape: {
                let shape = self.of(&field.name, field.schema);
                Shape { default: json(&field.default).or(shape.default.clone()), ..shape }
            },
            required: required(&field.required),
            access: access(field.access),
            sensitive: field.sensitive,
            deprecated: field.docs.deprecated,
            description: field.docs.description.clone(),
        };
        let fields = record.fields.iter().map(field).collect();
        let additional = match &record.additional {
            model::Additional::Ignored => Additional::Ignored,
            model::Additional::Forbidden => Additional::Forbidden,
            model::Additional::Any => Additional::Any,
            model::Additional::Typed(values) => Additional::Typed(Box::new(self.of("values", *values))),
        };
        Record { fields, additional, heirs: record.heirs.as_ref().map(|heirs| self.union(heirs)) }
    }

    fn union(&mut self, union: &model::Union) -> Union {
        let schemas = union.variants.iter().map(|variant| variant.schema).collect::<Vec<_>>();
        let shapes = self.parts(&schemas);
        let variants = union.variants.iter().zip(shapes).map(|(variant, shape)| Variant {
            name: variant.name.clone(),
            tags: variant.tags.clone(),
            shape,
        });
        Union {
            variants: variants.collect(),
            exactly_one: union.exactly_one,
            discriminator: union.discriminator.as_ref().map(|discriminator| discriminator.member.clone()),
        }
    }

    fn parts(&mut self, parts: &[SchemaId]) -> Vec<Shape> {
        parts.iter().enumerate().map(|(index, part)| self.of(&index.to_string(), *part)).collect()
    }
}

fn enumeration(list: &model::Enum) -> Enumeration {
    let values = list.values.iter();
    let values = values.map(|one| EnumValue { value: one.value.clone(), meaning: one.description.clone() });
    Enumeration { numeric: list.numeric, open: list.open, values: values.collect() }
}

fn scalar(scalar: Scalar) -> Kind {
    match scalar {
        Scalar::Boolean => Kind::Boolean,
        Scalar::Int32 => Kind::Int32,
        Scalar::Int64 => Kind::Int64,
        Scalar::UInt64 => Kind::Uint64,
        Scalar::Float => Kind::Float,
        Scalar::Decimal => Kind::Decimal,
        Scalar::DecimalText => Kind::DecimalText,
        Scalar::Digits => Kind::Digits,
        Scalar::DigitsText => Kind::DigitsText,
        Scalar::Text => Kind::Text,
        Scalar::Date => Kind::Date,
        Scalar::DateTime => Kind::DateTime,
        Scalar::Base64 => Kind::Base64,
        Scalar::Binary => Kind::Binary,
    }
}

fn access(access: model::Access) -> Access {
    match access {
        model::Access::Both => Access::Both,
        model::Access::ReadOnly => Access::ReadOnly,
        model::Access::WriteOnly => Access::WriteOnly,
    }
}

fn limits(constraints: &Constraints) -> Limits {
    let bound = |bound: &model::Bound| Bound { value: bound.value.clone(), exclusive: bound.exclusive };
    Limits {
        min_length: constraints.min_length,
        max_length: constraints.max_length,
        pattern: constraints.pattern.clone(),
        minimum: constraints.minimum.as_ref().map(bound),
        maximum: constraints.maximum.as_ref().map(bound),
        multiple_of: constraints.multiple_of.clone(),
        precision: constraints.precision,
        scale: constraints.scale,
        min_items: constraints.min_items,
        max_items: constraints.max_items,
        unique_items: constraints.unique_items,
        min_properties: constraints.min_properties,
        max_properties: constraints.max_properties,
    }
}
