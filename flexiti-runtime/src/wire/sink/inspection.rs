//! The walk over a value before it is sent: every rule that it breaks, and the texts in it that must never print, so that
//! they can be struck out wherever the other side repeats them. Both are found in one walk, for every call makes it.
//!
//! Nothing else of the value is kept: a violation knows lengths and counts only.

use super::{Sink, Terms};
use crate::wire::{Limit, Rule, Violation};
use secrecy::SecretString;
use std::collections::HashSet;
use std::fmt::{Display, Write};

/// Shorter texts stand everywhere by chance: struck out, they would only make messages unreadable.
const SHORTEST: usize = 4;

/// One step of most paths is no longer, in bytes.
const USUAL: usize = 32;

pub(super) struct Inspection<'n> {
    /// What the whole value is called, and what it must keep to.
    name: &'n str,
    whole: Place<'n>,
    /// Where the walk stands below that, as text that grows and is cut back. A scalar has no below, and costs nothing.
    path: String,
    places: Vec<Place<'n>>,
    lists: Vec<OpenList>,
    found: Found,
}

/// What a walk over a value has found.
#[derive(Default)]
pub(crate) struct Found {
    /// The rules that it breaks.
    pub(crate) violations: Vec<Violation>,
    /// Its texts that never print.
    pub(crate) secrets: Vec<SecretString>,
}

/// One step of the path.
struct Place<'n> {
    /// How long the path was before it.
    start: usize,
    /// What holds there.
    limit: &'n Limit,
    /// It is an item or an entry, for which what the limit says of the whole does not hold.
    item: bool,
    /// It is secret, or something around it is.
    secret: bool,
    /// How many members the record or map there has so far.
    members: usize,
}

#[derive(Default)]
struct OpenList {
    count: usize,
    seen: HashSet<Vec<u8>>,
    repeated: bool,
}

impl<'n> Inspection<'n> {
    /// A walk over a value of this name, which is secret as a whole or only where its members say so.
    pub(super) fn new(name: &'n str, limit: &'n Limit, secret: bool) -> Self {
        Self {
            name,
            whole: Place { start: 0, limit, item: false, secret, members: 0 },
            path: String::new(),
            places: Vec::new(),
            lists: Vec::new(),
            found: Found::default(),
        }
    }

    pub(super) fn into_found(self) -> Found {
        self.found
    }

    fn place(&self) -> &Place<'n> {
        self.places.last().unwrap_or(&self.whole)
    }

    fn limit(&self) -> &'n Limit {
        self.place().limit
    }

    fn enter(&mut self, limit: &'n Limit, item: bool, secret: bool) {
        let start = self.path.len();
        let secret = secret || self.place().secret;
        self.path.reserve(USUAL);
        if self.places.is_empty() {
            self.path.push_str(self.name);
        }
        self.places.push(Place { start, limit, item, secret, members: 0 });
    }

    /// Where the walk is now is called this; there is no mark to come back to.
    fn name(&mut self, name: &str) -> usize {
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(name);
        0
    }

    fn leave(&mut self) {
        if let Some(place) = self.places.pop() {
            self.path.truncate(place.start);
        }
    }

    fn report(&mut self, broken: Vec<(Rule, Limit, Option<usize>)>) {
        let path = if self.places.is_empty() { self.name } else { &self.path };
        for (rule, limit, found) in broken {
            self.found.violations.push(Violation::new(path, rule, limit.text(rule), found));
        }
    }

    /// A number, of which the text is known.
    pub(super) fn number_text(&mut self, number: &str) {
        let broken = self.limit().broken_by_number(number);
        self.report(broken);
        self.keep(number);
    }

    fn keep(&mut self, text: &str) {
        if self.place().secret && text.chars().count() >= SHORTEST {
            self.found.secrets.push(SecretString::from(text));
        }
    }
}

impl Sink for Inspection<'_> {
    fn begin_record(&mut self, _name: &str) {}
    fn end_record(&mut self) {
        let place = self.place();
        if !place.item {
            let broken = place.limit.broken_by_record(place.members);
            self.report(broken);
        }
    }
    fn begin_member(&mut self, name: &str, terms: &Terms) -> usize {
        self.enter(terms.limit, false, terms.secret);
        self.name(name)
    }
    fn begin_entry(&mut self, name: &str) -> usize {
        self.enter(self.limit(), true, false);
        self.name(name)
    }
    fn end_member(&mut self, _mark: usize, present: bool) {
        self.leave();
        self.places.last_mut().unwrap_or(&mut self.whole).members += usize::from(present);
    }
    fn begin_list(&mut self) {
        self.lists.push(OpenList::default());
    }
    fn begin_item(&mut self) {
        self.enter(self.limit(), true, false);
        if let Some(list) = self.lists.last_mut() {
            let _ = write!(self.path, "[{}]", list.count);
            list.count += 1;
        }
    }
    fn end_item(&mut self) {
        self.leave();
    }
    fn end_list(&mut self) {
        if let Some(list) = self.lists.pop()
            && !self.place().item
        {
            let broken = self.limit().broken_by_list(list.count, list.repeated);
            self.report(broken);
        }
    }
    fn text(&mut self, text: &str) {
        let broken = self.limit().broken_by_text(text);
        self.report(broken);
        self.keep(text);
    }
    fn number(&mut self, number: &dyn Display, _quoted: bool) {
        let place = self.place();
        if place.secret || place.limit.holds_numbers() {
            self.number_text(&number.to_string());
        }
    }
    fn digits(&mut self, digits: &str, _quoted: bool) {
        let broken = self.limit().broken_by_digits(digits);
        self.report(broken);
        self.keep(digits);
    }
    fn boolean(&mut self, _value: bool) {}
    fn json(&mut self, text: &str) {
        self.keep(text);
    }
    fn null(&mut self) {}
    fn not_finite(&mut self) {
        let limit = *self.limit();
        self.report(vec![(Rule::Finite, limit, None)]);
    }
    fn compares_items(&self) -> bool {
        !self.place().item && self.limit().compares_items()
    }
    fn item_text(&mut self, text: Vec<u8>) {
        if let Some(list) = self.lists.last_mut() {
            list.repeated |= !list.seen.insert(text);
        }
    }
}
