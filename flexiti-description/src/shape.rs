//! What a value is made of.

use serde::{Deserialize, Serialize};

use crate::{JsonText, Limits, Required};

/// The shape of a value, with what else is said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Shape {
    /// What it is made of.
    #[serde(rename = "is")]
    pub kind: Kind,
    /// Whether `null` is a value of it too.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub nullable: bool,
    /// What it must satisfy. Where the shape is [named](Kind::Named), the limits of that one hold too.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub limits: Limits,
    /// `format`, where it says more than the kind: `uuid`, `email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Whether the value must never be printed.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sensitive: bool,
    /// The value that holds where none is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<JsonText>,
    /// An example of a single value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<JsonText>,
}

/// Kinds of values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The shape of this name in [`Description::shapes`](crate::Description::shapes).
    Named(String),
    /// Named members.
    Record(Record),
    /// One of a list of values.
    Enum(Enumeration),
    /// One of several shapes.
    Union(Union),
    /// Any number of values of one shape.
    List(Box<Shape>),
    /// A fixed sequence of values, each of its own shape.
    Tuple(Vec<Shape>),
    /// Values of one shape under names that are not known beforehand.
    Map(Box<Shape>),
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A whole number of 64 bits without sign.
    Uint64,
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
    /// Bytes as base64 text.
    Base64,
    /// Bytes as they are.
    Binary,
    /// Any JSON.
    Any,
}

impl From<Kind> for Shape {
    /// A shape of which nothing else is said.
    fn from(kind: Kind) -> Self {
        let limits = Limits::default();
        Self { kind, nullable: false, limits, format: None, sensitive: false, default: None, example: None }
    }
}

/// A value with named members.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Record {
    /// The documented members: the required ones first.
    pub fields: Vec<Field>,
    /// What other members may hold.
    #[serde(skip_serializing_if = "Additional::is_ignored")]
    pub additional: Additional,
    /// What a value may be instead, where other shapes are made of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heirs: Option<Union>,
}

/// What a record may hold beside its documented members.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Additional {
    /// Not said: other members may come and mean nothing.
    #[default]
    Ignored,
    /// Forbidden.
    Forbidden,
    /// Free-form JSON.
    Any,
    /// Values of one shape.
    Typed(Box<Shape>),
}

impl Additional {
    /// Whether the document says nothing.
    pub fn is_ignored(&self) -> bool {
        *self == Self::Ignored
    }
}

/// A member of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The shape of the value.
    pub shape: Shape,
    /// Whether it must be there.
    #[serde(default, skip_serializing_if = "Required::is_no")]
    pub required: Required,
    /// Whether it belongs to requests only or to answers only.
    #[serde(default, skip_serializing_if = "Access::is_both")]
    pub access: Access,
    /// Whether the value must never be printed.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sensitive: bool,
    /// Whether the vendor advises against further use.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub deprecated: bool,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// In which direction a member travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Both ways.
    #[default]
    Both,
    /// Only in answers.
    ReadOnly,
    /// Only in requests.
    WriteOnly,
}

impl Access {
    /// Whether it travels both ways.
    pub fn is_both(&self) -> bool {
        *self == Self::Both
    }
}

/// A list of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Enumeration {
    /// Whether the values travel as JSON numbers.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub numeric: bool,
    /// Whether the document says that there are values which it does not list.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub open: bool,
    /// The documented values.
    pub values: Vec<EnumValue>,
}

/// One documented value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct EnumValue {
    /// The value, literally (a number's text for a numeric list).
    pub value: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
}

/// One of several shapes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Union {
    /// The shapes, in the document's order.
    pub variants: Vec<Variant>,
    /// Whether a value is of one shape exactly, not of one at least.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub exactly_one: bool,
    /// The member that tells which shape it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discriminator: Option<String>,
}

/// One of the shapes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Variant {
    /// What the document calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The values of the discriminator that mean this shape.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The shape.
    pub shape: Shape,
}
