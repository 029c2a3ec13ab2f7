//! The secrets of a value: the texts below every member that never prints, so that they can be struck out wherever the
//! other side repeats them.

use super::{Sink, Terms};
use secrecy::SecretString;
use std::fmt::Display;

/// Shorter texts stand everywhere by chance: struck out, they would only make messages unreadable.
const SHORTEST: usize = 4;

pub(super) struct Secrets {
    /// The value is secret as a whole.
    all: bool,
    /// For each open member, whether it or one around it is secret.
    open: Vec<bool>,
    found: Vec<SecretString>,
}

impl Secrets {
    /// A walk over a value that is secret as a whole, or only where its members say so.
    pub(super) fn new(all: bool) -> Self {
        Self { all, open: Vec::new(), found: Vec::new() }
    }

    pub(super) fn into_found(self) -> Vec<SecretString> {
        self.found
    }

    /// Whether what is heard now is secret.
    fn is_secret(&self) -> bool {
        self.open.last().copied().unwrap_or(self.all)
    }

    fn keep(&mut self, text: &str) {
        if self.is_secret() && text.chars().count() >= SHORTEST {
            self.found.push(SecretString::from(text));
        }
    }
}

impl Sink for Secrets {
    fn is_request(&self) -> bool {
        false
    }
    fn begin_record(&mut self, _name: &str) {}
    fn end_record(&mut self) {}
    fn begin_member(&mut self, _name: &str, terms: &Terms<'_>) {
        self.open.push(self.is_secret() || terms.secret);
    }
    fn end_member(&mut self, _present: bool) {
        self.open.pop();
    }
    fn begin_list(&mut self) {}
    fn begin_item(&mut self) {}
    fn end_item(&mut self) {}
    fn end_list(&mut self) {}
    fn text(&mut self, text: &str) {
        self.keep(text);
    }
    fn number(&mut self, number: &dyn Display, _quoted: bool) {
        if self.is_secret() {
            self.keep(&number.to_string());
        }
    }
    fn digits(&mut self, digits: &str, _quoted: bool) {
        self.keep(digits);
    }
    fn boolean(&mut self, _value: bool) {}
    fn json(&mut self, text: &str) {
        self.keep(text);
    }
    fn null(&mut self) {}
}
