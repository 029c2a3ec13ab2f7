//! Headers of a request or an answer.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use std::borrow::Cow;
use std::fmt;

/// Header names and values in order. Names compare without case; `Debug` shows names only.
#[derive(Default, PartialEq, Eq)]
pub struct Headers(Vec<(Name, Value)>);

/// A name: a text, which may turn out to be none, or one that the line knows.
#[derive(Clone)]
pub(crate) enum Name {
    Text(Cow<'static, str>),
    Known(HeaderName),
}

/// A text whose copies share their bytes, for a request is copied for each attempt: one of ours, or one off the line,
/// which is UTF-8 and copied by nobody.
#[derive(Clone)]
pub(crate) enum Value {
    Text(Bytes),
    #[cfg_attr(
        not(all(feature = "reqwest", not(target_family = "wasm"))),
        allow(dead_code, reason = "only the transport of ours brings values off the line as they are")
    )]
    Known(HeaderValue),
}

/// Most messages have no more headers than this.
const USUAL: usize = 8;

impl Headers {
    /// No headers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first value of a header.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.is(name)).map(|(_, value)| value.as_str())
    }

    /// Adds a header beside those of the same name.
    pub fn append(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        self.push(name.into().into(), value.into().into());
    }

    /// Sets a header in place of those of the same name.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        self.put(name.into().into(), value.into().into());
    }

    /// Sets a header in place of those of the same name, to a value that others may have too.
    pub(crate) fn put(&mut self, name: Name, value: Value) {
        self.0.retain(|(known, _)| !known.is(name.as_str()));
        self.push(name, value);
    }

    /// Adds a header beside those of the same name, whose value others have too.
    pub(crate) fn push(&mut self, name: Name, value: Value) {
        if self.0.is_empty() {
            self.0.reserve(USUAL);
        }
        self.0.push((name, value));
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// How many there are.
    #[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them, in order, for the line; nothing in place of one that it cannot carry.
    #[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
    pub(super) fn into_line(self) -> impl Iterator<Item = Option<(HeaderName, HeaderValue)>> {
        self.0.into_iter().map(|(name, value)| Some((name.into_line()?, value.into_line()?)))
    }
}

/// Off the line. Bytes that are not UTF-8 are replaced.
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
impl From<&http::HeaderMap> for Headers {
    fn from(headers: &http::HeaderMap) -> Self {
        let value = |value: &HeaderValue| match crate::wire::text_of(value.as_bytes()) {
            Cow::Borrowed(_) => Value::Known(value.clone()),
            Cow::Owned(text) => text.into(),
        };
        Self(headers.iter().map(|(name, text)| (Name::Known(name.clone()), value(text))).collect())
    }
}

impl Name {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Known(name) => name.as_str(),
        }
    }

    fn is(&self, name: &str) -> bool {
        self.as_str().eq_ignore_ascii_case(name)
    }

    #[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
    fn into_line(self) -> Option<HeaderName> {
        match self {
            Self::Text(text) => HeaderName::from_bytes(text.as_bytes()).ok(),
            Self::Known(name) => Some(name),
        }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.is(other.as_str())
    }
}

impl Eq for Name {}

impl From<&'static str> for Name {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Cow<'static, str>> for Name {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<HeaderName> for Name {
    fn from(name: HeaderName) -> Self {
        Self::Known(name)
    }
}

impl Value {
    pub(crate) fn as_str(&self) -> &str {
        let bytes = match self {
            Self::Text(bytes) => bytes.as_ref(),
            Self::Known(value) => value.as_bytes(),
        };
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    #[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
    fn into_line(self) -> Option<HeaderValue> {
        match self {
            // The library would copy the text, and its own words might repeat it.
            Self::Text(bytes) => HeaderValue::from_maybe_shared(bytes).ok(),
            Self::Known(value) => Some(value),
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Value {}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Bytes::from_static(text.as_bytes()))
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(text: Cow<'static, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Bytes::from(text))
    }
}

impl Clone for Headers {
    fn clone(&self) -> Self {
        // A copy is made for each attempt, which then adds what proves who calls.
        let mut copy = Vec::with_capacity(self.0.len() + 1);
        copy.extend_from_slice(&self.0);
        Self(copy)
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}
