//! What a scenario remembers: records, counters, answers under their idempotency keys, the clock. Every change can be
//! taken back until the request is done.

use std::{sync::Arc, time::Duration};

use indexmap::IndexMap;

use super::program::{Clock, Collection, Program};
use crate::{
    scenario::Answer,
    value::{Map, Value},
};

/// How many answers are remembered under idempotency keys.
const REPLAYS: usize = 10_000;

/// The state of a scenario.
pub(super) struct World {
    shelves: Vec<Shelf>,
    replays: IndexMap<Arc<str>, Replay>,
    advanced: Duration,
    done: Vec<Done>,
}

/// The records of a collection.
#[derive(Default)]
pub(super) struct Shelf {
    pub(super) records: IndexMap<Arc<str>, Value>,
    /// How many keys have been given out.
    pub(super) given: i64,
}

/// An answer that was given under an idempotency key.
#[derive(Clone)]
pub(super) struct Replay {
    pub(super) answer: Answer,
    pub(super) hash: Option<Value>,
    /// When, in seconds since 1970.
    pub(super) at: i64,
}

/// A change, and what was there before it: the record and its place.
struct Done {
    shelf: usize,
    key: Arc<str>,
    before: Option<(usize, Value)>,
}

impl World {
    pub(super) fn empty(program: &Program) -> Self {
        let shelves = program.collections.iter().map(|_| Shelf::default()).collect();
        Self { shelves, replays: IndexMap::new(), advanced: Duration::ZERO, done: Vec::new() }
    }

    /// Seconds since 1970.
    pub(super) fn now(&self, clock: Clock) -> i64 {
        let start = match clock {
            Clock::Stopped(moment) => moment,
            Clock::System => jiff::Timestamp::now().as_second(),
        };
        start.saturating_add(i64::try_from(self.advanced.as_secs()).unwrap_or(i64::MAX))
    }

    pub(super) fn advance(&mut self, by: Duration) {
        self.advanced = self.advanced.saturating_add(by);
    }

    pub(super) fn shelf(&self, collection: usize) -> Option<&Shelf> {
        self.shelves.get(collection)
    }

    pub(super) fn record(&self, collection: usize, key: &str) -> Option<&Value> {
        self.shelves.get(collection)?.records.get(key)
    }

    /// The next number of a collection. It is not taken back: a number that was given once is not given again.
    pub(super) fn next_number(&mut self, collection: usize, first: i64) -> i64 {
        let Some(shelf) = self.shelves.get_mut(collection) else { return first };
        let number = first.saturating_add(shelf.given);
        shelf.given = shelf.given.saturating_add(1);
        number
    }

    /// Puts a record under its key, in place of the one that is there.
    pub(super) fn put(&mut self, collection: usize, key: Arc<str>, record: Value) {
        let Some(shelf) = self.shelves.get_mut(collection) else { return };
        let (index, before) = shelf.records.insert_full(Arc::clone(&key), record);
        self.done.push(Done { shelf: collection, key, before: before.map(|value| (index, value)) });
    }

    /// Takes a record away.
    pub(super) fn remove(&mut self, collection: usize, key: &str) {
        let Some(shelf) = self.shelves.get_mut(collection) else { return };
        if let Some((index, key, value)) = shelf.records.shift_remove_full(key) {
            self.done.push(Done { shelf: collection, key, before: Some((index, value)) });
        }
    }

    /// Takes every change of this request back.
    pub(super) fn undo(&mut self) {
        while let Some(Done { shelf, key, before }) = self.done.pop() {
            let Some(shelf) = self.shelves.get_mut(shelf) else { continue };
            match before {
                None => {
                    shelf.records.shift_remove(&key);
                }
                Some((index, value)) => match shelf.records.get_mut(&key) {
                    Some(record) => *record = value,
                    None => {
                        shelf.records.shift_insert(index.min(shelf.records.len()), key, value);
                    }
                },
            }
        }
    }

    /// Keeps every change of this request, and drops the oldest records where there are too many.
    pub(super) fn keep(&mut self, collections: &[Collection]) {
        for done in std::mem::take(&mut self.done) {
            let (Some(shelf), Some(collection)) = (self.shelves.get_mut(done.shelf), collections.get(done.shelf))
            else {
                continue;
            };
            // Dropping moves every record that stays, so it is done for many at once.
            if let Some(keep) = collection.keep.filter(|keep| shelf.records.len() > keep + keep / 4 + 16) {
                drop_oldest(shelf, keep, &collection.spare);
            }
        }
    }

    pub(super) fn replay(&self, key: &str) -> Option<&Replay> {
        self.replays.get(key)
    }

    pub(super) fn remember(&mut self, key: Arc<str>, replay: Replay) {
        self.replays.insert(key, replay);
        if self.replays.len() > REPLAYS + REPLAYS / 4 {
            self.replays.drain(..REPLAYS / 4);
        }
    }

    /// All of it, as the admin side shows it: of secret collections the number of their records.
    pub(super) fn shown(&self, program: &Program) -> Map {
        let shelves = program.collections.iter().zip(&self.shelves);
        let shown = shelves.map(|(collection, shelf)| {
            let records: Value = if collection.secret {
                let count = i64::try_from(shelf.records.len()).unwrap_or(i64::MAX);
                [("records", Value::from(count))].into_iter().collect()
            } else {
                shelf.records.iter().map(|(key, record)| (Arc::clone(key), record.clone())).collect()
            };
            (Arc::from(collection.name.as_str()), records)
        });
        shown.collect()
    }
}

fn drop_oldest(shelf: &mut Shelf, keep: usize, spare: &[(Arc<str>, Value)]) {
    let mut surplus = shelf.records.len().saturating_sub(keep);
    shelf.records.retain(|_, record| {
        let spared = spare.iter().any(|(member, value)| record.get(member) == Some(value));
        let stays = spared || surplus == 0;
        surplus -= usize::from(!stays);
        stays
    });
}
