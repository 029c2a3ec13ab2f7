//! What a description becomes before the first request: routes, and patterns that are compiled once.

use std::collections::HashMap;

use flexiti_description::{Description, Kind, Operation, Shape};

use crate::{answer::Cache, route::Routes};

/// A description, ready to be served.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) description: Description,
    pub(crate) routes: Routes,
    pub(crate) patterns: Patterns,
    /// Bodies that are the same for every request.
    pub(crate) cache: Cache,
    /// The places of operations by id.
    ids: HashMap<String, usize>,
}

impl Plan {
    pub(crate) fn new(description: Description) -> Self {
        let routes = Routes::new(&description);
        let patterns = Patterns::of(&description);
        let cache = Cache::for_operations(&description.operations);
        let ids = description.operations.iter().enumerate().map(|(at, operation)| (operation.id.clone(), at)).collect();
        Self { description, routes, patterns, cache, ids }
    }

    /// The operation at a place that [`Self::place`] or the routes gave out.
    pub(crate) fn operation(&self, place: usize) -> Option<&Operation> {
        self.description.operations.get(place)
    }

    /// The place of the operation with this id.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }
}

/// Every pattern of the description, compiled.
#[derive(Debug, Default)]
pub(crate) struct Patterns(HashMap<String, Option<regress::Regex>>);

impl Patterns {
    fn of(description: &Description) -> Self {
        let mut patterns = Self::default();
        for operation in &description.operations {
            let bodies = operation.body.iter().flat_map(|body| &body.contents);
            let answers = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
            let shapes = bodies.chain(answers).filter_map(|content| content.shape.as_ref());
            shapes.chain(operation.parameters.iter().map(|parameter| &parameter.shape)).for_each(|s| patterns.learn(s));
        }
        description.shapes.values().for_each(|shape| patterns.learn(shape));
        patterns
    }

    fn learn(&mut self, shape: &Shape) {
        if let Some(pattern) = &shape.limits.pattern
            && !self.0.contains_key(pattern)
        {
            // By characters if it can be; some patterns hold escapes that only the older form of the language knows.
            let regex = regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern));
            self.0.insert(pattern.clone(), regex.ok());
        }
        match &shape.kind {
            Kind::Record(record) => {
                record.fields.iter().for_each(|field| self.learn(&field.shape));
                if let flexiti_description::Additional::Typed(values) = &record.additional {
                    self.learn(values);
                }
                record.heirs.iter().flat_map(|heirs| &heirs.variants).for_each(|variant| self.learn(&variant.shape));
            }
            Kind::Union(union) => union.variants.iter().for_each(|variant| self.learn(&variant.shape)),
            Kind::List(inner) | Kind::Map(inner) => self.learn(inner),
            Kind::Tuple(parts) => parts.iter().for_each(|part| self.learn(part)),
            _ => {}
        }
    }

    /// Whether the pattern is found in the text. A pattern that does not compile asks for nothing.
    pub(crate) fn is_found(&self, pattern: &str, text: &str) -> bool {
        self.0.get(pattern).and_then(Option::as_ref).is_none_or(|regex| regex.find(text).is_some())
    }
}
