//! The body of a refusal, read as far as it can be: whatever it is, it never hides the refusal itself.

use super::Confidence;
use crate::error::{FieldError, printable};
use crate::wire;
use crate::{Json, Problems};
use serde_json::Value;
use std::fmt;

/// What a refusal says of itself. Empty for a body that is absent, not JSON, or of an unknown shape.
#[derive(Clone, Default)]
pub(crate) struct Problem {
    pub(crate) code: Option<String>,
    /// The code repeats a secret of the request: programs may decide by it, nobody may print it.
    code_is_secret: bool,
    pub(crate) message: Option<String>,
    pub(crate) fields: Vec<FieldError>,
}

/// Larger bodies are not looked into: a refusal is short.
const LARGEST: usize = 1 << 20;
/// More refused fields are not told.
const MOST_FIELDS: usize = 100;
const LONGEST_CODE: usize = 200;
const LONGEST_MESSAGE: usize = 500;

impl Problem {
    /// Reads a body; what the call sent in confidence is struck out of its texts.
    pub(crate) fn read(names: &Problems, body: &[u8], confidence: &Confidence<'_>) -> Self {
        if body.len() > LARGEST {
            return Self::default();
        }
        let Ok(body) = wire::from_json::<Json>(&String::from_utf8_lossy(body)) else { return Self::default() };
        let body = body.to_value();
        // The code stays as it is, for programs decide by it.
        let code = first_text(&body, names.code);
        let code_is_secret = code.as_deref().is_some_and(|code| confidence.is_broken_by(code));
        let code = code.map(|code| printable(&code, LONGEST_CODE));
        let renamed = |code: &String| names.aliases.iter().find(|(sent, _)| sent == code).map(|(_, known)| *known);
        Self {
            code: code.map(|code| renamed(&code).map(str::to_owned).unwrap_or(code)),
            code_is_secret,
            message: first_text(&body, names.message).map(|message| confidence.printable(&message, LONGEST_MESSAGE)),
            fields: fields(&body, names, confidence),
        }
    }
}

impl Problem {
    /// As [`read`](Self::read), for a body that is said to be plain text: if it is no problem in JSON all the same, then
    /// it is the text for people.
    pub(crate) fn plain(names: &Problems, body: &[u8], confidence: &Confidence<'_>) -> Self {
        let read = Self::read(names, body, confidence);
        if read.code.is_some() || read.message.is_some() || body.len() > LARGEST {
            return read;
        }
        let text = String::from_utf8_lossy(body);
        let message = Some(text.trim()).filter(|text| !text.is_empty());
        Self { message: message.map(|text| confidence.printable(text, LONGEST_MESSAGE)), ..read }
    }

    /// The code, as it may be printed.
    pub(crate) fn printable_code(&self) -> Option<&str> {
        self.code.as_deref().map(|code| if self.code_is_secret { "[redacted]" } else { code })
    }

    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.code.is_none() && self.message.is_none() && self.fields.is_empty()
    }
}

/// What may be printed of it.
impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("code", &self.printable_code())
            .field("message", &self.message)
            .field("fields", &self.fields)
            .finish()
    }
}

/// The member that a dotted name leads to; a number is a place in a list.
fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let step = |value: &'v Value, step: &str| value.get(step).or_else(|| value.get(step.parse::<usize>().ok()?));
    value.get(name).or_else(|| name.split('.').try_fold(value, step))
}

/// The first of the named members that is a text or a number, as text.
fn first_text(value: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match member(value, name)? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// A list of records, a list of texts, or a record of texts by field name.
fn fields(body: &Value, names: &Problems, confidence: &Confidence<'_>) -> Vec<FieldError> {
    let list = names.fields.iter().find_map(|name| member(body, name).filter(|v| v.is_array() || v.is_object()));
    let told = |name: &str, message: &str| {
        FieldError::new(confidence.printable(name, LONGEST_CODE), confidence.printable(message, LONGEST_MESSAGE))
    };
    let one = |item: &Value| match item {
        Value::String(message) => Some(told("", message)),
        Value::Object(_) => {
            let name = first_text(item, names.field_name);
            let message = first_text(item, names.field_message);
            (name.is_some() || message.is_some()).then(|| told(&name.unwrap_or_default(), &message.unwrap_or_default()))
        }
        _ => None,
    };
    match list {
        Some(Value::Array(items)) => items.iter().filter_map(one).take(MOST_FIELDS).collect(),
        Some(Value::Object(members)) => {
            let first = |value: &Value| value.as_array().and_then(|list| list.first()).unwrap_or(value).clone();
            let named = members.iter().filter_map(|(name, value)| Some(told(name, first(value).as_str()?)));
            named.take(MOST_FIELDS).collect()
        }
        _ => Vec::new(),
    }
}
