//! What is answered: a documented example, a value made from a shape, or a refusal in the documented form.
//!
//! What does not live here: what happens to whose money (see `scenario`), and whether a request is right (see `check`).

mod cache;
mod choose;
mod examples;
mod make;
mod prefer;
mod refusal;

use bytes::Bytes;

pub use self::examples::Examples;
pub(crate) use self::{
    cache::Cache,
    choose::{Unanswerable, respond},
    prefer::Prefer,
    refusal::{Reason, refuse},
};
use crate::{scenario::Answer, value::Value};

/// JSON, as its media type.
const JSON: &str = "application/json";

/// An answer, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The media type of the body, where there is one.
    pub(crate) media_type: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, media_type: None, headers: Vec::new(), body: Bytes::new() }
    }

    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self { media_type: Some(JSON.to_owned()), body: body.to_json().into(), ..Self::empty(status) }
    }

    pub(crate) fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        let reply = match &answer.body {
            Some(body) => Self::json(answer.status, body),
            None => Self::empty(answer.status),
        };
        Self { headers: answer.headers, ..reply }
    }
}
