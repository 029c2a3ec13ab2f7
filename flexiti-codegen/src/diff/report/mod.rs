//! A comparison as people and programs read it: text, Markdown, JSON, one page of HTML.

mod groups;
mod html;
mod json;
mod markdown;
mod sheet;
mod text;

use super::{Comparison, places::Places};
use crate::source::Texts;

pub use self::{
    html::html,
    json::{change_json, json},
    markdown::markdown,
    text::text,
};

/// A comparison with its places: what every format is made of.
#[derive(Debug)]
pub struct Report<'c> {
    /// What changed.
    pub comparison: &'c Comparison,
    /// What the old document is called.
    pub old_name: String,
    /// What the new document is called.
    pub new_name: String,
    old: Places,
    new: Places,
}

impl<'c> Report<'c> {
    /// Finds the places of all changes. The texts are those that the two models were read from.
    pub fn new(comparison: &'c Comparison, (old_name, old): (&str, &Texts), (new_name, new): (&str, &Texts)) -> Self {
        Self {
            comparison,
            old_name: old_name.to_owned(),
            new_name: new_name.to_owned(),
            old: Places::old(&comparison.changes, old),
            new: Places::new(&comparison.changes, new),
        }
    }
}
