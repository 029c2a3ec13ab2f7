//! The check of limits: a walk over a value that collects every rule it breaks, and writes nothing else.
//!
//! A path is put together only when something is wrong.

use super::{Sink, Terms};
use crate::wire::{Limit, Rule, Violation};
use std::collections::HashSet;
use std::fmt::{Display, Write};

pub(super) struct Check {
    places: Vec<Place>,
    lists: Vec<OpenList>,
    violations: Vec<Violation>,
}

/// Where the walk stands, and what holds there.
struct Place {
    step: Step,
    limit: Limit,
}

enum Step {
    Member(String),
    Item(usize),
}

#[derive(Default)]
struct OpenList {
    count: usize,
    seen: HashSet<Vec<u8>>,
    repeated: bool,
}

impl Check {
    pub(super) fn new(name: &str, limit: &Limit) -> Self {
        let root = Place { step: Step::Member(name.to_owned()), limit: *limit };
        Self { places: vec![root], lists: Vec::new(), violations: Vec::new() }
    }

    pub(super) fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    fn limit(&self) -> Limit {
        self.places.last().map_or(Limit::NONE, |place| place.limit)
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for place in &self.places {
            match &place.step {
                Step::Member(name) => {
                    if !path.is_empty() && !name.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Step::Item(index) => {
                    let _ = write!(path, "[{index}]");
                }
            }
        }
        path
    }

    fn report(&mut self, broken: Vec<(Rule, Limit, Option<usize>)>) {
        if !broken.is_empty() {
            let path = self.path();
            self.violations.extend(broken.into_iter().map(|(rule, limit, found)| {
                let limit = limit.text(rule);
                Violation::new(&path, rule, limit, found)
            }));
        }
    }
}

impl Sink for Check {
    fn begin_record(&mut self, _name: &str) {}
    fn end_record(&mut self) {}
    fn begin_member(&mut self, name: &str, terms: &Terms<'_>) {
        self.places.push(Place { step: Step::Member(name.to_owned()), limit: *terms.limit });
    }
    fn end_member(&mut self, _present: bool) {
        self.places.pop();
    }
    fn begin_list(&mut self) {
        self.lists.push(OpenList::default());
    }
    fn begin_item(&mut self) {
        let index = self.lists.last().map_or(0, |list| list.count);
        if let Some(list) = self.lists.last_mut() {
            list.count += 1;
        }
        let limit = self.limit().of_items();
        self.places.push(Place { step: Step::Item(index), limit });
    }
    fn end_item(&mut self) {
        self.places.pop();
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
        let limit = self.limit();
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
