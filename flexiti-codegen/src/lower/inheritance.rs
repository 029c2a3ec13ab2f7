//! Inheritance: a component with a `discriminator`, of which others are made by `allOf`. Where it is named, a value may be
//! any of them (OpenAPI 3.0.4, "Composition and Inheritance (Polymorphism)").
//!
//! The component stays a record in the model, because that is what every one of its values is; its heirs stand beside.

use std::collections::{HashMap, HashSet};

use super::{Lowering, extensions, unions};
use crate::model::{Discriminator, Record, SchemaId, Schemas, Shape, Union, Variant};
use crate::source::Span;

/// A component that others are made of.
struct Parent {
    name: String,
    id: SchemaId,
    /// The member whose value tells the heirs apart.
    member: String,
    /// Values of that member with what they mean.
    mapping: Vec<(String, String)>,
    own: Record,
    span: Span,
}

impl Lowering<'_, '_> {
    /// Gives every component that others inherit from its heirs. Runs when every component has its shape.
    pub(super) fn inherit(&mut self) {
        let mut given = Vec::new();
        let children = self.children();
        for parent in self.parents() {
            let family = family(&parent, &children);
            if !self.may_repeat(family.len() - 1, parent.span, "what this schema can be stays unsaid") {
                break;
            }
            let heirs = self.heirs(&parent, &family);
            if heirs.is_empty() {
                continue;
            }
            let mut variants: Vec<Variant> = heirs.into_iter().map(|heir| self.heir(heir, &parent)).collect();
            if parent.mapping.is_empty() || !unions::tags_of(&parent.name, &parent.mapping).is_empty() {
                let schema = self.alone(&parent);
                let tags = parent.tags(&self.schemas, &parent.name, schema);
                variants.push(Variant { name: Some("Base".into()), schema, tags });
            }
            let discriminator = Some(Discriminator { member: parent.member, elsewhere: Vec::new() });
            given.push((parent.id, Union { variants, exactly_one: true, discriminator }));
        }
        for (id, heirs) in given {
            if let Shape::Record(record) = &mut self.schemas[id].shape {
                record.heirs = Some(heirs);
            }
        }
    }

    /// Every record with a discriminator.
    fn parents(&self) -> Vec<Parent> {
        let parents = self.components.iter().filter_map(|(name, component)| {
            let discriminator = component.node.get("discriminator")?;
            let Shape::Record(own) = &self.schemas[component.id].shape else { return None };
            Some(Parent {
                name: (*name).to_owned(),
                id: component.id,
                member: discriminator.text("propertyName")?.to_owned(),
                mapping: extensions::pairs(discriminator.get("mapping")),
                own: own.clone(),
                span: component.node.span,
            })
        });
        parents.collect()
    }

    /// Which components are made of each schema, directly.
    fn children(&self) -> HashMap<SchemaId, Vec<SchemaId>> {
        let mut children: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
        for component in self.components.values() {
            for part in &self.schemas[component.id].wire.parts {
                let resolved = self.schemas.resolve(*part).0;
                for parent in HashSet::from([*part, resolved]) {
                    children.entry(parent).or_default().push(component.id);
                }
            }
        }
        children
    }

    /// Of the components that are made of one those that its mapping names, where it has one.
    fn heirs(&self, parent: &Parent, family: &HashSet<SchemaId>) -> Vec<SchemaId> {
        if family.len() == 1 {
            return Vec::new();
        }
        let heirs = self.components.iter().filter(|(name, component)| {
            let is_meant = || parent.mapping.is_empty() || !unions::tags_of(name, &parent.mapping).is_empty();
            let is_record = || matches!(self.schemas.resolve(component.id).1.shape, Shape::Record(_));
            component.id != parent.id && family.contains(&component.id) && is_record() && is_meant()
        });
        heirs.map(|(_, component)| component.id).collect()
    }

    /// One heir. Made of its parent and nothing else, it would be the parent by another name and hold itself: it gets
    /// the members.
    fn heir(&mut self, id: SchemaId, parent: &Parent) -> Variant {
        if let Shape::Alias(_) = self.schemas[id].shape {
            self.schemas[id].shape = Shape::Record(parent.own.clone());
        }
        let name = self.schemas[id].component.clone().unwrap_or_default();
        let tags = parent.tags(&self.schemas, &name, id);
        Variant { name: Some(name), schema: id, tags }
    }

    /// The parent, where a value is nothing more than that.
    fn alone(&mut self, parent: &Parent) -> SchemaId {
        let whole = &self.schemas[parent.id];
        let mut schema = whole.clone();
        schema.rename = Some(format!("{}Base", whole.rename.as_deref().unwrap_or(&parent.name)));
        schema.component = None;
        schema.within = Some(parent.id);
        self.schemas.add(schema)
    }
}

/// A component and those that are made of it, directly or not.
fn family(parent: &Parent, children: &HashMap<SchemaId, Vec<SchemaId>>) -> HashSet<SchemaId> {
    let mut family: HashSet<SchemaId> = HashSet::from([parent.id]);
    let mut waiting = vec![parent.id];
    while let Some(id) = waiting.pop() {
        waiting.extend(children.get(&id).into_iter().flatten().filter(|child| family.insert(**child)));
    }
    family
}

impl Parent {
    /// The values that mean an heir: those of the mapping, else those that the heir itself lists for the member, else its
    /// name.
    fn tags(&self, schemas: &Schemas, name: &str, heir: SchemaId) -> Vec<String> {
        let mapped = unions::tags_of(name, &self.mapping);
        if !mapped.is_empty() {
            return mapped;
        }
        let own = self.own.fields.iter().find(|field| field.name == self.member).map(|field| field.schema);
        let Shape::Record(record) = &schemas[heir].shape else { return vec![name.to_owned()] };
        let narrowed = record.fields.iter().find(|field| field.name == self.member && Some(field.schema) != own);
        match narrowed.map(|field| &schemas.resolve(field.schema).1.shape) {
            Some(Shape::Enum(list)) => list.values.iter().map(|value| value.value.clone()).collect(),
            _ => vec![name.to_owned()],
        }
    }
}
