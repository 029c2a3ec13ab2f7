//! Bodies that are the same for every request: each is made once, when it is first asked for.

use std::sync::OnceLock;

use bytes::Bytes;
use flexiti_description::Operation;

/// A place for each form of each outcome of each operation.
#[derive(Debug)]
pub(crate) struct Cache(Vec<Vec<Vec<OnceLock<Bytes>>>>);

impl Cache {
    pub(crate) fn for_operations(operations: &[Operation]) -> Self {
        let places = operations.iter().map(|operation| {
            let outcomes = operation.outcomes.iter();
            outcomes.map(|outcome| outcome.contents.iter().map(|_| OnceLock::new()).collect()).collect()
        });
        Self(places.collect())
    }

    /// The body at a place, made if it is not there yet.
    pub(super) fn body(&self, (operation, outcome, content): (usize, usize, usize), make: impl Fn() -> Bytes) -> Bytes {
        match self.0.get(operation).and_then(|outcomes| outcomes.get(outcome)?.get(content)) {
            Some(place) => place.get_or_init(make).clone(),
            None => make(),
        }
    }
}
