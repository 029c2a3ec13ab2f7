//! Limits of values: lengths, ranges, counts, digits, patterns.

use super::{Action, Area, Rule, Ruling, rule::PLACED};
use crate::diff::{Impact, Level};

/// The four ways in which one limit can change.
#[derive(Debug)]
pub(in crate::diff) struct Limit {
    pub(in crate::diff) decreased: Rule,
    pub(in crate::diff) increased: Rule,
    pub(in crate::diff) set: Rule,
    pub(in crate::diff) unset: Rule,
}

impl Limit {
    pub(super) fn rules(&'static self) -> [&'static Rule; 4] {
        [&self.decreased, &self.increased, &self.set, &self.unset]
    }
}

const REFUSED: (Impact, &str) = (Impact::Behaves, "some values are refused before they are sent that were not before");
const ACCEPTED: (Impact, &str) = (Impact::Behaves, "values are sent that were refused before");
const NARROWER: (Impact, &str) = (Impact::Nothing, "fewer values come");
const WIDER: (Impact, &str) = (Impact::Behaves, "values come that did not come before");

const fn ruling(level: Level, (impact, effect): (Impact, &'static str)) -> Ruling {
    Ruling { level, impact, effect }
}

const fn rule(
    name: &'static str,
    kind: &'static str,
    action: Action,
    (request, response): (Ruling, Ruling),
    says: &'static str,
) -> Rule {
    let (why, remedy) = if matches!(request.level, Level::Info) {
        (
            "Requests may go further than before; old clients do not expect what may come.",
            "check where the value is kept: columns, fixed buffers, forms",
        )
    } else {
        ("Requests that were right are refused now.", "check the values that are sent against the new limit")
    };
    Rule { name, placed: PLACED, area: Area::Schema, kind, action, request, response, says, why, remedy }
}

/// What a change that takes values away means, and one that brings values.
const fn narrows(set: bool) -> (Ruling, Ruling) {
    (ruling(if set { Level::Warn } else { Level::Error }, REFUSED), ruling(Level::Info, NARROWER))
}
const fn widens() -> (Ruling, Ruling) {
    (ruling(Level::Info, ACCEPTED), ruling(Level::Error, WIDER))
}

/// Declares limits. `upper`: a lower limit takes values away; `lower`: it brings them.
macro_rules! limits {
    ($($bound:ident $name:ident = $id:literal, $kind:literal, $noun:literal;)*) => {
        $(
            pub(in crate::diff) static $name: Limit = Limit {
                decreased: rule(
                    concat!($id, "-decreased"), $kind, Action::Decrease, limits!(@decreased $bound),
                    concat!("the ", $noun, " of `{name}` fell from {before} to {after}"),
                ),
                increased: rule(
                    concat!($id, "-increased"), $kind, Action::Increase, limits!(@increased $bound),
                    concat!("the ", $noun, " of `{name}` rose from {before} to {after}"),
                ),
                set: rule(
                    concat!($id, "-set"), $kind, Action::Set, narrows(true),
                    concat!("`{name}` has a ", $noun, " now: {after}, it was {before}"),
                ),
                unset: rule(
                    concat!($id, "-unset"), $kind, Action::Unset, widens(),
                    concat!("`{name}` no longer has a ", $noun, ": {after}, it was {before}"),
                ),
            };
        )*
        pub(super) static LIMITS: &[&Limit] = &[$(&$name),*];
    };
    (@decreased upper) => { narrows(false) };
    (@increased upper) => { widens() };
    (@decreased lower) => { widens() };
    (@increased lower) => { narrows(false) };
}

limits! {
    upper MAX_LENGTH = "max-length", "length-changed", "greatest length";
    lower MIN_LENGTH = "min-length", "length-changed", "least length";
    upper MAX = "max", "range-changed", "maximum";
    lower MIN = "min", "range-changed", "minimum";
    upper EXCLUSIVE_MAX = "exclusive-max", "range-changed", "exclusive maximum";
    lower EXCLUSIVE_MIN = "exclusive-min", "range-changed", "exclusive minimum";
    upper MAX_ITEMS = "max-items", "items-changed", "greatest number of items";
    lower MIN_ITEMS = "min-items", "items-changed", "least number of items";
    upper MAX_PROPERTIES = "max-properties", "members-changed", "greatest number of members";
    lower MIN_PROPERTIES = "min-properties", "members-changed", "least number of members";
    upper PRECISION = "precision", "length-changed", "number of digits";
    upper SCALE = "scale", "length-changed", "number of digits after the point";
    upper MAX_CONTAINS = "max-contains", "items-changed", "greatest number of items of the kind it must contain";
    lower MIN_CONTAINS = "min-contains", "items-changed", "least number of items of the kind it must contain";
}

super::rule::declare! {
    Schema;
    PATTERN_ADDED = "pattern-added", PLACED, "pattern-changed", Add {
        request: Error Behaves "values that do not match are refused before they are sent",
        response: Info Nothing "fewer values come",
        says: "`{name}` must match {after} now",
        why: "Requests with values that do not match are refused.",
        remedy: "check the values that are sent against the pattern",
    }
    PATTERN_CHANGED = "pattern-changed", PLACED, "pattern-changed", Change {
        request: Warn Behaves "other values are refused before they are sent",
        response: Info Behaves "other values may come",
        says: "`{name}` must match {after} now, it was {before}",
        why: "No tool can tell in general whether a pattern takes all that another takes.",
        remedy: "compare the patterns by hand",
    }
    PATTERN_GENERALIZED = "pattern-generalized", PLACED, "pattern-changed", Generalize {
        request: Info Behaves "values are sent that were refused before",
        response: Info Behaves "any value may come",
        says: "`{name}` may be any text now, it had to match {before}",
        why: "The new pattern takes every text.",
        remedy: "nothing needs to be done",
    }
    PATTERN_REMOVED = "pattern-removed", PLACED, "pattern-changed", Remove {
        request: Info Behaves "values are sent that were refused before",
        response: Info Behaves "any value may come",
        says: "`{name}` no longer needs to match {before}",
        why: "More values are right than before.",
        remedy: "nothing needs to be done",
    }
    MULTIPLE_OF_SET = "multiple-of-set", PLACED, "multiple-of-changed", Set {
        request: Warn Behaves "values between the steps are refused before they are sent",
        response: Info Nothing "fewer values come",
        says: "`{name}` goes in steps of {after} now",
        why: "Requests with values between the steps are refused.",
        remedy: "round what is sent",
    }
    MULTIPLE_OF_CHANGED = "multiple-of-changed", PLACED, "multiple-of-changed", Change {
        request: Error Behaves "other values are refused before they are sent",
        response: Warn Behaves "other values may come",
        says: "`{name}` goes in steps of {after} now, it was {before}",
        why: "Values that were right are refused now.",
        remedy: "round what is sent",
    }
    MULTIPLE_OF_UNSET = "multiple-of-unset", PLACED, "multiple-of-changed", Unset {
        request: Info Behaves "values are sent that were refused before",
        response: Warn Behaves "values come that did not come before",
        says: "`{name}` no longer goes in steps of {before}",
        why: "Values that old clients do not expect may come.",
        remedy: "check that nothing rounds the values",
    }
    UNIQUE_ITEMS_ADDED = "unique-items-added", PLACED, "items-changed", Add {
        request: Error Behaves "lists with equal items are refused before they are sent",
        response: Info Nothing "no two items are equal",
        says: "the items of `{name}` must differ now",
        why: "Requests with equal items are refused.",
        remedy: "send each item once",
    }
    UNIQUE_ITEMS_REMOVED = "unique-items-removed", PLACED, "items-changed", Remove {
        request: Info Behaves "lists with equal items are sent",
        response: Warn Behaves "equal items may come",
        says: "the items of `{name}` may be equal now",
        why: "Old clients do not expect equal items.",
        remedy: "check code that uses the items as keys",
    }
}
