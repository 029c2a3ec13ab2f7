//! Choices: the numbers, the version, and what is said as an object.

use arbitrary::Unstructured;
use serde_json::{Map, Value};

use super::Version;

/// A document in the making.
pub(super) struct Sketch<'s, 'n> {
    numbers: &'s mut Unstructured<'n>,
    pub(super) version: Version,
}

impl<'s, 'n> Sketch<'s, 'n> {
    pub(super) fn new(numbers: &'s mut Unstructured<'n>, version: Version) -> Self {
        Self { numbers, version }
    }

    pub(super) fn is_swagger(&self) -> bool {
        self.version == Version::Swagger2
    }

    pub(super) fn is_31(&self) -> bool {
        self.version == Version::Openapi31
    }

    /// A number below `bound`; 0 when the numbers have run out.
    pub(super) fn below(&mut self, bound: u8) -> u8 {
        self.numbers.arbitrary::<u8>().unwrap_or_default() % bound.max(1)
    }

    /// True one time of so many; false when the numbers have run out.
    pub(super) fn once_in(&mut self, times: u8) -> bool {
        self.below(times) == 1
    }

    /// One of them; the first when the numbers have run out.
    pub(super) fn one<T: Copy>(&mut self, of: &[T], otherwise: T) -> T {
        let bound = u8::try_from(of.len()).unwrap_or(u8::MAX);
        of.get(usize::from(self.below(bound))).copied().unwrap_or(otherwise)
    }

    /// Up to so many; none when the numbers have run out.
    pub(super) fn several<T>(&mut self, most: u8, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    /// An object that is filled by `say`, and now and then something else in its place.
    pub(super) fn object(&mut self, say: impl FnOnce(&mut Self, &mut Map<String, Value>)) -> Value {
        if self.once_in(64) {
            return self.oddity();
        }
        let mut members = Map::new();
        say(self, &mut members);
        if self.once_in(32) {
            let (name, value) = (self.word(), self.oddity());
            members.insert(name.into(), value);
        }
        Value::Object(members)
    }

    /// Sets a member one time of so many.
    pub(super) fn perhaps(
        &mut self,
        members: &mut Map<String, Value>,
        times: u8,
        name: &str,
        value: impl FnOnce(&mut Self) -> Value,
    ) {
        if self.once_in(times) {
            let value = value(self);
            members.insert(name.into(), value);
        }
    }
}
