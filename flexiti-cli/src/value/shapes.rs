//! What a description says of a value, looked up.

use std::collections::BTreeSet;

use flexiti_description::{Additional, Description, Field, Kind, Limits, Shape, Union};

/// How deep unions may hold each other: a document can make them circular.
const DEPTH: usize = 16;

/// The shapes of a description.
#[derive(Clone, Copy)]
pub(crate) struct Shapes<'d>(&'d Description);

impl<'d> Shapes<'d> {
    /// Those of this description.
    pub(crate) fn of(description: &'d Description) -> Self {
        Self(description)
    }

    /// The whole description.
    pub(crate) fn description(self) -> &'d Description {
        self.0
    }

    /// The shape behind its name.
    pub(crate) fn resolve(self, shape: &'d Shape) -> &'d Shape {
        self.0.resolve(shape)
    }

    /// Whether the value must never be printed, by its own shape or the one that it is named after.
    pub(crate) fn is_sensitive(self, shape: &Shape) -> bool {
        let mut at = shape;
        for _ in 0..=self.0.shapes.len() {
            if at.sensitive {
                return true;
            }
            match &at.kind {
                Kind::Named(name) => match self.0.shapes.get(name) {
                    Some(next) => at = next,
                    None => return false,
                },
                Kind::List(item) => at = item,
                _ => return false,
            }
        }
        false
    }

    /// What a value must satisfy, by its own shape, the one that it is named after, and that of its items.
    pub(crate) fn limits(self, shape: &Shape) -> Limits {
        let (mut all, mut at) = (Limits::default(), shape);
        for _ in 0..=self.0.shapes.len().saturating_add(1) {
            add(&mut all, &at.limits);
            match &at.kind {
                Kind::Named(name) => match self.0.shapes.get(name) {
                    Some(next) => at = next,
                    None => break,
                },
                Kind::List(item) => at = item,
                _ => break,
            }
        }
        all
    }

    /// Every documented member of this name that a value of the shape can have: several where the shape is a union.
    pub(crate) fn members(self, shape: &'d Shape, name: &str) -> Vec<&'d Field> {
        let fields = self.fields(shape).into_iter();
        fields.filter(|field| field.name == name).collect()
    }

    /// All documented members that a value of the shape can have.
    pub(crate) fn fields(self, shape: &'d Shape) -> Vec<&'d Field> {
        let mut found = Vec::new();
        self.collect(shape, DEPTH, &mut found);
        found
    }

    fn collect(self, shape: &'d Shape, depth: usize, found: &mut Vec<&'d Field>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let variants = |union: &'d Union, found: &mut Vec<&'d Field>| {
            union.variants.iter().for_each(|variant| self.collect(&variant.shape, depth, found));
        };
        match &self.resolve(shape).kind {
            Kind::Record(record) => {
                found.extend(&record.fields);
                record.heirs.iter().for_each(|heirs| variants(heirs, found));
            }
            Kind::Union(union) => variants(union, found),
            _ => {}
        }
    }

    /// The shape of members that have no name of their own in the document.
    pub(crate) fn others(self, shape: &'d Shape) -> Option<&'d Shape> {
        match &self.resolve(shape).kind {
            Kind::Map(values) => Some(values),
            Kind::Record(record) => match &record.additional {
                Additional::Typed(values) => Some(values),
                _ => None,
            },
            _ => None,
        }
    }

    /// The shape of the items of a list.
    pub(crate) fn item(self, shape: &'d Shape) -> Option<&'d Shape> {
        match &self.resolve(shape).kind {
            Kind::List(item) => Some(item),
            _ => None,
        }
    }

    /// What members and parameters are called whose values must never be printed, wherever they are documented: a member
    /// of the same name that nobody has described is one too, until somebody says otherwise.
    pub(crate) fn sensitive_names(self) -> BTreeSet<&'d str> {
        let mut names = BTreeSet::new();
        let mut shapes: Vec<&Shape> = self.0.shapes.values().collect();
        for operation in &self.0.operations {
            let sensitive = |shape| self.is_sensitive(shape);
            let parameters = operation.parameters.iter();
            let parameters = parameters.filter(|parameter| parameter.sensitive || sensitive(&parameter.shape));
            names.extend(parameters.map(|parameter| parameter.name.as_str()));
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            let contents = contents.chain(operation.outcomes.iter().flat_map(|outcome| &outcome.contents));
            shapes.extend(contents.filter_map(|content| content.shape.as_ref()));
        }
        // Shapes are a tree as long as names are not followed, and each named shape is looked at once.
        while let Some(shape) = shapes.pop() {
            match &shape.kind {
                Kind::Record(record) => {
                    for field in &record.fields {
                        if field.sensitive || self.is_sensitive(&field.shape) {
                            names.insert(field.name.as_str());
                        }
                        shapes.push(&field.shape);
                    }
                    if let Additional::Typed(values) = &record.additional {
                        shapes.push(values);
                    }
                    shapes.extend(record.heirs.iter().flat_map(|heirs| &heirs.variants).map(|variant| &variant.shape));
                }
                Kind::Union(union) => shapes.extend(union.variants.iter().map(|variant| &variant.shape)),
                Kind::List(inner) | Kind::Map(inner) => shapes.push(inner),
                Kind::Tuple(items) => shapes.extend(items),
                _ => {}
            }
        }
        names
    }
}

/// Adds limits to those that are nearer to the value, which count more.
fn add(all: &mut Limits, more: &Limits) {
    fn first<T: Clone>(of: &mut Option<T>, more: &Option<T>) {
        if of.is_none() {
            of.clone_from(more);
        }
    }
    first(&mut all.min_length, &more.min_length);
    first(&mut all.max_length, &more.max_length);
    first(&mut all.pattern, &more.pattern);
    first(&mut all.minimum, &more.minimum);
    first(&mut all.maximum, &more.maximum);
    first(&mut all.multiple_of, &more.multiple_of);
    first(&mut all.precision, &more.precision);
    first(&mut all.scale, &more.scale);
    first(&mut all.min_items, &more.min_items);
    first(&mut all.max_items, &more.max_items);
    first(&mut all.min_properties, &more.min_properties);
    first(&mut all.max_properties, &more.max_properties);
    all.unique_items |= more.unique_items;
}
