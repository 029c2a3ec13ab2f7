//! Records by a table: a generated type says which member goes where, and one function reads them all.
//!
//! A type with a function of its own for its members costs its users compile time and space in their program, once for
//! each type. What is read and what is noted is as in [`Decoder::record`].

use super::{Decode, DecodeError, Decoder};
use std::collections::BTreeMap;

/// Where the value of a member goes.
pub trait Place {
    /// Reads the value that stands next, as [`Decoder::read`] does.
    ///
    /// # Errors
    /// As [`Decode::decode`].
    fn take(&mut self, from: &mut Decoder<'_>) -> Result<(), DecodeError>;
}

impl<T: Decode> Place for Option<T> {
    fn take(&mut self, from: &mut Decoder<'_>) -> Result<(), DecodeError> {
        from.read(self)
    }
}

/// The members of a record by their names.
type Places<'p> = [(&'static str, &'p mut dyn Place)];

impl Decoder<'_> {
    /// Reads a record into places; a member that has none is passed over.
    ///
    /// # Errors
    /// What stands next is not a record, or the text is no JSON.
    pub fn members(&mut self, places: &mut Places<'_>) -> Result<(), DecodeError> {
        let mut next = 0;
        self.each(&mut |name, from| match place(places, &mut next, name) {
            Some(place) => place.take(from),
            None => from.skip(),
        })
    }

    /// Reads a record into places, and every member that has none into a map.
    ///
    /// # Errors
    /// What stands next is not a record, or the text is no JSON.
    pub fn members_and<T: Decode>(
        &mut self,
        places: &mut Places<'_>,
        additional: &mut BTreeMap<String, T>,
    ) -> Result<(), DecodeError> {
        let mut next = 0;
        self.each(&mut |name, from| match place(places, &mut next, name) {
            Some(place) => place.take(from),
            None => from.entry(name, additional),
        })
    }
}

/// The place of a member. An API sends members in the order of its document, as a rule, so that the one behind the last
/// is looked at first.
fn place<'p, 'd>(
    places: &'p mut [(&'static str, &'d mut dyn Place)],
    next: &mut usize,
    name: &str,
) -> Option<&'p mut (dyn Place + 'd)> {
    let (before, behind) = places.split_at_checked(*next).unwrap_or((&[], places));
    let is_it = |(known, _): &(&str, &mut dyn Place)| *known == name;
    let at = match behind.iter().position(is_it) {
        Some(at) => before.len() + at,
        None => before.iter().position(is_it)?,
    };
    *next = at + 1;
    places.get_mut(at).map(|(_, place)| &mut **place)
}
