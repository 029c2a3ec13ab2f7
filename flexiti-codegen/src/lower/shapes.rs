//! What a schema's value is made of: the decision, keyword by keyword, in one place.

use openapiv3::{AdditionalProperties, ReferenceOr, Schema as Typed, SchemaKind, Type};

use super::{
    Lowering, composition, extensions, origin,
    schemas::{borrowed, unboxed},
};
use crate::diagnostic::codes;
use crate::model::{Access, Additional, Enum, EnumValue, Field, Record, Scalar, Schema, SchemaId, Shape};
use crate::source::{Node, Value};

impl<'l, 'a> Lowering<'l, 'a> {
    /// Lowers a schema that is not a reference.
    pub(super) fn shaped(&mut self, typed: &Typed, node: &'l Node<'a>) -> Schema {
        let mut schema = self.shaped_by_keyword(typed, node);
        schema.wire.not = self.negation(node);
        schema
    }

    fn shaped_by_keyword(&mut self, typed: &Typed, node: &'l Node<'a>) -> Schema {
        let shape = match &typed.schema_kind {
            SchemaKind::Type(Type::Object(object)) => self.object(
                object.properties.iter().map(|(name, typed)| (name.as_str(), unboxed(typed))),
                object.additional_properties.as_ref(),
                node,
            ),
            SchemaKind::Type(Type::Array(array)) => self.list(array.items.as_ref().map(unboxed), node),
            SchemaKind::Type(_) => self.single(node),
            SchemaKind::AllOf { all_of } => return self.all_of(all_of, node),
            SchemaKind::OneOf { one_of } => return self.union(one_of, "oneOf", node),
            SchemaKind::AnyOf { any_of } => return self.union(any_of, "anyOf", node),
            SchemaKind::Not { .. } => Shape::Any,
            SchemaKind::Any(any) => {
                let own = !any.properties.is_empty() || any.additional_properties.is_some();
                if !any.all_of.is_empty() {
                    return self.all_of(&any.all_of, node);
                }
                let (variants, keyword) = match any.one_of.is_empty() {
                    false => (&any.one_of, "oneOf"),
                    true => (&any.any_of, "anyOf"),
                };
                if !variants.is_empty() && !composition::only_narrowing(node, keyword) {
                    return self.union(variants, keyword, node);
                }
                if own || any.typ.as_deref() == Some("object") {
                    self.object(
                        any.properties.iter().map(|(name, typed)| (name.as_str(), unboxed(typed))),
                        any.additional_properties.as_ref(),
                        node,
                    )
                } else if any.typ.as_deref() == Some("array") || any.items.is_some() {
                    self.list(any.items.as_ref().map(unboxed), node)
                } else {
                    self.single(node)
                }
            }
        };
        self.described(node, shape)
    }

    /// `type: object`: a record where members are named, a map where they are not, free-form JSON where nothing is.
    pub(super) fn object<'s>(
        &mut self,
        properties: impl Iterator<Item = (&'s str, ReferenceOr<&'s Typed>)>,
        additional: Option<&AdditionalProperties>,
        node: &'l Node<'a>,
    ) -> Shape {
        let additional = self.additional(additional, node);
        let required = extensions::words(node.get("required"));
        let nodes = node.get("properties");
        let fields: Vec<Field> = properties
            .filter_map(|(name, typed)| {
                let node = nodes?.get(name)?;
                Some(self.field(name, typed, node, required.iter().any(|required| required == name)))
            })
            .collect();
        match additional {
            Additional::Typed(values) if fields.is_empty() => Shape::Map(values),
            Additional::Any if fields.is_empty() => Shape::Any,
            Additional::Ignored if fields.is_empty() && nodes.is_none() => Shape::Any,
            additional => Shape::Record(Record { fields, additional, heirs: None }),
        }
    }

    fn additional(&mut self, additional: Option<&AdditionalProperties>, node: &'l Node<'a>) -> Additional {
        match additional {
            None => Additional::Ignored,
            Some(AdditionalProperties::Any(true)) => Additional::Any,
            Some(AdditionalProperties::Any(false)) => Additional::Forbidden,
            Some(AdditionalProperties::Schema(typed)) => match node.get("additionalProperties") {
                Some(node) => Additional::Typed(self.schema(borrowed(typed), node)),
                None => Additional::Any,
            },
        }
    }

    fn field(&mut self, name: &str, typed: ReferenceOr<&Typed>, node: &'l Node<'a>, required: bool) -> Field {
        let schema = self.schema(typed, node);
        // What a reference cannot say itself (OpenAPI 3.0 allows no siblings) is said by what it leads to.
        let node = self.document.resolve(node).unwrap_or(node);
        let access = match (extensions::flag(node, "readOnly"), extensions::flag(node, "writeOnly")) {
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            _ => Access::Both,
        };
        Field {
            name: name.to_owned(),
            schema,
            required: extensions::required(node, required),
            access,
            sensitive: extensions::sensitive(node),
            default: extensions::default(node),
            rename: extensions::rename(node),
            docs: extensions::docs(node),
            evidence: extensions::evidence(node),
            origin: origin(node.span),
        }
    }

    /// `type: array`, with the fixed head of a tuple where `prefixItems` gave one.
    fn list(&mut self, items: Option<ReferenceOr<&Typed>>, node: &'l Node<'a>) -> Shape {
        if let Some(parts) = node.get("x-prefix-items").and_then(Node::as_array) {
            return Shape::Tuple(parts.iter().map(|part| self.piece(part)).collect());
        }
        match (items, node.get("items")) {
            (Some(typed), Some(node)) => Shape::List(self.schema(typed, node)),
            _ => {
                let any = self.described(&Node::empty_object(node.span), Shape::Any);
                Shape::List(self.schemas.add(any))
            }
        }
    }

    /// A schema that only a node is at hand for.
    pub(super) fn piece(&mut self, node: &'l Node<'a>) -> SchemaId {
        match self.read::<ReferenceOr<Typed>>(node) {
            Some(typed) => self.schema(borrowed(&typed), node),
            None => {
                let schema = self.described(node, Shape::Any);
                self.schemas.add(schema)
            }
        }
    }

    /// Everything that is neither object nor array: a single value or one of a list of values.
    fn single(&mut self, node: &Node<'a>) -> Shape {
        let scalar = self.scalar(node);
        let Some(values) = node.get("enum").and_then(Node::as_array).filter(|values| !values.is_empty()) else {
            return scalar.map_or(Shape::Any, Shape::Scalar);
        };
        // Nothing but null is a list of no values, and that it may be null is said elsewhere.
        if values.iter().all(Node::is_null) {
            return Shape::Any;
        }
        if scalar == Some(Scalar::Boolean) || values.iter().all(|value| value.as_bool().is_some()) {
            return Shape::Scalar(Scalar::Boolean);
        }
        let texts: Vec<&str> = values.iter().filter_map(Node::as_str).collect();
        let numbers: Vec<&str> = values.iter().filter_map(Node::as_number_text).collect();
        let (numeric, values) = match (texts.len() == values.len(), numbers.len() == values.len()) {
            (true, _) => (false, texts),
            (_, true) if scalar == Some(Scalar::Float) => return Shape::Scalar(Scalar::Float),
            (_, true) => (true, numbers),
            _ => {
                let message = "the values of this `enum` are of several types; it becomes free-form JSON";
                self.report(&codes::MIXED_ENUM, message.into(), node);
                return Shape::Any;
            }
        };
        let open = extensions::flag(node, "x-open-list");
        Shape::Enum(Enum { numeric, open, values: enum_values(node, &values) })
    }

    /// The scalar that `type` and `format` name together; none where there is no type.
    fn scalar(&self, node: &Node<'a>) -> Option<Scalar> {
        let format = node.text("format").unwrap_or_default();
        Some(match (node.text("type")?, format) {
            ("boolean", _) => Scalar::Boolean,
            ("integer" | "number", "int32" | "int16" | "int8" | "uint8" | "uint16") => Scalar::Int32,
            ("integer" | "number", "int64" | "uint32") => Scalar::Int64,
            ("integer" | "number", "uint64") => Scalar::UInt64,
            ("integer" | "number", "digits") => Scalar::Digits,
            ("integer", _) => Scalar::Int64,
            ("number", "decimal") => Scalar::Decimal,
            ("number", "float" | "double") => Scalar::Float,
            ("number", _) if self.bare_number_is_decimal || is_decimal_step(node) => Scalar::Decimal,
            ("number", _) => Scalar::Float,
            ("string", "date") => Scalar::Date,
            ("string", "date-time") => Scalar::DateTime,
            ("string", "byte") => Scalar::Base64,
            ("string", "binary") => Scalar::Binary,
            ("string", "decimal") => Scalar::DecimalText,
            ("string", "digits") => Scalar::DigitsText,
            ("string", _) => Scalar::Text,
            _ => return None,
        })
    }
}

/// Whether `multipleOf` is a power of ten below one: the mark of a decimal amount.
fn is_decimal_step(node: &Node<'_>) -> bool {
    node.get("multipleOf")
        .and_then(Node::as_number_text)
        .and_then(|step| step.strip_prefix("0."))
        .and_then(|fraction| fraction.strip_suffix('1'))
        .is_some_and(|zeros| zeros.bytes().all(|digit| digit == b'0'))
}

/// The values with their meanings and better names, from the extensions that are in common use: lists beside the
/// values (`x-enum-varnames`, `x-enumNames`, `x-enum-descriptions`) or objects by value.
fn enum_values(node: &Node<'_>, values: &[&str]) -> Vec<EnumValue> {
    let beside = |keys: &[&str], index: usize, value: &str| {
        let said = keys.iter().find_map(|key| node.get(key))?;
        let text = match &said.value {
            Value::Array(items) => items.get(index)?.as_str(),
            Value::Object(object) => object.get(value)?.as_str(),
            _ => None,
        };
        text.map(str::to_owned)
    };
    values
        .iter()
        .enumerate()
        .map(|(index, value)| EnumValue {
            value: (*value).to_owned(),
            name: beside(&["x-enum-names", "x-enum-varnames", "x-enumNames"], index, value),
            description: beside(&["x-enum-descriptions", "x-enumDescriptions"], index, value),
        })
        .collect()
}
