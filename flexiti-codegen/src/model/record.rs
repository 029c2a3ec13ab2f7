//! A value with named members.

use super::{Docs, Evidence, Origin, SchemaId, Union};

/// The members of a JSON object.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The documented members: the required ones in the order of the document's `required`, then the others by name.
    pub fields: Vec<Field>,
    /// What other members may hold (`additionalProperties`).
    pub additional: Additional,
    /// What a value may be instead, where components are made of this one by `allOf` and its discriminator tells which
    /// (OpenAPI 3.0.4, "Composition and Inheritance (Polymorphism)").
    pub heirs: Option<Union>,
}

/// What a record or map may hold beside its documented members.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Additional {
    /// Not said: other members may come and are ignored.
    #[default]
    Ignored,
    /// Forbidden by the document. An answer that has some is read all the same.
    Forbidden,
    /// Free-form JSON.
    Any,
    /// Values of one schema.
    Typed(SchemaId),
}

/// A member of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The shape of the value.
    pub schema: SchemaId,
    /// Whether it must be there.
    pub required: Required,
    /// Whether it belongs to requests only or to answers only.
    pub access: Access,
    /// Whether the value must never be printed.
    pub sensitive: bool,
    /// `default`, as JSON text.
    pub default: Option<String>,
    /// A better name than the one on the wire (`x-name`).
    pub rename: Option<String>,
    /// What it is.
    pub docs: Docs,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub origin: Origin,
}

/// Whether a parameter or a member must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Required {
    /// Always.
    Yes,
    /// Never.
    #[default]
    No,
    /// The vendor does not say (`x-required: unknown`). Treated as optional.
    Unknown,
    /// Under a condition, in the vendor's words (`x-required-if`). Treated as optional.
    If(String),
}

impl Required {
    /// Whether it must always be there.
    pub fn is_yes(&self) -> bool {
        *self == Self::Yes
    }

    /// The word used in the surface: `yes`, `no`, `unknown`, `if ...`.
    pub fn word(&self) -> String {
        match self {
            Self::Yes => "yes".into(),
            Self::No => "no".into(),
            Self::Unknown => "unknown".into(),
            Self::If(condition) => format!("if {condition}"),
        }
    }
}

/// In which direction a member travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Access {
    /// Both ways.
    #[default]
    Both,
    /// Only in answers (`readOnly`).
    ReadOnly,
    /// Only in requests (`writeOnly`).
    WriteOnly,
}
