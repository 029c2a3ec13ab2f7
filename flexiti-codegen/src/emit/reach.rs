//! Which way each schema travels, and which members must be boxed because a record would otherwise hold itself.

use std::collections::{HashMap, HashSet};

use petgraph::{algo::kosaraju_scc, graphmap::DiGraphMap};

use crate::model::{Additional, Api, Record, SchemaId, Schemas, Shape, Union};

/// The compiler gives up after 128 steps, of which a schema in a circle takes up to four.
const LARGE_CIRCLE: usize = 24;

/// What is reachable from where.
pub(crate) struct Reach {
    requests: HashSet<SchemaId>,
    answers: HashSet<SchemaId>,
    circles: HashMap<SchemaId, usize>,
    /// How many schemas the largest circle has, whatever holds them together.
    largest_circle: usize,
}

impl Reach {
    pub(crate) fn of(api: &Api) -> Self {
        let schemas = &api.schemas;
        let mut requests = HashSet::new();
        let mut answers = HashSet::new();
        for operation in &api.operations {
            operation.parameters.iter().for_each(|parameter| visit(schemas, parameter.schema, &mut requests));
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            contents.filter_map(|content| content.schema).for_each(|id| visit(schemas, id, &mut requests));
            for outcome in &operation.outcomes {
                let contents = outcome.contents.iter().filter_map(|content| content.schema);
                contents.for_each(|id| visit(schemas, id, &mut answers));
            }
        }
        // Components that no operation uses can be read: events carry them, and an operation that answers them one day
        // takes nothing away. One that sends them adds how they are built.
        for (id, _, _) in schemas.components() {
            if !requests.contains(&id) {
                visit(schemas, id, &mut answers);
            }
        }
        Self { requests, answers, circles: circles(schemas), largest_circle: largest_circle(schemas) }
    }

    /// How deep the compiler must look to learn that a type of this API is `Send`, where that is deeper than it looks by
    /// itself: it follows circles of types once around.
    pub(crate) fn recursion_limit(&self) -> Option<usize> {
        (self.largest_circle > LARGE_CIRCLE).then(|| (8 * self.largest_circle).next_power_of_two())
    }

    /// Whether callers build values of this schema.
    pub(crate) fn is_sent(&self, id: SchemaId) -> bool {
        self.requests.contains(&id)
    }

    /// Whether values of this schema are read from answers.
    pub(crate) fn is_read(&self, id: SchemaId) -> bool {
        self.answers.contains(&id)
    }

    /// Whether a value of `part` inside a value of `whole` may hold a `whole` again, with no heap between them.
    pub(crate) fn is_circular(&self, whole: SchemaId, part: SchemaId) -> bool {
        matches!((self.circles.get(&whole), self.circles.get(&part)), (Some(one), Some(other)) if one == other)
    }
}

fn visit(schemas: &Schemas, id: SchemaId, seen: &mut HashSet<SchemaId>) {
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            waiting.extend(parts(&schemas[id].shape));
        }
    }
}

/// Every schema that a shape is directly made of.
fn parts(shape: &Shape) -> Vec<SchemaId> {
    match shape {
        Shape::Record(Record { heirs: Some(heirs), .. }) => variants(heirs),
        Shape::Record(record) => {
            let additional = match record.additional {
                Additional::Typed(values) => Some(values),
                _ => None,
            };
            record.fields.iter().map(|field| field.schema).chain(additional).collect()
        }
        Shape::Union(union) => variants(union),
        Shape::List(part) | Shape::Map(part) | Shape::Alias(part) => vec![*part],
        Shape::Tuple(parts) => parts.clone(),
        Shape::Enum(_) | Shape::Scalar(_) | Shape::Any => Vec::new(),
    }
}

fn variants(union: &Union) -> Vec<SchemaId> {
    union.variants.iter().map(|variant| variant.schema).collect()
}

/// What each schema is directly made of, for the schemas that `is_followed` picks.
fn graph(schemas: &Schemas, is_followed: fn(&Shape) -> bool) -> DiGraphMap<SchemaId, ()> {
    let followed = schemas.iter().filter(|(_, schema)| is_followed(&schema.shape));
    followed.flat_map(|(id, schema)| parts(&schema.shape).into_iter().map(move |part| (id, part))).collect()
}

/// The schemas that hold themselves by value, each with the number of its circle. Lists and maps hold theirs on the
/// heap and break every circle.
fn circles(schemas: &Schemas) -> HashMap<SchemaId, usize> {
    let graph = graph(schemas, |shape| !matches!(shape, Shape::List(_) | Shape::Map(_)));
    let circles = kosaraju_scc(&graph);
    let circular = circles
        .iter()
        .enumerate()
        .filter(|(_, circle)| circle.len() > 1 || circle.iter().any(|id| graph.contains_edge(*id, *id)));
    circular.flat_map(|(number, circle)| circle.iter().map(move |id| (*id, number))).collect()
}

fn largest_circle(schemas: &Schemas) -> usize {
    kosaraju_scc(&graph(schemas, |_| true)).iter().map(Vec::len).max().unwrap_or(0)
}
