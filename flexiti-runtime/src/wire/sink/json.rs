//! The JSON that is sent, written once into one buffer.
//!
//! A member is written before it is known whether its value is absent; if it is, the buffer is cut back to where the
//! member began. That costs less than asking every value twice.

use super::{Sink, Terms, is_json_integer};
use std::fmt::Display;
use std::io::Write;

/// The room for a body to begin with, in bytes.
const USUAL: usize = 128;

pub(super) struct JsonText {
    out: Vec<u8>,
    /// The next member or item needs a comma before it.
    comma: bool,
    /// Where the open members began, and whether a comma was due there.
    marks: Vec<(usize, bool)>,
    /// It is what the other side answers, with what only answers have.
    #[cfg(feature = "stub")]
    answer: bool,
}

impl Default for JsonText {
    fn default() -> Self {
        // Most bodies fit: a buffer that grows step by step is written again at each one.
        Self {
            out: Vec::with_capacity(USUAL),
            comma: false,
            marks: Vec::new(),
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

    fn open(&mut self, bracket: u8) {
        self.out.push(bracket);
        self.comma = false;
    }

    fn separate(&mut self) {
        if self.comma {
            self.out.push(b',');
        }
    }

    fn string(&mut self, text: &str) {
        // Writing a str into a Vec cannot fail; a half-written value would be caught by the receiver anyway.
        let _ = serde_json::to_writer(&mut self.out, text);
    }
}

impl Sink for JsonText {
    #[cfg(feature = "stub")]
    fn is_request(&self) -> bool {
        !self.answer
    }
    fn begin_record(&mut self, _name: &str) {
        self.open(b'{');
    }
    fn end_record(&mut self) {
        self.out.push(b'}');
    }
    fn begin_member(&mut self, name: &str, _terms: &Terms<'_>) {
        self.marks.push((self.out.len(), self.comma));
        self.separate();
        self.string(name);
        self.out.push(b':');
    }
    fn end_member(&mut self, present: bool) {
        if let Some((start, comma)) = self.marks.pop() {
            self.comma = present || comma;
            if !present {
                self.out.truncate(start);
            }
        }
    }
    fn begin_list(&mut self) {
        self.open(b'[');
    }
    fn begin_item(&mut self) {
        self.separate();
    }
    fn end_item(&mut self) {
        self.comma = true;
    }
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
