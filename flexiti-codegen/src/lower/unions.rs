//! `oneOf` and `anyOf`: a value that is one of several shapes.

use openapiv3::{ReferenceOr, Schema as Typed};

use super::{Lowering, extensions, schemas::borrowed};
use crate::model::{Discriminator, Enum, Scalar, Schema, SchemaId, Schemas, Shape, Union, Variant};
use crate::source::Node;

impl<'l, 'a> Lowering<'l, 'a> {
    /// Lowers the alternatives under `keyword`. `null` among them makes the schema nullable; one that remains alone
    /// stands for the whole; lists of values join into one.
    pub(super) fn union(&mut self, parts: &[ReferenceOr<Typed>], keyword: &str, node: &'l Node<'a>) -> Schema {
        let nodes = node.get(keyword).and_then(Node::as_array).unwrap_or_default();
        let mut whole = self.described(node, Shape::Any);
        let mut variants: Vec<Variant> = Vec::new();
        for (typed, node) in parts.iter().zip(nodes) {
            if is_null(node) {
                whole.nullable = true;
                continue;
            }
            let schema = self.schema(borrowed(typed), node);
            let name = component_name(node).or_else(|| node.text("title").map(str::to_owned));
            variants.push(Variant { name, schema, tags: Vec::new() });
        }
        let discriminator = discriminator(node, &self.schemas, &mut variants);
        whole.shape = match variants.as_slice() {
            [] => Shape::Any,
            [only] => Shape::Alias(only.schema),
            _ => match self.joined_enum(&variants) {
                Some(joined) => Shape::Enum(joined),
                None => Shape::Union(Union { variants, exactly_one: keyword == "oneOf", discriminator }),
            },
        };
        whole
    }

    /// Finds the values that mean each variant where no mapping said them. Last of all passes, because only then every
    /// variant has its shape, wherever in the document it stands.
    pub(super) fn tag_unions(&mut self) {
        let mut shaped = Vec::new();
        for (id, schema) in self.schemas.iter() {
            let Shape::Union(union) = &schema.shape else { continue };
            if let Some(list) = list_beside_text(&self.schemas, &union.variants) {
                shaped.push((id, Shape::Alias(list)));
                continue;
            }
            let mut union = union.clone();
            match &union.discriminator {
                Some(Discriminator { member, .. }) => {
                    for variant in union.variants.iter_mut().filter(|variant| variant.tags.is_empty()) {
                        variant.tags = own_tags(&self.schemas, variant, member);
                    }
                }
                None => union.discriminator = implied_discriminator(&self.schemas, &mut union.variants),
            }
            shaped.push((id, Shape::Union(union)));
        }
        for (id, shape) in shaped {
            self.schemas[id].shape = shape;
        }
    }

    /// One list of values where every variant is such a list in place, which is how documents describe each value.
    fn joined_enum(&self, variants: &[Variant]) -> Option<Enum> {
        let mut joined = Enum::default();
        for variant in variants {
            let schema = &self.schemas[variant.schema];
            match &schema.shape {
                Shape::Enum(values) if schema.component.is_none() && !values.numeric => {
                    joined.open |= values.open;
                    for value in &values.values {
                        if joined.values.iter().all(|known| known.value != value.value) {
                            joined.values.push(value.clone());
                        }
                    }
                }
                _ => return None,
            }
        }
        Some(joined)
    }
}

/// `discriminator`, with the values of its mapping.
fn discriminator(node: &Node<'_>, schemas: &Schemas, variants: &mut [Variant]) -> Option<Discriminator> {
    let discriminator = node.get("discriminator")?;
    let member = discriminator.text("propertyName")?.to_owned();
    let mapping = extensions::pairs(discriminator.get("mapping"));
    for variant in &mut *variants {
        let component = schemas[variant.schema].component.as_deref();
        variant.tags = component.map(|name| tags_of(name, &mapping)).unwrap_or_default();
    }
    let known = |value: &str| variants.iter().any(|variant| variant.tags.iter().any(|tag| tag == value));
    let elsewhere = mapping.iter().filter(|(value, _)| !known(value));
    let elsewhere =
        elsewhere.map(|(value, target)| (value.clone(), target.rsplit('/').next().unwrap_or_default().to_owned()));
    Some(Discriminator { member, elsewhere: elsewhere.collect() })
}

/// The values by which a discriminator's mapping means a component.
pub(super) fn tags_of(component: &str, mapping: &[(String, String)]) -> Vec<String> {
    let means =
        |target: &str| target == component || target.strip_suffix(component).is_some_and(|path| path.ends_with('/'));
    mapping.iter().filter(|(_, target)| means(target)).map(|(value, _)| value.clone()).collect()
}

/// The list of values in "one of these, or any other text": such a list is open anyway.
fn list_beside_text(schemas: &Schemas, variants: &[Variant]) -> Option<SchemaId> {
    let [one, other] = variants else { return None };
    let is_list =
        |variant: &Variant| matches!(&schemas.resolve(variant.schema).1.shape, Shape::Enum(list) if !list.numeric);
    let is_text = |variant: &Variant| matches!(schemas.resolve(variant.schema).1.shape, Shape::Scalar(Scalar::Text));
    match (is_list(one), is_list(other)) {
        (true, false) if is_text(other) => Some(one.schema),
        (false, true) if is_text(one) => Some(other.schema),
        _ => None,
    }
}

/// The values that a variant's own schema gives the discriminator, else the component's name (OpenAPI 3.0.4,
/// "Discriminator Object").
fn own_tags(schemas: &Schemas, variant: &Variant, member: &str) -> Vec<String> {
    let listed = listed_members(schemas, variant, false).into_iter().find(|(name, _)| *name == member);
    listed.map_or_else(|| schemas[variant.schema].component.clone().into_iter().collect(), |(_, values)| values)
}

/// The member that tells the variants apart without being called a discriminator: each must have it, and no value that
/// one lists is listed by another.
fn implied_discriminator(schemas: &Schemas, variants: &mut [Variant]) -> Option<Discriminator> {
    let fixed: Vec<Vec<(&str, Vec<String>)>> =
        variants.iter().map(|variant| listed_members(schemas, variant, true)).collect();
    let (first, others) = fixed.split_first()?;
    let (member, tags) = first.iter().find_map(|(name, values)| {
        let mut tags = vec![values.clone()];
        for other in others {
            let (_, values) = other.iter().find(|(other, _)| other == name)?;
            if tags.iter().flatten().any(|known| values.contains(known)) {
                return None;
            }
            tags.push(values.clone());
        }
        Some(((*name).to_owned(), tags))
    })?;
    for (variant, tags) in variants.iter_mut().zip(tags) {
        variant.tags = tags;
    }
    Some(Discriminator { member, elsewhere: Vec::new() })
}

/// The members of a record whose values are listed; of those that it must have, or of all.
fn listed_members<'s>(schemas: &'s Schemas, variant: &Variant, required: bool) -> Vec<(&'s str, Vec<String>)> {
    let Shape::Record(record) = &schemas.resolve(variant.schema).1.shape else { return Vec::new() };
    let members = record.fields.iter().filter(|field| !required || field.required.is_yes());
    let listed = members.filter_map(|field| match &schemas.resolve(field.schema).1.shape {
        Shape::Enum(list) => Some((field.name.as_str(), list.values.iter().map(|value| value.value.clone()).collect())),
        _ => None,
    });
    listed.collect()
}

/// Whether a schema allows nothing but `null`.
fn is_null(node: &Node<'_>) -> bool {
    let only_null = |values: &[Node<'_>]| !values.is_empty() && values.iter().all(Node::is_null);
    node.text("type") == Some("null")
        || node.get("enum").and_then(Node::as_array).is_some_and(only_null)
        || (extensions::flag(node, "nullable") && node.as_object().is_some_and(|object| object.len() == 1))
}

fn component_name(node: &Node<'_>) -> Option<String> {
    node.text("$ref")?.rsplit('/').next().map(super::unescaped)
}
