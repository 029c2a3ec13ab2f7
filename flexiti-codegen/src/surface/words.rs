//! Types and values as documentation writes them: `string(100)`, `number(14)`, `decimal(18,2)`.

use crate::model::{Constraints, Scalar, Schema, SchemaId, Schemas, Shape};

/// The type of a schema in one word; empty for a value that may be anything.
pub fn type_word(schemas: &Schemas, id: SchemaId) -> String {
    let (_, schema) = schemas.resolve(id);
    match &schema.shape {
        Shape::Record(_) | Shape::Map(_) => "object".into(),
        Shape::List(_) | Shape::Tuple(_) => "array".into(),
        Shape::Enum(values) if values.numeric => number(&schema.constraints),
        Shape::Enum(_) => text(&schema.constraints),
        Shape::Scalar(scalar) => scalar_word(*scalar, &schema.constraints),
        Shape::Union(union) => {
            let words: Vec<String> =
                union.variants.iter().map(|variant| variant_word(schemas, variant.schema)).collect();
            words.join("|")
        }
        Shape::Any | Shape::Alias(_) => String::new(),
    }
}

fn variant_word(schemas: &Schemas, id: SchemaId) -> String {
    schemas[id].component.clone().unwrap_or_else(|| match &schemas[id].shape {
        Shape::Union(_) => "any".into(),
        _ => type_word(schemas, id),
    })
}

fn scalar_word(scalar: Scalar, constraints: &Constraints) -> String {
    match scalar {
        Scalar::Boolean => "boolean".into(),
        Scalar::Int32 | Scalar::Int64 | Scalar::UInt64 | Scalar::Float => number(constraints),
        Scalar::Digits | Scalar::DigitsText => match constraints.max_length {
            Some(length) => format!("number({length})"),
            None => number(constraints),
        },
        Scalar::Decimal | Scalar::DecimalText => match constraints.precision_and_scale() {
            Some((precision, scale)) => format!("decimal({precision},{scale})"),
            None => number(constraints),
        },
        Scalar::Text => text(constraints),
        Scalar::Date if constraints.max_length.is_none() => "date".into(),
        Scalar::DateTime if constraints.max_length.is_none() => "date-time".into(),
        Scalar::Date | Scalar::DateTime => text(constraints),
        Scalar::Base64 => "base64".into(),
        Scalar::Binary => "binary".into(),
    }
}

fn number(constraints: &Constraints) -> String {
    if let Some(digits) = constraints.digits() {
        return format!("number({digits})");
    }
    let mut word = String::from("number");
    if let Some(minimum) = &constraints.minimum {
        word += &format!("{}{}", if minimum.exclusive { ">" } else { ">=" }, minimum.value);
    }
    if let Some(maximum) = &constraints.maximum {
        word += &format!("{}{}", if maximum.exclusive { "<" } else { "<=" }, maximum.value);
    }
    word
}

fn text(constraints: &Constraints) -> String {
    let mut word = match (constraints.min_length, constraints.max_length) {
        (None | Some(0), Some(longest)) => format!("string({longest})"),
        (Some(shortest), Some(longest)) => format!("string({shortest}..{longest})"),
        (Some(shortest), None) => format!("string({shortest}..)"),
        (None, None) => "string".into(),
    };
    if let Some(pattern) = &constraints.pattern {
        word += &format!(" /{pattern}/");
    }
    word
}

/// The documented values of a schema and its default, comma separated.
pub(super) fn values_word(schemas: &Schemas, id: SchemaId, default: Option<&str>) -> String {
    let (_, schema) = schemas.resolve(id);
    let mut words: Vec<String> = match &schema.shape {
        Shape::Enum(values) => values.values.iter().map(|value| value.value.clone()).collect(),
        _ => Vec::new(),
    };
    if let Some(default) = default.or(schema_default(schema)) {
        words.push(format!("default={}", default.trim_matches('"')));
    }
    words.join(",")
}

fn schema_default(schema: &Schema) -> Option<&str> {
    schema.default.as_deref()
}
