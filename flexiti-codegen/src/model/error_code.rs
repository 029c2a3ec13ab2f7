//! How the API says no: the codes that a program can decide by, and where in an error body they stand.

use super::{Evidence, Origin, Status};

/// One documented reason for a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// The code, literally.
    pub code: String,
    /// The status it comes with.
    pub status: Status,
    /// What it means, in the document's words.
    pub meaning: Option<String>,
    /// A better name than the code itself gives, when the code is not a word (`x-enum-names`).
    pub name: Option<String>,
    /// How it is known.
    pub evidence: Evidence,
    /// Where it stands.
    pub origin: Origin,
}

/// Where to look in the JSON body of an error (`x-problem`). Each list is tried in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// Members that hold the code.
    pub code: Vec<String>,
    /// Members that hold the text for people.
    pub message: Vec<String>,
    /// Members that hold the list of faulty inputs.
    pub fields: Vec<String>,
    /// Members, in an entry of that list, that hold the input's name.
    pub field_name: Vec<String>,
    /// Members, in an entry of that list, that say what is wrong.
    pub field_message: Vec<String>,
    /// Spellings that mean the same code: what is sent, what is meant.
    pub aliases: Vec<(String, String)>,
    /// Statuses whose meaning is decided by the status alone, because their codes are not reliable.
    pub by_status: Vec<u16>,
}

impl Problems {
    /// Whether the document says nothing about its error bodies.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
