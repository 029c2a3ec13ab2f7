//! Reads an answer's JSON, value by value, straight into the types that want it.
//!
//! It pulls from [jiter](https://docs.rs/jiter), which hands out a number as the text that was sent: a decimal is exact
//! from text to text. No tree is built, and a member that nobody knows is skipped without being looked at.
//!
//! Leniency rests on one rule: **whoever says that a value has another shape has passed over it.** So the next member can
//! be read as if nothing had been, in one pass over the text however much of it is odd. Only where the text is no JSON is
//! there no next member, and reading ends.

use super::decode_error::Step;
use super::oddities::Oddities;
use super::{Decode, DecodeError, Raw};
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
    /// Where the text begins in the whole of which it is a part.
    base: usize,
    jiter: Jiter<'j>,
    depth: usize,
    empty: bool,
    oddities: Oddities,
    /// The member that has just been read was one that the reading type does not know by name.
    unnamed: bool,
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

    /// Reads a record: `member` is called with each member's name and must read or skip its value.
    ///
    /// A member that has another shape than it should is passed over and kept as an oddity; if the record cannot do without
    /// it, [`required`](Self::required) tells why.
    ///
    /// # Errors
    /// What stands next is not a record, or the text is no JSON.
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
        let base = self.base;
        let mut name = String::new();
        let mut more = copy(base, self.jiter.known_object(), &mut name)?;
        while more {
            let mark = self.oddities.mark();
            let told = member(&name, self);
            let unnamed = std::mem::take(&mut self.unnamed);
            if told.is_err() || self.oddities.mark() != mark {
                let step = if unnamed { Step::Entry } else { Step::member(&name) };
                self.note(told, mark, step)?;
            }
            more = copy(base, self.jiter.next_key(), &mut name)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Says where it was what a member told, and goes on if that is possible.
    #[cold]
    fn note(&mut self, told: Result<(), DecodeError>, mark: usize, step: Step) -> Result<(), DecodeError> {
        match told {
            Ok(()) => self.oddities.within(mark, &step),
            Err(error) if error.is_broken() => return Err(error.within(step)),
            Err(error) => {
                self.oddities.forget(mark);
                self.oddities.add(error.within(step), self.depth);
            }
        }
        Ok(())
    }

    /// Reads a list: `item` is called for each item and must read or skip it.
    ///
    /// # Errors
    /// What stands next is not a list, or `item` failed; the error knows the item's place. The rest of the list is passed
    /// over then: half a list is none.
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
        let base = self.base;
        let (begin, mut index, mut failed) = (self.oddities.mark(), 0, None);
        let mut more = self.jiter.known_array().map_err(|error| broken(base, &error))?.is_some();
        while more {
            let mark = self.oddities.mark();
            let told = if failed.is_none() { item(self) } else { self.skip() };
            self.unnamed = false;
            match told {
                Ok(()) if self.oddities.mark() == mark => {}
                Ok(()) => self.oddities.within(mark, &Step::Item(index)),
                Err(error) if error.is_broken() => return Err(error.within(Step::Item(index))),
                Err(error) => failed = Some(error.within(Step::Item(index))),
            }
            index += 1;
            more = self.jiter.array_step().map_err(|error| broken(base, &error))?.is_some();
        }
        self.depth -= 1;
        match failed {
            None => Ok(()),
            Some(error) => {
                self.oddities.forget(begin);
                Err(error)
            }
        }
    }

    /// Reads one member into its place; a member that comes twice counts as the last one sent.
    ///
    /// Null gives `None`, as if the member had not been sent, unless `T` has a value for null: `Option` keeps it apart,
    /// a list or map is empty. So does a value that cannot be read; [`record`](Self::record) takes note of it.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    pub fn read<T: Decode>(&mut self, into: &mut Option<T>) -> Result<(), DecodeError> {
        *into = None;
        *into = if self.take_null()? { T::from_null() } else { Some(T::decode(self)?) };
        Ok(())
    }

    /// Reads an item of a list; nothing for a null that means nothing, which is noted.
    pub(crate) fn item<T: Decode>(&mut self) -> Result<Option<T>, DecodeError> {
        let offset = self.offset();
        if !self.take_null()? {
            return T::decode(self).map(Some);
        }
        let value = T::from_null();
        if value.is_none() {
            self.oddities.add(DecodeError::new("an item", "null", offset), 0);
        }
        Ok(value)
    }

    /// Reads one value for which null must have a meaning, such as an item of a tuple.
    pub(crate) fn value<T: Decode>(&mut self, expected: &'static str) -> Result<T, DecodeError> {
        let offset = self.offset();
        if self.take_null()? {
            T::from_null().ok_or_else(|| DecodeError::new(expected, "null", offset))
        } else {
            T::decode(self)
        }
    }

    /// Reads a member that the document does not name into a map, for records that allow more of one kind. One that
    /// cannot be read is not in the map then.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    pub fn entry<T: Decode>(&mut self, name: &str, into: &mut BTreeMap<String, T>) -> Result<(), DecodeError> {
        let value = self.value("a value");
        self.unnamed = true;
        match value {
            Ok(value) => into.insert(name.to_owned(), value),
            Err(error) => {
                into.remove(name);
                return Err(error);
            }
        };
        Ok(())
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

    /// The value of a member that must be there.
    ///
    /// # Errors
    /// It is not, or it was there and could not be read: then the error says why.
    pub fn required<T>(&mut self, name: &str, value: Option<T>) -> Result<T, DecodeError> {
        value.ok_or_else(|| self.missing(name))
    }

    #[cold]
    fn missing(&mut self, name: &str) -> DecodeError {
        // The members of a record that has just ended lay one level deeper.
        let reason = self.oddities.take(name, self.depth + 1);
        reason.unwrap_or_else(|| DecodeError::new("a value", "none", self.offset()).within(Step::member(name)))
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
                Ok(String::from_utf8_lossy(number))
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

    fn take_null(&mut self) -> Result<bool, DecodeError> {
        let null = !self.empty && self.kind()? == Kind::Null;
        if null {
            let base = self.base;
            self.jiter.known_null().map_err(|error| broken(base, &error))?;
        }
        Ok(null)
    }

    fn descend(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth <= DEEPEST {
            return Ok(());
        }
        Err(DecodeError::new(format!("at most {DEEPEST} levels of nesting"), "more", self.offset()).broken())
    }

    /// Passes over the value that stands next, which is of another kind than `expected`.
    #[cold]
    fn unlike(&mut self, expected: &'static str) -> DecodeError {
        let told = self.kind().map(|kind| DecodeError::new(expected, kind.name(), self.offset()));
        let passed = self.skip();
        self.unnamed = false;
        passed.and(told).unwrap_or_else(|broken| broken)
    }

    fn offset(&self) -> usize {
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

/// Copies a member's name out of the reader, which is needed for the value; false at the end of the record.
fn copy(base: usize, name: Result<Option<&str>, JiterError>, into: &mut String) -> Result<bool, DecodeError> {
    let Some(name) = name.map_err(|error| broken(base, &error))? else { return Ok(false) };
    into.clear();
    into.push_str(name);
    Ok(true)
}

/// The text is no JSON; it begins at `base` in the whole.
#[cold]
fn broken(base: usize, error: &JiterError) -> DecodeError {
    // The reader's own words name what its grammar wants ("expected `:`"), never what the text holds.
    let found = match &error.error_type {
        jiter::JiterErrorType::JsonError(kind) => format!("a fault in it ({})", kind.to_string().to_lowercase()),
        jiter::JiterErrorType::WrongType { .. } => "another kind of value".to_owned(),
    };
    DecodeError::new("JSON", found, base + error.index).broken()
}
