//! What the walk has found so far: changes, and the places where schemas are used.

use super::unfold;
use crate::diff::{
    Calendar, Change, Impact,
    change::{Place, Values},
    rules::{Direction, Rule, Site, Written},
    schemas::{PairId, Pairs},
};
use crate::model::{Api, Origin, SchemaId};

/// How the titles of webhooks begin.
pub(super) const WEBHOOK: &str = "webhook ";

/// Changes and uses, in the order of the walk.
pub(super) struct Collect<'m> {
    pub(super) pairs: Pairs<'m>,
    /// Members of error bodies that hold the code: their values are said as error codes.
    codes: &'m [String],
    found: Vec<Found>,
}

enum Found {
    Change(Box<Change>),
    Use(Use),
}

/// A place where a pair of schemas is used.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub(super) operation: String,
    pub(super) part: String,
    /// The name of the value; empty for a body.
    pub(super) name: String,
    pub(super) site: Site,
    /// How values are written there.
    pub(super) written: Written,
    pub(super) pair: PairId,
}

impl<'m> Collect<'m> {
    pub(super) fn new(old: &'m Api, new: &'m Api, calendar: Calendar) -> Self {
        Self { pairs: Pairs::new(&old.schemas, &new.schemas, calendar), codes: &new.problems.code, found: Vec::new() }
    }

    /// A change that is seen at once.
    pub(super) fn say(
        &mut self,
        rule: &'static Rule,
        place: Place<'_>,
        (before, after): (&str, &str),
        (old, new): (impl Into<Option<Origin>>, impl Into<Option<Origin>>),
    ) {
        let values = Values { before, after, old: old.into(), new: new.into() };
        self.found.push(Found::Change(Box::new(Change::new(rule, place, values))));
    }

    /// How much was found so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// The changes that were seen since so much was found.
    pub(super) fn since(&mut self, found: usize) -> impl Iterator<Item = &mut Change> {
        self.found.iter_mut().skip(found).filter_map(|found| match found {
            Found::Change(change) => Some(&mut **change),
            Found::Use(_) => None,
        })
    }

    /// The schemas of what is sent, old and new.
    pub(super) fn sent(&self) -> Vec<(SchemaId, SchemaId)> {
        let sent = self.found.iter().filter_map(|found| match found {
            Found::Use(place) => (place.site.direction() == Direction::Request).then_some(place.pair),
            Found::Change(_) => None,
        });
        self.pairs.reached(sent.collect())
    }

    /// Two schemas that meet here.
    pub(super) fn meet(&mut self, place: Place<'_>, written: Written, old: SchemaId, new: SchemaId) {
        let pair = self.pairs.pair(old, new);
        self.found.push(Found::Use(Use {
            operation: place.operation.to_owned(),
            part: place.part.to_owned(),
            name: place.name.to_owned(),
            site: place.site,
            written,
            pair,
        }));
    }

    /// Reports what differs in schemas wherever they are used. Runs when all pairs are settled.
    pub(super) fn finish(self) -> Vec<Change> {
        let (mut changes, mut said): (Vec<Change>, _) = (Vec::new(), unfold::Said::new());
        for found in self.found {
            match found {
                Found::Change(change) => changes.push(*change),
                Found::Use(place) => unfold::unfold(&self.pairs, &place, self.codes, &mut said, &mut changes),
            }
        }
        for change in changes.iter_mut().filter(|change| change.operation.starts_with(WEBHOOK)) {
            change.impact = Impact::Nothing;
            change.client_effect = "no code is generated for webhooks".into();
        }
        sorted(changes)
    }
}

/// Operations stay in order; within one, the worst comes first. What two media types or variants say alike is said once.
fn sorted(mut changes: Vec<Change>) -> Vec<Change> {
    let mut order: indexmap::IndexMap<String, ()> = indexmap::IndexMap::new();
    for change in &changes {
        order.entry(change.operation.clone()).or_default();
    }
    let mut seen = std::collections::HashSet::new();
    changes.retain(|change| seen.insert(change.fingerprint()));
    changes.sort_by_key(|change| (order.get_index_of(&change.operation), std::cmp::Reverse(change.level)));
    changes
}
