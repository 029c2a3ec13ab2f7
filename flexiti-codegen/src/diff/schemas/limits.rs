//! Limits of a value: which rose, which fell, which are new.

use std::cmp::Ordering;

use super::{
    super::fact::{Effect, Fact, Ruled},
    number,
    view::View,
};
use crate::diff::{
    Impact,
    rules::{
        Rule,
        limits::{self as rules, Limit},
    },
};
use crate::model::{Bound, Constraints};
use crate::surface::type_word;

/// Every difference between the limits of two values.
pub(super) fn compare(old: &View<'_>, new: &View<'_>, facts: &mut Vec<Fact>) {
    let words = (type_word(old.schemas, old.id), type_word(new.schemas, new.id));
    let mut limits = Limits { words, place: (old, new), facts };
    let (one, other) = (&old.constraints, &new.constraints);
    let found = limits.facts.len();
    limits.count(&rules::MAX_LENGTH, one.max_length, other.max_length);
    limits.count(
        &rules::MIN_LENGTH,
        one.min_length.filter(|least| *least > 0),
        other.min_length.filter(|least| *least > 0),
    );
    limits.count(&rules::MAX_ITEMS, one.max_items, other.max_items);
    limits.count(
        &rules::MIN_ITEMS,
        one.min_items.filter(|least| *least > 0),
        other.min_items.filter(|least| *least > 0),
    );
    limits.count(&rules::MAX_PROPERTIES, one.max_properties, other.max_properties);
    limits.count(&rules::MIN_PROPERTIES, one.min_properties, other.min_properties);
    limits.digits(one, other);
    // An empty pattern takes every text.
    let demanding = |pattern: &&str| !pattern.is_empty();
    limits.pattern(one.pattern.as_deref().filter(demanding), other.pattern.as_deref().filter(demanding));
    match (one.unique_items, other.unique_items) {
        (false, true) => limits.say(&rules::UNIQUE_ITEMS_ADDED, "any", "unique"),
        (true, false) => limits.say(&rules::UNIQUE_ITEMS_REMOVED, "unique", "any"),
        _ => {}
    }
    // A member that nothing limits has no constant for its limits.
    if other.is_empty() {
        limits.facts.iter_mut().skip(found).for_each(|fact| fact.impact = Some(UNLIMITED));
    }
}

/// A member of a request that nothing limits any more. The constants of limits are data that the service may change
/// without notice: they are no part of what the crate's version promises.
const UNLIMITED: Effect = Effect {
    impact: Impact::Behaves,
    says: "values are sent that were refused before; the constant of the limit is gone",
    of_members_sent: true,
};

struct Limits<'f, 'm> {
    /// The types as the surface writes them.
    words: (String, String),
    place: (&'f View<'m>, &'f View<'m>),
    facts: &'f mut Vec<Fact>,
}

impl Limits<'_, '_> {
    /// Digits: precision and scale where both say them, else range and step.
    fn digits(&mut self, old: &Constraints, new: &Constraints) {
        if let (Some((precision, scale)), Some((new_precision, new_scale))) =
            (old.precision_and_scale(), new.precision_and_scale())
        {
            // Digits before the point decide how large a number may be, those after it how fine.
            let whole = |precision: u32, scale: u32| u64::from(precision.saturating_sub(scale));
            let (whole, new_whole) = (whole(precision, scale), whole(new_precision, new_scale));
            // Both at once narrow and widen: what is worse in its direction is said.
            if new_whole < whole && new_scale > scale {
                self.fact(Ruled::Apart(&rules::PRECISION.decreased, &rules::SCALE.increased));
            } else if new_whole > whole && new_scale < scale {
                self.fact(Ruled::Apart(&rules::SCALE.decreased, &rules::PRECISION.increased));
            } else if whole != new_whole {
                self.count(&rules::PRECISION, Some(whole), Some(new_whole));
            } else {
                self.count(&rules::SCALE, Some(u64::from(scale)), Some(u64::from(new_scale)));
            }
            return;
        }
        let as_digits = |one: &Constraints, other: &Constraints| {
            one.precision_and_scale().is_some() && other.minimum.is_none() && other.maximum.is_none()
        };
        // `number` that becomes `decimal(18,2)` or the reverse is one change, not one of range and one of step.
        if as_digits(new, old) {
            return self.say_called(&rules::PRECISION.set, "length-changed");
        }
        if as_digits(old, new) {
            return self.say_called(&rules::PRECISION.unset, "length-changed");
        }
        self.bound(&rules::MAX, &rules::EXCLUSIVE_MAX, old.maximum.as_ref(), new.maximum.as_ref());
        self.bound(&rules::MIN, &rules::EXCLUSIVE_MIN, old.minimum.as_ref(), new.minimum.as_ref());
        self.step(old.multiple_of.as_deref(), new.multiple_of.as_deref());
    }

    fn count(&mut self, limit: &'static Limit, old: Option<u64>, new: Option<u64>) {
        let rule = match (old, new) {
            (None, Some(_)) => &limit.set,
            (Some(_), None) => &limit.unset,
            (Some(old), Some(new)) if new < old => &limit.decreased,
            (Some(old), Some(new)) if new > old => &limit.increased,
            _ => return,
        };
        let word = |count: Option<u64>| count.map_or_else(|| "any".into(), |count| count.to_string());
        self.say(rule, &word(old), &word(new));
    }

    fn bound(&mut self, limit: &'static Limit, exclusive: &'static Limit, old: Option<&Bound>, new: Option<&Bound>) {
        let of = |bound: &Bound| if bound.exclusive { exclusive } else { limit };
        let rule = match (old, new) {
            (None, Some(new)) => &of(new).set,
            (Some(old), None) => &of(old).unset,
            (Some(old), Some(new)) => {
                let limit = if old.exclusive && new.exclusive { exclusive } else { limit };
                match self.order(limit, old, new) {
                    Ordering::Less => &limit.increased,
                    Ordering::Greater => &limit.decreased,
                    Ordering::Equal => return,
                }
            }
            (None, None) => return,
        };
        let word = |bound: Option<&Bound>| bound.map_or_else(|| "any".into(), |bound| bound.value.clone());
        // A maximum of nines only is a number of digits, and people call it a length.
        let digits = |bound: Option<&Bound>| {
            bound.is_none_or(|bound| bound.value.len() > 1 && bound.value.bytes().all(|digit| digit == b'9'))
        };
        let place = self.facts.len();
        self.say(rule, &word(old), &word(new));
        if digits(old) && digits(new) && (std::ptr::eq(limit, &rules::MAX)) {
            self.facts.iter_mut().skip(place).for_each(|fact| fact.kind = Some("length-changed"));
        }
    }

    /// Which bound is greater; of equal ones, an excluded maximum is less, an excluded minimum greater.
    fn order(&self, limit: &'static Limit, old: &Bound, new: &Bound) -> Ordering {
        let upper = std::ptr::eq(limit, &rules::MAX) || std::ptr::eq(limit, &rules::EXCLUSIVE_MAX);
        number::compare(&old.value, &new.value).then_with(|| match upper {
            true => new.exclusive.cmp(&old.exclusive),
            false => old.exclusive.cmp(&new.exclusive),
        })
    }

    fn step(&mut self, old: Option<&str>, new: Option<&str>) {
        match (old, new) {
            (None, Some(new)) => self.say(&rules::MULTIPLE_OF_SET, "any", new),
            (Some(old), None) => self.say(&rules::MULTIPLE_OF_UNSET, old, "any"),
            (Some(old), Some(new)) if number::compare(old, new).is_ne() => {
                self.say(&rules::MULTIPLE_OF_CHANGED, old, new);
            }
            _ => {}
        }
    }

    fn pattern(&mut self, old: Option<&str>, new: Option<&str>) {
        let any = |pattern: &str| matches!(pattern, ".*" | "^.*$" | ".*$" | "^.*");
        let rule = match (old, new) {
            (None, Some(_)) => &rules::PATTERN_ADDED,
            (Some(_), None) => &rules::PATTERN_REMOVED,
            (Some(old), Some(new)) if old != new && any(new) => &rules::PATTERN_GENERALIZED,
            (Some(old), Some(new)) if old != new => &rules::PATTERN_CHANGED,
            _ => return,
        };
        let word = |pattern: Option<&str>| pattern.map_or_else(String::new, |pattern| format!("/{pattern}/"));
        let fact = Fact::new(rule, word(old), word(new)).at(self.place.0.origin(), self.place.1.origin());
        self.facts.push(fact);
    }

    /// With the types as the surface writes them, or with the numbers where the types do not show them.
    fn say(&mut self, rule: &'static Rule, old: &str, new: &str) {
        let shown = self.words.0 != self.words.1 && matches!(rule.kind, "length-changed" | "range-changed");
        let (before, after) = if shown { self.words.clone() } else { (old.to_owned(), new.to_owned()) };
        self.facts.push(Fact::new(rule, before, after).at(self.place.0.origin(), self.place.1.origin()));
    }

    /// With the types as the surface writes them.
    fn fact(&mut self, ruled: Ruled) {
        let (before, after) = self.words.clone();
        self.facts.push(Fact::ruled(ruled, before, after).at(self.place.0.origin(), self.place.1.origin()));
    }

    fn say_called(&mut self, rule: &'static Rule, kind: &'static str) {
        let (before, after) = self.words.clone();
        let fact = Fact::new(rule, before, after).called(kind);
        self.facts.push(fact.at(self.place.0.origin(), self.place.1.origin()));
    }
}
