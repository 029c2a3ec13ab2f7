//! Text for `Debug`, in Rust's own form, with secrets struck out.
//!
//! While a secret member is open, nothing is written at all: the secret never reaches this sink's buffer. Free JSON is
//! not shown either, because nobody has said what is in it.

use super::{Sink, Terms};
use std::fmt::{Display, Write};

pub(super) struct RedactedText {
    out: String,
    pretty: bool,
    open: Vec<Frame>,
    /// For each open member, whether another stood before it.
    filled: Vec<bool>,
    /// How many open members are secret.
    muted: usize,
    /// For each open member, whether it is secret.
    secrets: Vec<bool>,
}

/// A record or list that is being written.
struct Frame {
    /// A list, or a record with a type's name in front.
    spaced: bool,
    close: char,
    filled: bool,
}

impl RedactedText {
    pub(super) fn new(pretty: bool) -> Self {
        Self { out: String::new(), pretty, open: Vec::new(), filled: Vec::new(), muted: 0, secrets: Vec::new() }
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }

    fn write(&mut self, text: &str) {
        if self.muted == 0 {
            self.out.push_str(text);
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.open.len() {
            self.out.push_str("    ");
        }
    }

    /// Makes room for the next member or item.
    fn slot(&mut self) {
        if self.muted > 0 {
            return;
        }
        let Some(frame) = self.open.last_mut() else { return };
        let first = !std::mem::replace(&mut frame.filled, true);
        let record = frame.close == '}';
        if !first {
            self.out.push(',');
        }
        if self.pretty {
            self.line();
        } else if !first || record {
            self.out.push(' ');
        }
    }

    fn close(&mut self) {
        if self.muted > 0 {
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        if frame.filled && self.pretty {
            self.out.push(',');
            self.line();
        } else if frame.filled && frame.close == '}' {
            self.out.push(' ');
        }
        self.out.push(frame.close);
        if !frame.filled && frame.spaced && self.out.ends_with(" {}") {
            // A record without members prints as its bare name, as a derived Debug does.
            self.out.truncate(self.out.len() - 3);
        }
    }

    fn show(&mut self, value: &dyn Display) {
        if self.muted == 0 {
            let _ = write!(self.out, "{value}");
        }
    }
}

impl Sink for RedactedText {
    fn is_request(&self) -> bool {
        false
    }
    fn begin_record(&mut self, name: &str) {
        if self.muted > 0 {
            return;
        }
        let spaced = !name.is_empty();
        self.out.push_str(name);
        self.out.push_str(if spaced { " {" } else { "{" });
        self.open.push(Frame { spaced, close: '}', filled: false });
    }
    fn end_record(&mut self) {
        self.close();
    }
    fn begin_member(&mut self, name: &str, terms: &Terms) -> usize {
        let start = self.out.len();
        self.filled.push(self.open.last().is_some_and(|frame| frame.filled));
        self.slot();
        self.write(name);
        self.write(": ");
        self.secrets.push(terms.secret);
        self.muted += usize::from(terms.secret);
        start
    }
    fn end_member(&mut self, start: usize, present: bool) {
        let secret = self.secrets.pop().unwrap_or_default();
        self.muted -= usize::from(secret);
        let Some(filled) = self.filled.pop() else { return };
        if present && secret {
            self.write("[redacted]");
        } else if !present && self.muted == 0 {
            self.out.truncate(start);
            if let Some(frame) = self.open.last_mut() {
                frame.filled = filled;
            }
        }
    }
    fn begin_list(&mut self) {
        if self.muted > 0 {
            return;
        }
        self.out.push('[');
        self.open.push(Frame { spaced: false, close: ']', filled: false });
    }
    fn begin_item(&mut self) {
        self.slot();
    }
    fn end_item(&mut self) {}
    fn end_list(&mut self) {
        self.close();
    }
    fn text(&mut self, text: &str) {
        if self.muted == 0 {
            let _ = write!(self.out, "{text:?}");
        }
    }
    fn number(&mut self, number: &dyn Display, _quoted: bool) {
        self.show(number);
    }
    fn digits(&mut self, digits: &str, _quoted: bool) {
        self.text(digits);
    }
    fn boolean(&mut self, value: bool) {
        self.show(&value);
    }
    fn json(&mut self, text: &str) {
        self.show(&format_args!("[json, {} bytes]", text.len()));
    }
    fn null(&mut self) {
        self.write("null");
    }
    fn not_finite(&mut self) {
        self.write("not finite");
    }
}
