//! `oneOf` and `anyOf`: a value that is one of several shapes.

use openapiv3::{ReferenceOr, Schema as Typed};

use super::{Lowering, extensions, schemas::borrowed};
use crate::model::{Discriminator, Enum, Schema, SchemaId, Shape, Union, Variant};
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
        let discriminator = self.discriminator(node, &mut variants);
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

    /// `discriminator`, with the values by which the mapping means each variant. What it does not map is tagged
    /// by [`Self::tag_variants`].
    fn discriminator(&mut self, node: &'l Node<'a>, variants: &mut [Variant]) -> Option<Discriminator> {
        let discriminator = node.get("discriminator")?;
        let member = discriminator.text("propertyName")?.to_owned();
        let mapping = extensions::pairs(discriminator.get("mapping"));
        for variant in variants {
            let component = self.schemas[variant.schema].component.clone();
            let mapped = mapping.iter().filter(|(_, target)| {
                component.as_deref().is_some_and(|name| {
                    target == name || target.strip_suffix(name).is_some_and(|path| path.ends_with('/'))
                })
            });
            variant.tags = mapped.map(|(value, _)| value.clone()).collect();
        }
        Some(Discriminator { member })
    }

    /// Gives variants that no mapping names the values that they name themselves. Runs when every schema is lowered, so
    /// that the order of the document decides nothing.
    pub(super) fn tag_variants(&mut self) {
        let mut tagged: Vec<(SchemaId, usize, Vec<String>)> = Vec::new();
        for (id, schema) in self.schemas.iter() {
            let Shape::Union(Union { variants, discriminator: Some(discriminator), .. }) = &schema.shape else { continue };
            for (place, variant) in variants.iter().enumerate().filter(|(_, variant)| variant.tags.is_empty()) {
                tagged.push((id, place, self.own_tags(variant, &discriminator.member)));
            }
        }
        for (id, place, tags) in tagged {
            if let Shape::Union(union) = &mut self.schemas[id].shape
                && let Some(variant) = union.variants.get_mut(place)
            {
                variant.tags = tags;
            }
        }
    }

    /// The values that a variant's own schema gives the discriminator, else the component's name (OpenAPI 3.0.4,
    /// "Discriminator Object").
    fn own_tags(&self, variant: &Variant, member: &str) -> Vec<String> {
        let (_, schema) = self.schemas.resolve(variant.schema);
        if let Shape::Record(record) = &schema.shape {
            let field = record.fields.iter().find(|field| field.name == member);
            if let Some(Shape::Enum(values)) = field.map(|field| &self.schemas.resolve(field.schema).1.shape) {
                return values.values.iter().map(|value| value.value.clone()).collect();
            }
        }
        self.schemas[variant.schema].component.clone().into_iter().collect()
    }

    /// One list of values where every variant is such a list in place, which is how documents describe each value.
    fn joined_enum(&self, variants: &[Variant]) -> Option<Enum> {
        let mut joined = Enum::default();
        for variant in variants {
            let schema = &self.schemas[variant.schema];
            match &schema.shape {
                Shape::Enum(values) if schema.component.is_none() && !values.numeric => {
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
