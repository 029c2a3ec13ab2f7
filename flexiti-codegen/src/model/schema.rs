//! The shape of a value, and the arena that all shapes of an API live in.

use super::{Constraints, Docs, Evidence, Origin, Record, Union, Wire};

/// A schema's place in the arena. Only the [`Schemas`] that gave it out can read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(u32);

impl SchemaId {
    /// The place as a number, from 0 in the order of [`Schemas::iter`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The shape of a value and what is said about it.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The name under `components/schemas`; none for a schema that stands in place.
    pub component: Option<String>,
    /// The shared parameter, body, answer or header that the schema stands in; it names the schema too, so that all who
    /// share the component share the type.
    pub home: Option<Home>,
    /// The component schema that this one stands in, at any depth. What a record has of another by `allOf` stands there.
    pub within: Option<SchemaId>,
    /// A better name than the component's (`x-name`).
    pub rename: Option<String>,
    /// What the value is made of.
    pub shape: Shape,
    /// Whether `null` is a value of it too.
    pub nullable: bool,
    /// What the value must satisfy.
    pub constraints: Constraints,
    /// What else the document says of it.
    pub wire: Wire,
    /// Whether the value must never be printed.
    pub sensitive: bool,
    /// `default`, as JSON text.
    pub default: Option<String>,
    /// An example of a single value, as JSON text.
    pub example: Option<String>,
    /// What it is.
    pub docs: Docs,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub origin: Origin,
}

/// A component that is no schema and holds some.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// The name under its section.
    pub name: String,
    /// The section of `components`: `parameters`, `requestBodies`, `responses`, `headers`.
    pub section: String,
}

/// What a value is made of.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Named members.
    Record(Record),
    /// One of a list of values that may grow.
    Enum(Enum),
    /// One of several shapes.
    Union(Union),
    /// Any number of values of one shape.
    List(SchemaId),
    /// A fixed sequence of values, each of its own shape (`prefixItems`).
    Tuple(Vec<SchemaId>),
    /// Values of one shape under names that are not known beforehand.
    Map(SchemaId),
    /// A single value.
    Scalar(Scalar),
    /// The same as another schema.
    Alias(SchemaId),
    /// Any JSON.
    Any,
}

/// Single values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A whole number of 64 bits without sign.
    UInt64,
    /// A binary floating-point number: a measure, never money.
    Float,
    /// An exact decimal number.
    Decimal,
    /// An exact decimal number that travels as a JSON string.
    DecimalText,
    /// Digits that are never computed with, as a JSON number where they have no leading zero.
    Digits,
    /// Digits that are never computed with, as a JSON string.
    DigitsText,
    /// Text.
    Text,
    /// A day (RFC 3339 `full-date`).
    Date,
    /// A point in time (RFC 3339 `date-time`).
    DateTime,
    /// Bytes as base64 text (`format: byte`).
    Base64,
    /// Bytes as they are (`format: binary`).
    Binary,
}

/// A list of values that the vendor may lengthen at any time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Enum {
    /// Whether the values travel as JSON numbers.
    pub numeric: bool,
    /// Whether the document itself says that there are values which it does not list (`x-open-list`).
    pub open: bool,
    /// The documented values, in the document's order.
    pub values: Vec<EnumValue>,
}

/// One documented value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnumValue {
    /// The value, literally (a number's text for a numeric list).
    pub value: String,
    /// A better name than the value itself gives (`x-enum-names`, `x-enum-varnames`).
    pub name: Option<String>,
    /// What it means.
    pub description: Option<String>,
}

/// Every schema of an API.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    list: Vec<Schema>,
}

impl Schemas {
    /// Takes a schema in.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(schema);
        id
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every schema with its place, in the order of taking in.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (0u32..).map(SchemaId).zip(&self.list)
    }

    /// Every schema that has a name under `components/schemas`.
    pub fn components(&self) -> impl Iterator<Item = (SchemaId, &str, &Schema)> {
        self.iter().filter_map(|(id, schema)| Some((id, schema.component.as_deref()?, schema)))
    }

    /// The schema behind any chain of aliases, with its place. A chain that closes on itself ends where it began.
    pub fn resolve(&self, id: SchemaId) -> (SchemaId, &Schema) {
        let mut at = id;
        for _ in 0..self.list.len() {
            match self[at].shape {
                Shape::Alias(next) => at = next,
                _ => break,
            }
        }
        (at, &self[at])
    }
}

#[expect(clippy::indexing_slicing, reason = "an id is given by the list that it is a place in, which never shrinks")]
impl std::ops::Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.list[id.0 as usize]
    }
}

#[expect(clippy::indexing_slicing, reason = "as above")]
impl std::ops::IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        &mut self.list[id.0 as usize]
    }
}
