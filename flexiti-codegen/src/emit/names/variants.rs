//! The names of a union's variants: by what the document calls them, else by what tells them apart. A place in the list is
//! the last resort, because a newcomer moves it.

use super::words;
use crate::model::{Record, Scalar, Schemas, Shape, Variant};

/// What the variant at `index` is called.
pub(crate) fn name(schemas: &Schemas, variant: &Variant, index: usize) -> String {
    let known = variant.name.as_deref().or_else(|| kind(&schemas.resolve(variant.schema).1.shape));
    let known = known.or(variant.tags.first().map(String::as_str));
    let known = known.or_else(|| match &schemas.resolve(variant.schema).1.shape {
        Shape::Record(record) => only_required(record),
        _ => None,
    });
    known.map_or_else(|| format!("Variant{}", index + 1), words::pascal)
}

/// The kind of JSON of everything but records.
fn kind(shape: &Shape) -> Option<&'static str> {
    Some(match shape {
        Shape::Scalar(Scalar::Boolean) => "Boolean",
        Shape::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::UInt64 | Scalar::Digits) => "Integer",
        Shape::Scalar(Scalar::Float | Scalar::Decimal) => "Number",
        Shape::Scalar(_) | Shape::Enum(_) => "Text",
        Shape::List(_) | Shape::Tuple(_) => "List",
        Shape::Map(_) => "Map",
        Shape::Record(_) | Shape::Union(_) | Shape::Any | Shape::Alias(_) => return None,
    })
}

/// The one member that a record must have: the tag of a union that is tagged from the outside.
fn only_required(record: &Record) -> Option<&str> {
    let mut required = record.fields.iter().filter(|field| field.required.is_yes());
    match (required.next(), required.next()) {
        (Some(only), None) => Some(&only.name),
        _ => None,
    }
}
