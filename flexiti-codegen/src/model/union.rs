//! A value that is one of several shapes.

use super::SchemaId;

/// One of several shapes (`oneOf`, `anyOf`).
#[derive(Clone, Debug)]
pub struct Union {
    /// The shapes, in the document's order.
    pub variants: Vec<Variant>,
    /// Whether a value is of one shape exactly (`oneOf`), not of one at least (`anyOf`).
    pub exactly_one: bool,
    /// The member that tells which shape it is, where the document names one.
    pub discriminator: Option<Discriminator>,
}

/// One of the shapes.
#[derive(Clone, Debug)]
pub struct Variant {
    /// What the document calls it: the component's name or the schema's title; none where it is anonymous.
    pub name: Option<String>,
    /// The shape.
    pub schema: SchemaId,
    /// The values of the discriminator that mean this shape.
    pub tags: Vec<String>,
}

/// The member whose value tells the shape (OpenAPI 3.0.4, "Discriminator Object").
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Discriminator {
    /// The member's name on the wire.
    pub member: String,
    /// Values that mean a schema which is none of the shapes, with that schema's name.
    pub elsewhere: Vec<(String, String)>,
}
