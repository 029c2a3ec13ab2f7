//! Reads an answer's JSON, value by value, straight into the types that want it.
//!
//! It pulls from [jiter](https://docs.rs/jiter), which hands out a number as the text that was sent: a decimal is exact
//! from text to text. No tree is built, and a member that nobody knows is skipped without being looked at.

use super::{Decode, DecodeError};
use crate::Json;
use jiter::{Jiter, JiterError, Peek};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Deeper answers are refused: nesting costs stack, and no API needs this much.
const DEEPEST: usize = 128;

/// A reader over the JSON text of one value.
///
/// An empty text reads as a record without members, an empty list or nothing at all: a success may have no body.
pub struct Decoder<'j> {
    text: &'j str,
    jiter: Jiter<'j>,
    depth: usize,
    empty: bool,
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

type Members<'a> = dyn FnMut(&str, &mut Decoder<'_>) -> Result<(), DecodeError> + 'a;

impl<'j> Decoder<'j> {
    pub(crate) fn new(text: &'j str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let empty = text.bytes().all(|byte| byte.is_ascii_whitespace());
        Self { text, jiter: Jiter::new(text.as_bytes()), depth: 0, empty }
    }

    /// Nothing but white space may follow.
    pub(crate) fn finish(&mut self) -> Result<(), DecodeError> {
        self.jiter.finish().map_err(|error| broken(&error))
    }

    /// What stands next.
    ///
    /// # Errors
    /// Nothing does, or it is not JSON.
    pub fn kind(&mut self) -> Result<Kind, DecodeError> {
        let offset = self.offset();
        match self.jiter.peek().map_err(|error| broken(&error))? {
            Peek::Null => Ok(Kind::Null),
            Peek::True | Peek::False => Ok(Kind::Boolean),
            Peek::String => Ok(Kind::Text),
            Peek::Array => Ok(Kind::List),
            Peek::Object => Ok(Kind::Record),
            peek if peek.is_num() => Ok(Kind::Number),
            _ => Err(DecodeError::new("JSON", "something else", offset)),
        }
    }

    /// Reads a record: `member` is called with each member's name and must read or skip its value.
    ///
    /// # Errors
    /// What stands next is not a record, or `member` failed; the error knows the member's name.
    #[inline]
    pub fn record(
        &mut self,
        mut member: impl FnMut(&str, &mut Decoder<'_>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.members(&mut member)
    }

    fn members(&mut self, member: &mut Members<'_>) -> Result<(), DecodeError> {
        if self.empty {
            return Ok(());
        }
        if self.kind()? != Kind::Record {
            return Err(self.unlike("a record"));
        }
        self.descend()?;
        let mut name = String::new();
        let mut more = copy(self.jiter.known_object(), &mut name)?;
        while more {
            member(&name, self).map_err(|error| error.in_member(&name))?;
            more = copy(self.jiter.next_key(), &mut name)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a list: `item` is called for each item and must read or skip it.
    ///
    /// # Errors
    /// What stands next is not a list, or `item` failed; the error knows the item's place.
    pub fn list(
        &mut self,
        item: &mut dyn FnMut(&mut Decoder<'_>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        if self.empty {
            return Ok(());
        }
        if self.kind()? != Kind::List {
            return Err(self.unlike("a list"));
        }
        self.descend()?;
        let mut more = self.jiter.known_array().map_err(|error| broken(&error))?.is_some();
        let mut index = 0;
        while more {
            item(self).map_err(|error| error.in_item(index))?;
            index += 1;
            more = self.jiter.array_step().map_err(|error| broken(&error))?.is_some();
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads one member into its place; a member that comes twice counts as the last one sent.
    ///
    /// Null gives `None`, as if the member had not been sent, unless `T` has a value for null: `Option` keeps it apart,
    /// a list or map is empty.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    pub fn read<T: Decode>(&mut self, into: &mut Option<T>) -> Result<(), DecodeError> {
        *into = if self.take_null()? { T::from_null() } else { Some(T::decode(self)?) };
        Ok(())
    }

    /// Reads one value for which null must have a meaning, such as an item of a list.
    pub(crate) fn value<T: Decode>(&mut self, expected: &'static str) -> Result<T, DecodeError> {
        let offset = self.offset();
        if self.take_null()? {
            T::from_null().ok_or_else(|| DecodeError::new(expected, "null", offset))
        } else {
            T::decode(self)
        }
    }

    /// Reads a member that the document does not name into a map, for records that allow more of one kind.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    pub fn entry<T: Decode>(&mut self, name: &str, into: &mut BTreeMap<String, T>) -> Result<(), DecodeError> {
        let value = self.value("a value")?;
        into.insert(name.to_owned(), value);
        Ok(())
    }

    /// Passes over one value.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        if self.empty { Ok(()) } else { self.jiter.next_skip().map_err(|error| broken(&error)) }
    }

    /// The value of a member that must be there.
    ///
    /// # Errors
    /// It is not.
    pub fn required<T>(&self, name: &str, value: Option<T>) -> Result<T, DecodeError> {
        value.ok_or_else(|| DecodeError::new("a value", "none", self.offset()).in_member(name))
    }

    /// Reads any value as the JSON text that was sent, to look at it before choosing a type for it.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn json(&mut self) -> Result<Json, DecodeError> {
        self.kind()?;
        let start = self.offset();
        self.skip()?;
        Ok(Json::trusted(self.text.get(start..self.offset()).unwrap_or_default()))
    }

    /// Reads a scalar as text: a number gives its digits as they were sent, a boolean its word.
    ///
    /// # Errors
    /// What stands next is a list, a record or null; `expected` says what was wanted instead.
    pub fn text(&mut self, expected: &'static str) -> Result<Cow<'_, str>, DecodeError> {
        match self.kind()? {
            Kind::Text => self.jiter.known_str().map(Cow::Borrowed).map_err(|error| broken(&error)),
            Kind::Number => {
                let number = self.jiter.next_number_bytes().map_err(|error| broken(&error))?;
                Ok(String::from_utf8_lossy(number))
            }
            Kind::Boolean => {
                let value = self.jiter.next_bool().map_err(|error| broken(&error))?;
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

    fn take_null(&mut self) -> Result<bool, DecodeError> {
        let null = !self.empty && self.kind()? == Kind::Null;
        if null {
            self.jiter.known_null().map_err(|error| broken(&error))?;
        }
        Ok(null)
    }

    fn descend(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth <= DEEPEST {
            return Ok(());
        }
        Err(DecodeError::new(format!("at most {DEEPEST} levels of nesting"), "more", self.offset()))
    }

    /// The value that stands next is of another kind than `expected`.
    fn unlike(&mut self, expected: &'static str) -> DecodeError {
        let found = self.kind().map_or("no JSON", Kind::name);
        DecodeError::new(expected, found, self.offset())
    }

    fn offset(&self) -> usize {
        self.jiter.current_index()
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

/// Copies a member's name out of the reader, which is needed for the value; false at the end of the record.
fn copy(name: Result<Option<&str>, JiterError>, into: &mut String) -> Result<bool, DecodeError> {
    let Some(name) = name.map_err(|error| broken(&error))? else { return Ok(false) };
    into.clear();
    into.push_str(name);
    Ok(true)
}

fn broken(error: &JiterError) -> DecodeError {
    // The reader's own words name what its grammar wants ("expected `:`"), never what the text holds.
    let found = match &error.error_type {
        jiter::JiterErrorType::JsonError(kind) => format!("a fault in it ({})", kind.to_string().to_lowercase()),
        jiter::JiterErrorType::WrongType { .. } => "another kind of value".to_owned(),
    };
    DecodeError::new("JSON", found, error.index)
}
