//! Deprecation, announced ends and promises of stability: what happened between two states of a noun's documentation.
//! Which rule that is, operations, parameters and members each say for themselves.

use super::day::Day;
use crate::model::Docs;

/// What is known of time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calendar {
    /// The day of the comparison. None: days are read, and not compared with it.
    pub today: Option<Day>,
    /// How many days must lie between today and an announced end. Above 0, what is deprecated must name its end.
    pub notice: u32,
}

/// What happened to a noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It is deprecated without an announced end.
    Deprecated,
    /// It is deprecated and ends on this day.
    DeprecatedUntil(String),
    /// It is deprecated, and its end should be announced and is not.
    EndMissing,
    /// It is deprecated, and its end is no day.
    DeprecatedUntilUnreadable(String),
    /// It is deprecated and ends too soon.
    EndTooSoon(String),
    /// It is no longer deprecated.
    Reactivated,
    /// Its end is no longer said.
    EndDeleted(String),
    /// Its end, or what was said of it before, is no day.
    EndUnreadable(String),
    /// Its end is earlier than it was, and too soon.
    EndEarlier(String, String),
    /// Less is promised than before.
    StabilityDecreased(String, String),
    /// More is promised than before.
    StabilityIncreased(String, String),
    /// A promise that nobody knows.
    StabilityUnknown(String),
}

/// The steps of stability, from the least.
const STABILITY: [&str; 4] = ["draft", "alpha", "beta", "stable"];

impl Calendar {
    /// Whether a day is nearer than the notice that is due.
    fn is_too_soon(self, day: Day) -> bool {
        self.today.is_some_and(|today| day.days_after(today) < i64::from(self.notice))
    }

    /// Whether the announced end of what is gone is still to come.
    pub(super) fn is_early(self, docs: &Docs) -> bool {
        let end = docs.sunset.as_deref().and_then(Day::read);
        matches!((end, self.today), (Some(end), Some(today)) if end > today)
    }

    /// What happened between two states.
    pub(super) fn turns(self, old: &Docs, new: &Docs) -> Vec<Turn> {
        let deprecation = match (old.deprecated, new.deprecated) {
            (false, true) => Some(self.deprecated(new)),
            (true, false) => Some(Turn::Reactivated),
            (true, true) => self.end(old.sunset.as_deref(), new.sunset.as_deref()),
            (false, false) => None,
        };
        deprecation.into_iter().chain(stability(old, new)).collect()
    }

    fn deprecated(self, new: &Docs) -> Turn {
        let Some(said) = &new.sunset else {
            return if self.notice > 0 { Turn::EndMissing } else { Turn::Deprecated };
        };
        match Day::read(said) {
            None => Turn::DeprecatedUntilUnreadable(said.clone()),
            Some(day) if self.is_too_soon(day) => Turn::EndTooSoon(said.clone()),
            Some(_) => Turn::DeprecatedUntil(said.clone()),
        }
    }

    /// What happened to the end of what was deprecated before.
    fn end(self, old: Option<&str>, new: Option<&str>) -> Option<Turn> {
        let (old, new) = match (old, new) {
            (Some(old), None) => return Some(Turn::EndDeleted(old.to_owned())),
            (Some(old), Some(new)) if old != new => (old, new),
            _ => return None,
        };
        let Some(end) = Day::read(new) else { return Some(Turn::EndUnreadable(new.to_owned())) };
        let Some(before) = Day::read(old) else { return Some(Turn::EndUnreadable(old.to_owned())) };
        let soon = self.today.is_none() || self.is_too_soon(end);
        (end < before && soon).then(|| Turn::EndEarlier(old.to_owned(), new.to_owned()))
    }
}

/// Nothing said is stable.
fn stability(old: &Docs, new: &Docs) -> Option<Turn> {
    let word = |docs: &Docs| docs.stability.clone().unwrap_or_else(|| "stable".into());
    let rank = |word: &str| STABILITY.iter().position(|known| *known == word);
    let (old, new) = (word(old), word(new));
    match (rank(&old), rank(&new)) {
        (_, None) => Some(Turn::StabilityUnknown(new)).filter(|_| rank(&old).is_some()),
        (None, Some(_)) => None,
        (Some(before), Some(after)) if before > after => Some(Turn::StabilityDecreased(old, new)),
        (Some(before), Some(after)) if before < after => Some(Turn::StabilityIncreased(old, new)),
        _ => None,
    }
}

impl Turn {
    /// What was there and what is there now, for reports.
    pub(super) fn values(&self) -> (&str, &str) {
        match self {
            Self::Deprecated | Self::EndMissing => ("", "deprecated"),
            Self::DeprecatedUntil(day) | Self::DeprecatedUntilUnreadable(day) | Self::EndTooSoon(day) => ("", day),
            Self::Reactivated => ("deprecated", ""),
            Self::EndDeleted(day) => (day, ""),
            Self::EndUnreadable(said) | Self::StabilityUnknown(said) => ("", said),
            Self::EndEarlier(old, new) | Self::StabilityDecreased(old, new) | Self::StabilityIncreased(old, new) => {
                (old, new)
            }
        }
    }
}
