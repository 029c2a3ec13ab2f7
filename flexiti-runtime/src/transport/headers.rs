//! Headers of a request or an answer.

use std::borrow::Cow;
use std::fmt;

/// Header names and values in order. Names compare without case; `Debug` shows names only.
#[derive(Default, PartialEq, Eq)]
pub struct Headers(Vec<(Cow<'static, str>, String)>);

/// Most messages have no more headers than this.
const USUAL: usize = 8;

impl Headers {
    /// No headers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first value of a header.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Adds a header beside those of the same name.
    pub fn append(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        if self.0.is_empty() {
            self.0.reserve(USUAL);
        }
        self.0.push((name.into(), value.into()));
    }

    /// Sets a header in place of those of the same name.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        let name = name.into();
        self.0.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
        self.append(name, value);
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }

    /// All of them, in order, taken apart.
    #[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
    pub(super) fn into_pairs(self) -> impl Iterator<Item = (Cow<'static, str>, String)> {
        self.0.into_iter()
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
