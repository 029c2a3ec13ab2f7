//! What the document says of a value on the wire beyond its shape: the words that no Rust type expresses, kept so that
//! a change of them is seen.

use super::{Origin, SchemaId};

/// The words of a schema that its shape does not repeat.
#[derive(Clone, Debug, Default)]
pub struct Wire {
    /// The JSON types that `type` names; empty: not said.
    pub types: Vec<JsonType>,
    /// `format`, known or not.
    pub format: Option<String>,
    /// The demands of JSON Schema 2020-12 that are not part of the shape or the constraints.
    pub assertions: Vec<Assertion>,
    /// What a value must not be (`not`).
    pub not: Option<SchemaId>,
    /// The parts that hold at once (`allOf`), which the shape has joined.
    pub parts: Vec<SchemaId>,
    /// How many further parts only say something in prose.
    pub remarks: usize,
}

/// The types of JSON (JSON Schema Core 2020-12, section 4.2.1), null aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonType {
    /// `true` and `false`.
    Boolean,
    /// Numbers without a fraction.
    Integer,
    /// All numbers.
    Number,
    /// Text.
    String,
    /// Lists.
    Array,
    /// Named members.
    Object,
}

impl JsonType {
    /// Every type.
    pub const ALL: [Self; 6] = [Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];

    /// The word that JSON Schema uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The type that a word means.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }
}

/// One demand: a keyword, the entry of it that is meant where it holds several, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The keyword, `propertyNames`.
    pub keyword: String,
    /// The entry: a member's name (`dependentRequired`), an index (`prefixItems`); empty where the keyword has none.
    pub entry: String,
    /// What it says, as JSON text in which references are followed, prose is left out and members are sorted: equal
    /// texts mean the same.
    pub says: String,
    /// Where it stands.
    pub origin: Origin,
}
