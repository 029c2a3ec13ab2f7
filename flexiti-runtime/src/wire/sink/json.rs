//! The JSON that is sent, written once into one buffer.
//!
//! A member is written before it is known whether its value is absent; if it is, the buffer is cut back to where the
//! member began. That costs less than asking every value twice.

use super::inspected::Writer;
use super::{Sink, Terms, is_json_integer};
use std::fmt::Display;
use std::io::Write;

/// The room for a body to begin with, in bytes.
const USUAL: usize = 128;

pub(super) struct JsonText {
    out: Vec<u8>,
    /// It is what the other side answers, with what only answers have.
    #[cfg(feature = "stub")]
    answer: bool,
}

impl Default for JsonText {
    fn default() -> Self {
        // Most bodies fit: a buffer that grows step by step is written again at each one.
        Self {
            out: Vec::with_capacity(USUAL),
            #[cfg(feature = "stub")]
            answer: false,
        }
    }
}

impl JsonText {
    #[cfg(feature = "stub")]
    pub(super) fn of_answer() -> Self {
        Self { answer: true, ..Self::default() }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// A member or an item begins: a comma, if one stands before it. Where nothing does, the last byte is the bracket.
    fn separate(&mut self) {
        if !matches!(self.out.last(), Some(b'{' | b'[')) {
            self.out.push(b',');
        }
    }

    fn string(&mut self, text: &str) {
        // Writing a str into a Vec cannot fail; a half-written value would be caught by the receiver anyway.
        let _ = serde_json::to_writer(&mut self.out, text);
    }
}

impl Writer for JsonText {
    fn digits_of(&mut self, number: &dyn Display, quoted: bool) -> &str {
        let start = self.out.len();
        self.number(number, quoted);
        let written = self.out.get(start..).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
        written.strip_prefix('"').and_then(|written| written.strip_suffix('"')).unwrap_or(written)
    }
}

impl Sink for JsonText {
    #[cfg(feature = "stub")]
    fn is_request(&self) -> bool {
        !self.answer
    }
    fn begin_record(&mut self, _name: &str) {
        self.out.push(b'{');
    }
    fn end_record(&mut self) {
        self.out.push(b'}');
    }
    fn begin_member(&mut self, name: &str, _terms: &Terms) -> usize {
        let start = self.out.len();
        self.separate();
        self.string(name);
        self.out.push(b':');
        start
    }
    fn end_member(&mut self, start: usize, present: bool) {
        if !present {
            self.out.truncate(start);
        }
    }
    fn begin_list(&mut self) {
        self.out.push(b'[');
    }
    fn begin_item(&mut self) {
        self.separate();
    }
    fn end_item(&mut self) {}
    fn end_list(&mut self) {
        self.out.push(b']');
    }
    fn text(&mut self, text: &str) {
        self.string(text);
    }
    fn number(&mut self, number: &dyn Display, quoted: bool) {
        let _ = if quoted { write!(self.out, "\"{number}\"") } else { write!(self.out, "{number}") };
    }
    fn digits(&mut self, digits: &str, quoted: bool) {
        if !quoted && is_json_integer(digits) {
            self.out.extend_from_slice(digits.as_bytes());
        } else {
            self.string(digits);
        }
    }
    fn boolean(&mut self, value: bool) {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }
    fn json(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }
    fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }
}
