//! What may be answered.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Content, Shape};

/// One documented answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outcome {
    /// The status or statuses it is for.
    pub status: Status,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The headers it carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// The forms its body may take; none when it has no body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Content>,
}

/// A header of an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Header {
    /// The header's name.
    pub name: String,
    /// Whether every such answer carries it.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub required: bool,
    /// The shape of its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
}

/// The key of an answer. In JSON it is written as documents do: `"404"`, `"4XX"`, `"default"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Status {
    /// One status.
    Exact(u16),
    /// Every status that begins with this digit.
    Class(u16),
    /// Every other.
    #[default]
    Default,
}

impl Status {
    /// Whether an answer under this key means success (2xx; RFC 9110, 15.3).
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(status) => (200..300).contains(&status),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }

    /// A status that answers under this key.
    pub fn example(self) -> u16 {
        match self {
            Self::Exact(status) => status,
            Self::Class(class) => class * 100,
            Self::Default => 500,
        }
    }

    /// How closely this key names a status: 0 not at all, 3 literally.
    pub(crate) fn rank(self, status: u16) -> u8 {
        match self {
            Self::Exact(own) if own == status => 3,
            Self::Class(class) if class == status / 100 => 2,
            Self::Default => 1,
            _ => 0,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl From<Status> for String {
    fn from(status: Status) -> Self {
        status.to_string()
    }
}

impl TryFrom<String> for Status {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_bytes() {
            b"default" => Ok(Self::Default),
            [class @ b'1'..=b'5', b'X', b'X'] => Ok(Self::Class(u16::from(class - b'0'))),
            _ => word.parse().map(Self::Exact).map_err(|_| format!("`{word}` is no status")),
        }
    }
}
