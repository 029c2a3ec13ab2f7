//! One thing that the API can be asked to do.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Body, ErrorCode, Outcome, Parameter, Requirement};

/// An operation: a method on a path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Operation {
    /// Its id, unique among all.
    pub id: String,
    /// Its group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template below the server's base path, `/pets/{id}`.
    pub path: String,
    /// Base paths of its own, where it is not served where the API is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub base_paths: Vec<String>,
    /// What it does, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What it does, at length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the vendor advises against further use.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub deprecated: bool,
    /// Whether money may have moved when the answer is lost.
    #[serde(skip_serializing_if = "crate::is_false")]
    pub moves_money: bool,
    /// Headers that make a repetition safe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency: Option<Idempotency>,
    /// How the answer's pages are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// The alternatives of proof, one of which must be met. Empty: none is needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<Requirement>,
    /// What is said in the path, the query, headers and cookies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// What is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// What may be answered, in order of status, `default` last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// The documented codes of refusal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<ErrorCode>,
}

impl Operation {
    /// The outcome that the document gives for a status: its own, else that of its class, else `default`.
    pub fn outcome(&self, status: u16) -> Option<&Outcome> {
        let rank = |outcome: &Outcome| outcome.status.rank(status);
        self.outcomes.iter().filter(|outcome| rank(outcome) > 0).max_by_key(|outcome| rank(outcome))
    }

    /// The first documented success.
    pub fn success(&self) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.status.is_success())
    }
}

/// HTTP methods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "RFC 9110, section 9.3, says what each is")]
pub enum Method {
    #[default]
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
}

impl Method {
    /// The method as HTTP spells it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The headers by which the vendor recognises a repetition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Idempotency {
    /// Header of the key that stays the same over all attempts of one call.
    pub key: String,
    /// Header of the hash of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_hash: Option<String>,
}

/// How an answer is had page by page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Paging {
    /// The parameter that says which page is meant.
    pub parameter: String,
    /// What it says.
    pub advance: Advance,
    /// The parameter of the page's size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// The member of the answer that holds the items, dotted; none: the answer itself is the list, or nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// The member of the answer that says whether another page follows, dotted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What the parameter of a page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Advance {
    /// The page's number, counted from this one.
    Number(u64),
    /// How many items stand before the page, counted from this many.
    Offset(u64),
    /// What this member of the page before it says, dotted.
    Member(String),
    /// What the address in the header `Link` of the page before it says.
    Link,
}
