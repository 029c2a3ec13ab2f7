//! Reads an answer's JSON, value by value, straight into the types that want it.
//!
//! It pulls from [jiter](https://docs.rs/jiter), which hands out a number as the text that was sent: a decimal is exact
//! from text to text. No tree is built, and a member that nobody knows is skipped without being looked at.
//!
//! Leniency rests on one rule: **whoever says that a value has another shape has passed over it.** So the next member can
//! be read as if nothing had been, in one pass over the text however much of it is odd. Only where the text is no JSON is
//! there no next member, and reading ends.

use super::oddities::Oddities;
use super::{Decode, DecodeError, Raw, text_of};
use crate::Json;
use jiter::{Jiter, JiterError, Peek};
use std::borrow::Cow;

/// A reader over the JSON text of one value.
///
/// An empty text reads as a record without members, an empty list or nothing at all: a success may have no body.
pub struct Decoder<'j> {
    text: &'j str,
    /// Where the text begins in the whole of which it is a part.
    pub(super) base: usize,
    pub(super) jiter: Jiter<'j>,
    pub(super) depth: usize,
    pub(super) empty: bool,
    pub(super) oddities: Oddities,
    /// The member that has just been read was one that the reading type does not know by name.
    pub(super) unnamed: bool,
}

/// What stands next in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// A record.
    Record,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Record => "a record",
        }
    }
}

impl<'j> Decoder<'j> {
    pub(crate) fn new(text: &'j str) -> Self {
        let unmarked = text.trim_start_matches('\u{feff}');
        Self::part(unmarked, text.len() - unmarked.len(), 0)
    }

    /// A reader over a part of a text, which begins at `base` and lies so many levels deep.
    fn part(text: &'j str, base: usize, depth: usize) -> Self {
        let empty = text.bytes().all(|byte| byte.is_ascii_whitespace());
        let jiter = Jiter::new(text.as_bytes());
        Self { text, base, jiter, depth, empty, oddities: Oddities::default(), unnamed: false }
    }

    pub(super) fn into_oddities(self) -> Vec<DecodeError> {
        self.oddities.into_reasons()
    }

    /// Nothing but white space may follow.
    pub(crate) fn finish(&mut self) -> Result<(), DecodeError> {
        let base = self.base;
        self.jiter.finish().map_err(|error| broken(base, &error))
    }

    /// What stands next.
    ///
    /// # Errors
    /// Nothing does, or it is not JSON.
    pub fn kind(&mut self) -> Result<Kind, DecodeError> {
        let (offset, base) = (self.offset(), self.base);
        match self.jiter.peek().map_err(|error| broken(base, &error))? {
            Peek::Null => Ok(Kind::Null),
            Peek::True | Peek::False => Ok(Kind::Boolean),
            Peek::String => Ok(Kind::Text),
            Peek::Array => Ok(Kind::List),
            Peek::Object => Ok(Kind::Record),
            peek if peek.is_num() => Ok(Kind::Number),
            _ => Err(DecodeError::new("JSON", "something else", offset).broken()),
        }
    }

    /// Passes over one value.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        let base = self.base;
        // Whoever passes over a member without a look may not know its name either.
        self.unnamed = true;
        if self.empty { Ok(()) } else { self.jiter.next_skip().map_err(|error| broken(base, &error)) }
    }

    /// Passes over any value and gives its text, to look at it before choosing a type for it.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn raw(&mut self) -> Result<Raw<'j>, DecodeError> {
        self.kind()?;
        let begin = self.jiter.current_index();
        let passed = self.skip();
        self.unnamed = false;
        passed?;
        let text = self.text.get(begin..self.jiter.current_index()).unwrap_or_default();
        Ok(Raw { text, offset: self.base + begin })
    }

    /// Reads as a type what was passed over as [`raw`](Self::raw); nothing if it has another shape, which is noted.
    pub fn reread<T: Decode>(&mut self, raw: &Raw<'_>) -> Option<T> {
        let mut part = Decoder::part(raw.text, raw.offset, self.depth);
        match T::decode(&mut part) {
            Ok(value) => {
                self.oddities.append(part.oddities);
                Some(value)
            }
            Err(error) => {
                self.oddities.add(error, 0);
                None
            }
        }
    }

    /// Reads any value as the JSON text that was sent, to be kept.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn json(&mut self) -> Result<Json, DecodeError> {
        self.raw().map(|raw| raw.json())
    }

    /// Reads a scalar as text: a number gives its digits as they were sent, a boolean its word.
    ///
    /// # Errors
    /// What stands next is a list, a record or null; `expected` says what was wanted instead.
    pub fn text(&mut self, expected: &'static str) -> Result<Cow<'_, str>, DecodeError> {
        let base = self.base;
        match self.kind()? {
            Kind::Text => self.jiter.known_str().map(Cow::Borrowed).map_err(|error| broken(base, &error)),
            Kind::Number => {
                let number = self.jiter.next_number_bytes().map_err(|error| broken(base, &error))?;
                Ok(text_of(number))
            }
            Kind::Boolean => {
                let value = self.jiter.next_bool().map_err(|error| broken(base, &error))?;
                Ok(Cow::Borrowed(if value { "true" } else { "false" }))
            }
            Kind::Null | Kind::List | Kind::Record => Err(self.unlike(expected)),
        }
    }

    /// Reads a scalar's text and makes a value of it.
    pub(crate) fn parse<T>(
        &mut self,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, DecodeError> {
        let kind = self.kind()?;
        let offset = self.offset();
        let text = self.text(expected)?;
        parse(&text).ok_or_else(|| DecodeError::new(expected, another(kind), offset))
    }

    pub(super) fn take_null(&mut self) -> Result<bool, DecodeError> {
        let null = !self.empty && self.kind()? == Kind::Null;
        if null {
            let base = self.base;
            self.jiter.known_null().map_err(|error| broken(base, &error))?;
        }
        Ok(null)
    }

    /// Passes over the value that stands next, which is of another kind than `expected`.
    #[cold]
    pub(super) fn unlike(&mut self, expected: &'static str) -> DecodeError {
        let told = self.kind().map(|kind| DecodeError::new(expected, kind.name(), self.offset()));
        let passed = self.skip();
        self.unnamed = false;
        passed.and(told).unwrap_or_else(|broken| broken)
    }

    pub(super) fn offset(&self) -> usize {
        self.base + self.jiter.current_index()
    }
}

/// A value of a kind that would do, but not this one.
fn another(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "another number",
        Kind::Text => "another text",
        other => other.name(),
    }
}

/// The text is no JSON; it begins at `base` in the whole.
#[cold]
pub(super) fn broken(base: usize, error: &JiterError) -> DecodeError {
    // The reader's own words name what its grammar wants ("expected `:`"), never what the text holds.
    let found = match &error.error_type {
        jiter::JiterErrorType::JsonError(kind) => format!("a fault in it ({})", kind.to_string().to_lowercase()),
        jiter::JiterErrorType::WrongType { .. } => "another kind of value".to_owned(),
    };
    DecodeError::new("JSON", found, base + error.index).broken()
}
