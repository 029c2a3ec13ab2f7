//! The check of limits: a walk over a value that collects every rule it breaks, and writes nothing else.
//!
//! No value is kept: a violation knows lengths and counts only.

use super::{Sink, Terms};
use crate::wire::{Limit, Rule, Violation};
use std::collections::HashSet;
use std::fmt::{Display, Write};

pub(super) struct Check<'n> {
    /// What the whole value is called, and what it must keep to.
    name: &'n str,
    whole: &'n Limit,
    /// Where the walk stands below that, as text that grows and is cut back. A scalar has no below, and costs nothing.
    path: String,
    places: Vec<Place>,
    lists: Vec<OpenList>,
    /// How many members each open record or map has so far.
    members: Vec<usize>,
    violations: Vec<Violation>,
}

/// One step of the path.
struct Place {
    /// How long the path was before it.
    start: usize,
    /// What holds there.
    limit: Limit,
}

#[derive(Default)]
struct OpenList {
    count: usize,
    seen: HashSet<Vec<u8>>,
    repeated: bool,
}

impl<'n> Check<'n> {
    pub(super) fn new(name: &'n str, limit: &'n Limit) -> Self {
        Self {
            name,
            whole: limit,
            path: String::new(),
            places: Vec::new(),
            lists: Vec::new(),
            members: Vec::new(),
            violations: Vec::new(),
        }
    }

    pub(super) fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    fn limit(&self) -> &Limit {
        self.places.last().map_or(self.whole, |place| &place.limit)
    }

    fn enter(&mut self, limit: Limit) {
        let start = self.path.len();
        if self.places.is_empty() {
            self.path.push_str(self.name);
        }
        self.places.push(Place { start, limit });
    }

    fn leave(&mut self) {
        if let Some(place) = self.places.pop() {
            self.path.truncate(place.start);
        }
    }

    fn report(&mut self, broken: Vec<(Rule, Limit, Option<usize>)>) {
        let path = if self.places.is_empty() { self.name } else { &self.path };
        for (rule, limit, found) in broken {
            self.violations.push(Violation::new(path, rule, limit.text(rule), found));
        }
    }
}

impl Sink for Check<'_> {
    fn begin_record(&mut self, _name: &str) {
        self.members.push(0);
    }
    fn end_record(&mut self) {
        if let Some(count) = self.members.pop() {
            let broken = self.limit().broken_by_record(count);
            self.report(broken);
        }
    }
    fn begin_member(&mut self, name: &str, terms: &Terms<'_>) {
        self.enter(*terms.limit);
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(name);
    }
    fn end_member(&mut self, present: bool) {
        self.leave();
        if let Some(count) = self.members.last_mut() {
            *count += usize::from(present);
        }
    }
    fn limit_of_entries(&self) -> Limit {
        self.limit().of_items()
    }
    fn begin_list(&mut self) {
        self.lists.push(OpenList::default());
    }
    fn begin_item(&mut self) {
        let limit = self.limit().of_items();
        self.enter(limit);
        if let Some(list) = self.lists.last_mut() {
            let _ = write!(self.path, "[{}]", list.count);
            list.count += 1;
        }
    }
    fn end_item(&mut self) {
        self.leave();
    }
    fn end_list(&mut self) {
        if let Some(list) = self.lists.pop() {
            let broken = self.limit().broken_by_list(list.count, list.repeated);
            self.report(broken);
        }
    }
    fn text(&mut self, text: &str) {
        let broken = self.limit().broken_by_text(text);
        self.report(broken);
    }
    fn number(&mut self, number: &dyn Display, _quoted: bool) {
        let limit = self.limit();
        if limit.holds_numbers() {
            let broken = limit.broken_by_number(&number.to_string());
            self.report(broken);
        }
    }
    fn digits(&mut self, digits: &str, _quoted: bool) {
        let broken = self.limit().broken_by_digits(digits);
        self.report(broken);
    }
    fn boolean(&mut self, _value: bool) {}
    fn json(&mut self, _text: &str) {}
    fn null(&mut self) {}
    fn not_finite(&mut self) {
        let limit = *self.limit();
        self.report(vec![(Rule::Finite, limit, None)]);
    }
    fn compares_items(&self) -> bool {
        self.limit().compares_items()
    }
    fn item_text(&mut self, text: Vec<u8>) {
        if let Some(list) = self.lists.last_mut() {
            list.repeated |= !list.seen.insert(text);
        }
    }
}
