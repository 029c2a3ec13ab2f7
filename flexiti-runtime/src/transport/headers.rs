//! Headers of a request or an answer.

use bytes::Bytes;
use std::borrow::Cow;
use std::fmt;

/// Header names and values in order. Names compare without case; `Debug` shows names only.
#[derive(Default, PartialEq, Eq)]
pub struct Headers(Vec<(Cow<'static, str>, Value)>);

/// A text whose copies share their bytes: a request is copied for each attempt.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Value(Bytes);

/// Most messages have no more headers than this.
const USUAL: usize = 8;

impl Headers {
    /// No headers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first value of a header.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Adds a header beside those of the same name.
    pub fn append(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        self.push(name.into(), value.into().into());
    }

    /// Sets a header in place of those of the same name.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        self.put(name.into(), value.into().into());
    }

    /// Sets a header in place of those of the same name, to a value that others may have too.
    pub(crate) fn put(&mut self, name: Cow<'static, str>, value: Value) {
        self.0.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        self.push(name, value);
    }

    /// Adds a header beside those of the same name, whose value others have too.
    pub(crate) fn push(&mut self, name: Cow<'static, str>, value: Value) {
        if self.0.is_empty() {
            self.0.reserve(USUAL);
        }
        self.0.push((name, value));
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// All of them, in order, taken apart; values as bytes that are UTF-8.
    #[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
    pub(super) fn into_pairs(self) -> impl Iterator<Item = (Cow<'static, str>, Bytes)> {
        self.0.into_iter().map(|(name, value)| (name, value.0))
    }
}

impl Value {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self(Bytes::from_static(text.as_bytes()))
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
        Self(Bytes::from(text))
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
