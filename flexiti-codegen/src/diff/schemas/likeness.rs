//! Likeness: a number for every schema that is equal for schemas that look the same some steps deep, whatever they are
//! called. It only decides which variants are partners; whether partners differ is decided by comparing them.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::{Additional, Field, SchemaId, Schemas, Shape};

/// How deep likeness looks.
const ROUNDS: usize = 4;

/// The likeness of every schema of an API, by its place.
pub(super) struct Likeness(Vec<u64>);

impl Likeness {
    pub(super) fn of(schemas: &Schemas) -> Self {
        let mut numbers = vec![0; schemas.len()];
        for _ in 0..ROUNDS {
            let known = |id: SchemaId| numbers.get(id.index()).copied().unwrap_or_default();
            numbers = schemas.iter().map(|(id, _)| number(schemas, id, &known)).collect();
        }
        Self(numbers)
    }

    /// The number of a schema.
    pub(super) fn get(&self, id: SchemaId) -> u64 {
        self.0.get(id.index()).copied().unwrap_or_default()
    }
}

fn number(schemas: &Schemas, id: SchemaId, known: &dyn Fn(SchemaId) -> u64) -> u64 {
    let schema = schemas.resolve(id).1;
    let mut hash = DefaultHasher::new();
    schema.nullable.hash(&mut hash);
    schema.wire.format.hash(&mut hash);
    schema.constraints.hash(&mut hash);
    std::mem::discriminant(&schema.shape).hash(&mut hash);
    match &schema.shape {
        Shape::Record(record) => {
            let mut fields: Vec<&Field> = record.fields.iter().collect();
            fields.sort_by(|one, other| one.name.cmp(&other.name));
            for field in fields {
                (&field.name, field.required.is_yes(), known(field.schema)).hash(&mut hash);
            }
            if let Additional::Typed(values) = record.additional {
                known(values).hash(&mut hash);
            }
        }
        Shape::Enum(values) => {
            let mut values: Vec<&str> = values.values.iter().map(|value| value.value.as_str()).collect();
            values.sort_unstable();
            values.hash(&mut hash);
        }
        Shape::Union(union) => {
            let mut variants: Vec<u64> = union.variants.iter().map(|variant| known(variant.schema)).collect();
            variants.sort_unstable();
            variants.hash(&mut hash);
        }
        Shape::List(inner) | Shape::Map(inner) | Shape::Alias(inner) => known(*inner).hash(&mut hash),
        Shape::Tuple(items) => items.iter().for_each(|item| known(*item).hash(&mut hash)),
        Shape::Scalar(scalar) => scalar.hash(&mut hash),
        Shape::Any => schema.wire.types.hash(&mut hash),
    }
    hash.finish()
}
