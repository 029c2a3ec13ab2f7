//! Records and lists: where an answer is read on although a part of it cannot be.
//!
//! A record can do without a member that is optional; only when it ends is it known whether one that could not be read was
//! needed ([`Decoder::required`]). A list cannot do without an item: half a list of payments is a wrong list.

use super::decode_error::Step;
use super::decoder::broken;
use super::{Decode, DecodeError, Decoder, Kind};
use jiter::JiterError;
use std::collections::BTreeMap;

/// Deeper answers are refused: nesting costs stack, and no API needs this much.
const DEEPEST: usize = 128;

type Members<'a> = dyn FnMut(&str, &mut Decoder<'_>) -> Result<(), DecodeError> + 'a;

/// Most names are no longer, in bytes.
const USUAL: usize = 32;

impl Decoder<'_> {
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
        self.each(&mut member)
    }

    pub(super) fn each(&mut self, member: &mut Members<'_>) -> Result<(), DecodeError> {
        if self.empty {
            return Ok(());
        }
        if self.kind()? != Kind::Record {
            return Err(self.unlike("a record"));
        }
        self.descend()?;
        let base = self.base;
        let mut name = String::with_capacity(USUAL);
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
    /// a list or map is empty. A value that cannot be read gives `None` as well, and [`record`](Self::record) takes note of
    /// it.
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

    /// The value of a member that must be there.
    ///
    /// # Errors
    /// It is not, or it was there and could not be read: then the error says why.
    pub fn required<T>(&mut self, name: &str, value: Option<T>) -> Result<T, DecodeError> {
        value.ok_or_else(|| self.missing(name))
    }

    /// The item of a list that must be there.
    pub(super) fn required_item<T>(&self, index: usize, value: Option<T>) -> Result<T, DecodeError> {
        value.ok_or_else(|| DecodeError::new("an item", "none", self.offset()).within(Step::Item(index)))
    }

    #[cold]
    fn missing(&mut self, name: &str) -> DecodeError {
        // The members of a record that has just ended lay one level deeper.
        let reason = self.oddities.take(name, self.depth + 1);
        reason.unwrap_or_else(|| DecodeError::new("a value", "none", self.offset()).within(Step::member(name)))
    }

    fn descend(&mut self) -> Result<(), DecodeError> {
        self.depth += 1;
        if self.depth <= DEEPEST {
            return Ok(());
        }
        Err(DecodeError::new(format!("at most {DEEPEST} levels of nesting"), "more", self.offset()).broken())
    }
}

/// Copies a member's name out of the reader, which is needed for the value; false at the end of the record.
fn copy(base: usize, name: Result<Option<&str>, JiterError>, into: &mut String) -> Result<bool, DecodeError> {
    let Some(name) = name.map_err(|error| broken(base, &error))? else { return Ok(false) };
    into.clear();
    into.push_str(name);
    Ok(true)
}
