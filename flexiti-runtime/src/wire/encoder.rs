//! What a value says about itself, passed on to one sink.
//!
//! The encoder keeps the one piece of state that all sinks share: whether a `None` is *left out* or *null*. A `None`
//! directly under a member is left out; inside a `Some`, a list or a map there is nothing to leave out, so it is null.

use super::sink::{Sink, Terms};
use super::{Encode, Limit};
use std::fmt::Display;

/// Takes a value's statement about itself and passes it to a sink: JSON, form text, the check of limits, or `Debug`.
pub struct Encoder<'a> {
    sink: &'a mut dyn Sink,
    /// The next `None` stands inside something and is therefore null.
    nested: bool,
    /// The value at hand has said something.
    present: bool,
    /// Numbers go out as text.
    quoted: bool,
    /// The next member is null where it has no value.
    or_null: bool,
    /// The next member is for answers only.
    read_only: bool,
}

impl<'a> Encoder<'a> {
    /// Lets `value` speak to `sink`. False: the value is absent, and the sink has heard nothing.
    pub(crate) fn run(sink: &'a mut dyn Sink, value: &dyn Encode) -> bool {
        let mut encoder = Self { sink, nested: false, present: false, quoted: false, or_null: false, read_only: false };
        value.encode(&mut encoder);
        encoder.present
    }

    /// A record: `name` is its type, for `Debug`; `members` says what it holds.
    pub fn record(&mut self, name: &str, members: impl FnOnce(&mut Self)) {
        self.begin(name);
        members(self);
        self.end();
    }

    /// Begins a record: its members follow, then [`end`](Self::end). What generated code says, which has no way out in
    /// between; by hand, [`record`](Self::record) is safer.
    pub fn begin(&mut self, name: &str) {
        self.speak().begin_record(name);
    }

    /// Ends the record at hand.
    pub fn end(&mut self) {
        self.sink.end_record();
        self.present = true;
    }

    /// A list; `items` says them one by one with [`item`](Self::item).
    pub fn list(&mut self, items: impl FnOnce(&mut Self)) {
        self.speak().begin_list();
        items(self);
        self.sink.end_list();
        self.present = true;
    }

    /// One item of the list at hand.
    pub fn item(&mut self, item: &dyn Encode) {
        if self.sink.compares_items() {
            self.sink.item_text(super::sink::json_text(item));
        }
        self.sink.begin_item();
        self.present = false;
        self.nested = true;
        item.encode(self);
        if !self.present {
            self.null();
        }
        self.sink.end_item();
    }

    /// Says of the member that comes next that it must be there: a `None` is null, not left out.
    pub fn or_null(&mut self) -> &mut Self {
        self.or_null = true;
        self
    }

    /// Says of the member that comes next that only answers have it (`readOnly`; OpenAPI 3.0.4, "Schema Object"): it
    /// prints, and a record that came as an answer is sent back without it.
    pub fn read_only(&mut self) -> &mut Self {
        self.read_only = true;
        self
    }

    /// A member without limits.
    pub fn member(&mut self, name: &str, value: &dyn Encode) {
        self.enter(name, value, &Terms { limit: &Limit::NONE, secret: false, quoted: false });
    }

    /// A member with limits. Those of a list of scalars hold for the list (`min_items`, ..) and for each of its items.
    pub fn limited(&mut self, name: &str, value: &dyn Encode, limit: &'static Limit) {
        self.enter(name, value, &Terms { limit, secret: false, quoted: false });
    }

    /// A member that never prints, and nothing below it either.
    pub fn secret(&mut self, name: &str, value: &dyn Encode, limit: &'static Limit) {
        self.enter(name, value, &Terms { limit, secret: true, quoted: false });
    }

    /// A member whose numbers go out as JSON strings.
    pub fn quoted(&mut self, name: &str, value: &dyn Encode, limit: &'static Limit) {
        self.enter(name, value, &Terms { limit, secret: false, quoted: true });
    }

    /// Both [`quoted`](Self::quoted) and [`secret`](Self::secret).
    pub fn quoted_secret(&mut self, name: &str, value: &dyn Encode, limit: &'static Limit) {
        self.enter(name, value, &Terms { limit, secret: true, quoted: true });
    }

    /// One entry of a map, whose `None` is null: the key alone already says something. What holds for each entry is
    /// said by the limit of the map.
    pub(super) fn entry(&mut self, name: &str, value: &dyn Encode) {
        let mark = self.sink.begin_entry(name);
        self.said(mark, value, true);
    }

    fn enter(&mut self, name: &str, value: &dyn Encode, terms: &Terms) {
        let nested = std::mem::take(&mut self.or_null);
        if std::mem::take(&mut self.read_only) && self.sink.is_request() {
            return;
        }
        let quoted = std::mem::replace(&mut self.quoted, terms.quoted);
        let mark = self.sink.begin_member(name, terms);
        self.said(mark, value, nested);
        self.quoted = quoted;
    }

    /// The value of the member that has begun, and its end.
    fn said(&mut self, mark: usize, value: &dyn Encode, nested: bool) {
        self.present = false;
        self.nested = nested;
        value.encode(self);
        self.sink.end_member(mark, self.present);
        self.present = true;
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.speak().text(text);
    }

    /// A number, by its plain decimal text (`-12.50`; no exponent).
    pub fn number(&mut self, number: &dyn Display) {
        let quoted = self.quoted;
        self.speak().number(number, quoted);
    }

    /// A number that nobody computes with; sent as a JSON number where that keeps every digit, else as text.
    pub fn digits(&mut self, digits: &str) {
        let quoted = self.quoted;
        self.speak().digits(digits, quoted);
    }

    /// A floating-point number. One that is not finite cannot be sent: the check of limits reports it.
    pub fn float(&mut self, value: f64) {
        if value.is_finite() { self.number(&value) } else { self.speak().not_finite() }
    }

    /// True or false.
    pub fn boolean(&mut self, value: bool) {
        self.speak().boolean(value);
    }

    /// JSON text that is passed on as it is. It must be valid JSON; [`crate::Json`] sees to that.
    pub(crate) fn json(&mut self, text: &str) {
        self.speak().json(text);
    }

    /// The value null.
    pub fn null(&mut self) {
        self.speak().null();
    }

    /// What follows stands inside a `Some`.
    pub(crate) fn some(&mut self) {
        self.nested = true;
    }

    /// A `None`: nothing under a member, null elsewhere.
    pub(crate) fn none(&mut self) {
        if self.nested {
            self.null();
        }
    }

    fn speak(&mut self) -> &mut dyn Sink {
        self.present = true;
        self.nested = false;
        &mut *self.sink
    }
}
