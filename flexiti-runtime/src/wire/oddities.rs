//! What an answer had that could not be read and was not needed, so that leniency is not silence.
//!
//! A till must not stop because the vendor sends a text where an optional amount was; but somebody should hear of it
//! before the day on which the amount matters.

use super::DecodeError;
use super::decode_error::Step;

/// More are not told: what is odd about the first items of a list is odd about the thousandth.
const MOST: usize = 32;
/// More are not held while one record is being read, whatever it brings.
const MOST_HELD: usize = 1024;

/// Oddities in the order in which they were met.
#[derive(Default)]
pub(super) struct Oddities(Vec<Oddity>);

struct Oddity {
    reason: DecodeError,
    /// How deep the record lies of which this is a member, as long as that is being read; then 0.
    level: usize,
}

impl Oddities {
    /// A mark between those met so far and those to come.
    pub(super) fn mark(&self) -> usize {
        self.0.len()
    }

    /// Adds one about a member of the record at this level, its name already said.
    pub(super) fn add(&mut self, reason: DecodeError, level: usize) {
        if self.0.len() < MOST_HELD {
            self.0.push(Oddity { reason, level });
        }
    }

    /// Adds those of a part that was read by itself.
    pub(super) fn append(&mut self, others: Self) {
        others.0.into_iter().for_each(|other| self.add(other.reason, 0));
    }

    /// Says of those after the mark that they were met within this step.
    pub(super) fn within(&mut self, mark: usize, step: &Step) {
        self.0.truncate(mark.max(MOST));
        for oddity in self.0.iter_mut().skip(mark) {
            oddity.reason.step_out(step.clone());
            oddity.level = 0;
        }
    }

    /// Forgets those after the mark: what they are part of could not be read itself.
    pub(super) fn forget(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    /// Takes out why the member of this name could not be read, in the record at this level.
    pub(super) fn take(&mut self, name: &str, level: usize) -> Option<DecodeError> {
        let is_it = |oddity: &Oddity| {
            oddity.level == level && matches!(oddity.reason.outermost(), Some(Step::Member(known)) if known == name)
        };
        let index = self.0.iter().rposition(is_it)?;
        Some(self.0.remove(index).reason)
    }

    pub(super) fn into_reasons(self) -> Vec<DecodeError> {
        self.0.into_iter().take(MOST).map(|oddity| oddity.reason).collect()
    }
}
