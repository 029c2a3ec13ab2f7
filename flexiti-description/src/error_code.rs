//! How the API says no.

use serde::{Deserialize, Serialize};

use crate::Status;

/// One documented reason for a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ErrorCode {
    /// The status it comes with.
    pub status: Status,
    /// The code, literally.
    pub code: String,
    /// The member of the error body that the code stands in.
    pub member: String,
    /// What it means, in the document's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
}

/// Where an error body holds what. Of several members for one thing the first is the usual one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Problems {
    /// Members that hold the code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<String>,
    /// Members that hold the text for people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub message: Vec<String>,
    /// Members that hold the list of faulty inputs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// Members, in an entry of that list, that hold the input's name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub field_name: Vec<String>,
    /// Members, in an entry of that list, that say what is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub field_message: Vec<String>,
}

impl Problems {
    /// Whether the document says nothing about its error bodies.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
