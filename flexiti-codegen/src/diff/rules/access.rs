//! In which direction members travel: read-only ones belong to answers, write-only ones to requests.

use super::{Action, Area, Rule, Ruling, rule::WHOLE};
use crate::diff::{Impact, Level};
use crate::model::Access;

/// One flag of a member that was set or cleared, for both directions.
#[derive(Debug)]
pub(in crate::diff) struct AccessRules {
    pub(in crate::diff) request: &'static Rule,
    pub(in crate::diff) response: &'static Rule,
}

/// The rules of a change of access, for a member that is required or not: none, one, or one for each flag.
pub(in crate::diff) fn changed(old: Access, new: Access, required: bool) -> Vec<AccessRules> {
    let flags = [Access::ReadOnly, Access::WriteOnly].into_iter().zip([&READ_ONLY, &WRITE_ONLY]);
    let rules = flags.filter_map(|(flag, names)| match (old == flag, new == flag) {
        (false, true) => Some(&names.set),
        (true, false) => Some(&names.cleared),
        _ => None,
    });
    rules
        .map(|four| match required {
            false => AccessRules { request: &four[0], response: &four[1] },
            true => AccessRules { request: &four[2], response: &four[3] },
        })
        .collect()
}

pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [&READ_ONLY, &WRITE_ONLY].into_iter().flat_map(|flag| flag.set.iter().chain(&flag.cleared))
}

/// A flag: for optional members in requests and answers, then for required ones.
struct Flag {
    set: [Rule; 4],
    cleared: [Rule; 4],
}

const fn rule(name: &'static str, level: Level, says: &'static str) -> Rule {
    let ruling =
        Ruling { level, impact: Impact::Breaks, effect: "the member is left out of one direction, or comes back" };
    Rule {
        name,
        placed: WHOLE,
        area: Area::Schema,
        kind: "access-changed",
        action: Action::Change,
        request: ruling,
        response: ruling,
        says,
        why: "What is read-only is not sent, what is write-only does not come.",
        remedy: "check that the member is used in the right direction, and that what comes anew is not printed",
    }
}

macro_rules! four {
    ($change:literal, $says:literal, $last:ident) => {
        [
            rule(concat!("request-optional-property-", $change), Level::Info, $says),
            rule(concat!("response-optional-property-", $change), Level::Info, $says),
            rule(concat!("request-required-property-", $change), Level::Info, $says),
            rule(concat!("response-required-property-", $change), Level::$last, $says),
        ]
    };
}

static READ_ONLY: Flag = Flag {
    set: four!("became-read-only", "`{name}` is read-only now", Info),
    cleared: four!("became-not-read-only", "`{name}` is no longer read-only", Info),
};

static WRITE_ONLY: Flag = Flag {
    set: four!("became-write-only", "`{name}` is write-only now", Info),
    cleared: four!("became-not-write-only", "`{name}` is no longer write-only", Warn),
};
