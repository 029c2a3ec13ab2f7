//! A value that is written down and inspected in one walk: what becomes of nearly everything that is sent.

use super::inspection::{Found, Inspection};
use super::{Sink, Terms};
use std::fmt::Display;

/// A sink that writes down what it hears.
pub(super) trait Writer: Sink {
    /// Writes a number, and gives its digits.
    fn digits_of(&mut self, number: &dyn Display, quoted: bool) -> &str;
}

/// Passes everything on to both.
pub(super) struct Inspected<'n, W> {
    writer: W,
    inspection: Inspection<'n>,
}

impl<'n, W: Writer> Inspected<'n, W> {
    pub(super) fn new(writer: W, inspection: Inspection<'n>) -> Self {
        Self { writer, inspection }
    }

    pub(super) fn into_parts(self) -> (W, Found) {
        (self.writer, self.inspection.into_found())
    }
}

impl<W: Writer> Sink for Inspected<'_, W> {
    fn begin_record(&mut self, name: &str) {
        self.writer.begin_record(name);
    }
    fn end_record(&mut self) {
        self.writer.end_record();
        self.inspection.end_record();
    }
    fn begin_member(&mut self, name: &str, terms: &Terms) -> usize {
        self.inspection.begin_member(name, terms);
        self.writer.begin_member(name, terms)
    }
    fn end_member(&mut self, mark: usize, present: bool) {
        self.writer.end_member(mark, present);
        self.inspection.end_member(0, present);
    }
    fn begin_list(&mut self) {
        self.writer.begin_list();
        self.inspection.begin_list();
    }
    fn begin_item(&mut self) {
        self.writer.begin_item();
        self.inspection.begin_item();
    }
    fn end_item(&mut self) {
        self.writer.end_item();
        self.inspection.end_item();
    }
    fn end_list(&mut self) {
        self.writer.end_list();
        self.inspection.end_list();
    }
    fn text(&mut self, text: &str) {
        self.writer.text(text);
        self.inspection.text(text);
    }
    fn number(&mut self, number: &dyn Display, quoted: bool) {
        let digits = self.writer.digits_of(number, quoted);
        self.inspection.number_text(digits);
    }
    fn digits(&mut self, digits: &str, quoted: bool) {
        self.writer.digits(digits, quoted);
        self.inspection.digits(digits, quoted);
    }
    fn boolean(&mut self, value: bool) {
        self.writer.boolean(value);
    }
    fn json(&mut self, text: &str) {
        self.writer.json(text);
        self.inspection.json(text);
    }
    fn null(&mut self) {
        self.writer.null();
    }
    fn not_finite(&mut self) {
        self.writer.not_finite();
        self.inspection.not_finite();
    }
    fn begin_entry(&mut self, name: &str) -> usize {
        self.inspection.begin_entry(name);
        self.writer.begin_entry(name)
    }
    fn compares_items(&self) -> bool {
        self.inspection.compares_items()
    }
    fn item_text(&mut self, text: Vec<u8>) {
        self.inspection.item_text(text);
    }
}
