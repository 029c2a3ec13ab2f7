//! What can become of a value's statement about itself: one file per sink.

mod inspected;
mod inspection;
mod json;
mod redacted;
mod tree;

pub(crate) use inspection::Found;
pub(crate) use tree::Node;

use super::{Encode, Encoder, Limit, Violation};
use std::fmt::Display;

/// How a member is to be treated.
pub(crate) struct Terms {
    /// What its value must keep to.
    pub(crate) limit: &'static Limit,
    /// It never prints.
    pub(crate) secret: bool,
    /// Its numbers go out as text.
    pub(crate) quoted: bool,
}

/// One listener to [`Encoder`]. Calls come properly nested; a member ends with whether its value has said anything.
pub(crate) trait Sink {
    fn begin_record(&mut self, name: &str);
    fn end_record(&mut self);
    /// Gives a mark of the sink's own, which it gets back when the member ends.
    fn begin_member(&mut self, name: &str, terms: &Terms) -> usize;
    fn end_member(&mut self, mark: usize, present: bool);
    fn begin_list(&mut self);
    fn begin_item(&mut self);
    fn end_item(&mut self);
    fn end_list(&mut self);
    fn text(&mut self, text: &str);
    fn number(&mut self, number: &dyn Display, quoted: bool);
    fn digits(&mut self, digits: &str, quoted: bool);
    fn boolean(&mut self, value: bool);
    fn json(&mut self, text: &str);
    fn null(&mut self);

    /// Whether what is heard is to be sent, so that what only answers have is left out.
    fn is_request(&self) -> bool {
        true
    }
    /// An entry of a map begins. The map's limit holds for it, and whatever else holds for the map.
    fn begin_entry(&mut self, name: &str) -> usize {
        self.begin_member(name, &Terms { limit: &Limit::NONE, secret: false, quoted: false })
    }
    /// A floating-point number that has no text.
    fn not_finite(&mut self) {
        self.null();
    }
    /// Whether the list at hand wants each item's JSON text beforehand, to find equal ones.
    fn compares_items(&self) -> bool {
        false
    }
    /// The JSON text of the item that comes next.
    fn item_text(&mut self, _text: Vec<u8>) {}
}

/// Whether digits may stand as a JSON number: no leading zero, nothing but digits.
fn is_json_integer(digits: &str) -> bool {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain && (digits == "0" || !digits.starts_with('0'))
}

/// The JSON text of a value; empty when it is absent.
pub(crate) fn json_text(value: &dyn Encode) -> Vec<u8> {
    let mut sink = json::JsonText::default();
    Encoder::run(&mut sink, value);
    sink.into_bytes()
}

/// The JSON text of a value as the other side answers it: with what only answers have.
#[cfg(feature = "stub")]
pub(crate) fn answer_text(value: &dyn Encode) -> Vec<u8> {
    let mut sink = json::JsonText::of_answer();
    Encoder::run(&mut sink, value);
    sink.into_bytes()
}

/// The text of a value for `Debug`.
pub(crate) fn redacted_text(value: &dyn Encode, pretty: bool) -> String {
    let mut sink = redacted::RedactedText::new(pretty);
    Encoder::run(&mut sink, value);
    sink.into_text()
}

/// What a value breaks of `limit` and of the limits inside it; `name` stands in front of every path.
pub(crate) fn broken_limits(value: &dyn Encode, name: &str, limit: &Limit) -> Vec<Violation> {
    inspected(value, name, limit, false).violations
}

/// What a value breaks, and its texts that must never print: all of it if it is secret itself, or what stands below its
/// secret members.
pub(crate) fn inspected(value: &dyn Encode, name: &str, limit: &Limit, secret: bool) -> Found {
    let mut sink = inspection::Inspection::new(name, limit, secret);
    Encoder::run(&mut sink, value);
    sink.into_found()
}

/// The JSON text of a value, empty when it is absent, with what is found in it as [`inspected`] does.
pub(crate) fn inspected_json(value: &dyn Encode, limit: &Limit) -> (Vec<u8>, Found) {
    let inspection = inspection::Inspection::new("", limit, false);
    let mut sink = inspected::Inspected::new(json::JsonText::default(), inspection);
    Encoder::run(&mut sink, value);
    let (text, found) = sink.into_parts();
    (text.into_bytes(), found)
}

/// The [`tree`] of a value, with what is found in it as [`inspected`] does.
pub(crate) fn inspected_tree(value: &dyn Encode, name: &str, limit: &Limit, secret: bool) -> (Option<Node>, Found) {
    let inspection = inspection::Inspection::new(name, limit, secret);
    let mut sink = inspected::Inspected::new(tree::Tree::default(), inspection);
    let present = Encoder::run(&mut sink, value);
    let (tree, found) = sink.into_parts();
    (present.then(|| tree.into_node()), found)
}

/// A value as a tree of texts, for parameters and forms; nothing when it is absent.
pub(crate) fn tree(value: &dyn Encode) -> Option<Node> {
    let mut sink = tree::Tree::default();
    Encoder::run(&mut sink, value).then(|| sink.into_node())
}
