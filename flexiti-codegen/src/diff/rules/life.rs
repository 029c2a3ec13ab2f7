//! The lives of operations, parameters and members: deprecation, announced ends, promises of stability.

use super::{Rule, fields, operations, parameters};
use crate::diff::life::Turn;

/// What a turn means for an operation.
pub(in crate::diff) fn of_operation(turn: &Turn) -> &'static Rule {
    match turn {
        Turn::Deprecated => &operations::DEPRECATED,
        Turn::DeprecatedUntil(_) => &operations::DEPRECATED_WITH_SUNSET,
        Turn::EndMissing => &operations::SUNSET_MISSING,
        Turn::DeprecatedUntilUnreadable(_) => &operations::DEPRECATED_SUNSET_UNREADABLE,
        Turn::EndTooSoon(_) => &operations::SUNSET_TOO_SOON,
        Turn::Reactivated => &operations::REACTIVATED,
        Turn::EndDeleted(_) => &operations::SUNSET_DELETED,
        Turn::EndUnreadable(_) => &operations::SUNSET_UNREADABLE,
        Turn::EndEarlier(..) => &operations::SUNSET_CHANGED,
        Turn::StabilityDecreased(..) => &operations::STABILITY_DECREASED,
        Turn::StabilityIncreased(..) => &operations::STABILITY_INCREASED,
        Turn::StabilityUnknown(_) => &operations::STABILITY_UNKNOWN,
    }
}

/// What a turn means for a parameter or a member.
pub(in crate::diff) fn of_value(turn: &Turn) -> &'static Rule {
    match turn {
        Turn::Deprecated => &fields::DEPRECATED,
        Turn::DeprecatedUntil(_) => &DEPRECATED_WITH_SUNSET,
        Turn::EndMissing => &SUNSET_MISSING,
        Turn::DeprecatedUntilUnreadable(_) => &DEPRECATED_SUNSET_UNREADABLE,
        Turn::EndTooSoon(_) => &SUNSET_TOO_SOON,
        Turn::Reactivated => &fields::REACTIVATED,
        Turn::EndDeleted(_) => &SUNSET_DELETED,
        Turn::EndUnreadable(_) => &SUNSET_UNREADABLE,
        Turn::EndEarlier(..) => &SUNSET_CHANGED,
        Turn::StabilityDecreased(..) => &STABILITY_DECREASED,
        Turn::StabilityIncreased(..) => &STABILITY_INCREASED,
        Turn::StabilityUnknown(_) => &operations::STABILITY_UNKNOWN,
    }
}

/// What it means that a deprecated parameter or operation is gone, by whether its day was still to come.
pub(in crate::diff) fn parameter_removed(deprecated: bool, early: bool) -> &'static Rule {
    match (deprecated, early) {
        (true, true) => &parameters::REMOVED_BEFORE_SUNSET,
        (true, false) => &parameters::REMOVED_WITH_DEPRECATION,
        (false, _) => &parameters::REMOVED,
    }
}

super::rule::declare! {
    Schema;
    DEPRECATED_WITH_SUNSET = "deprecated-with-sunset", PLACED, "deprecated", Change {
        request: Info Behaves "its use is a warning of the compiler",
        response: Info Behaves "its use is a warning of the compiler",
        says: "`{name}` is deprecated and ends on {after}",
        why: "The vendor announces its end.",
        remedy: "do without it by that day",
    }
    SUNSET_MISSING = "deprecated-sunset-missing", PLACED, "deprecated", Change {
        request: Error Behaves "its use is a warning of the compiler",
        response: Error Behaves "its use is a warning of the compiler",
        says: "`{name}` is deprecated, and nobody says until when it stays",
        why: "A notice was asked for, and none is given.",
        remedy: "ask the vendor for the day of its end",
    }
    DEPRECATED_SUNSET_UNREADABLE = "deprecated-sunset-invalid", PLACED, "deprecated", Change {
        request: Error Behaves "its use is a warning of the compiler",
        response: Error Behaves "its use is a warning of the compiler",
        says: "`{name}` is deprecated and ends on {after}, which is no day",
        why: "Days are written as in 2027-01-31.",
        remedy: "ask the vendor for the day of its end",
    }
    SUNSET_TOO_SOON = "sunset-date-too-small", PLACED, "deprecated", Change {
        request: Error Behaves "its use is a warning of the compiler",
        response: Error Behaves "its use is a warning of the compiler",
        says: "`{name}` is deprecated and ends on {after}, which is too soon",
        why: "Clients have less time than they need.",
        remedy: "do without it at once, and ask the vendor for more time",
    }
    SUNSET_DELETED = "sunset-deleted", PLACED, "sunset-changed", Remove {
        request: Error Nothing "documentation alone",
        response: Error Nothing "documentation alone",
        says: "the day on which `{name}` ends, {before}, is no longer said",
        why: "It may end any day.",
        remedy: "ask the vendor",
    }
    SUNSET_UNREADABLE = "sunset-invalid", PLACED, "sunset-changed", Change {
        request: Error Nothing "documentation alone",
        response: Error Nothing "documentation alone",
        says: "the day on which `{name}` ends is {after}, which is no day",
        why: "Days are written as in 2027-01-31.",
        remedy: "ask the vendor for the day of its end",
    }
    SUNSET_CHANGED = "sunset-date-changed-too-small", PLACED, "sunset-changed", Change {
        request: Error Nothing "documentation alone",
        response: Error Nothing "documentation alone",
        says: "`{name}` ends on {after} now, it was {before}",
        why: "Clients had been given more time.",
        remedy: "do without it by the earlier day",
    }
    STABILITY_DECREASED = "stability-decreased", PLACED, "stability-changed", Decrease {
        request: Error Nothing "documentation alone",
        response: Error Nothing "documentation alone",
        says: "`{name}` is {after} now, it was {before}",
        why: "The vendor promises less than before.",
        remedy: "expect changes",
    }
    STABILITY_INCREASED = "stability-increased", PLACED, "stability-changed", Increase {
        request: Info Nothing "documentation alone",
        response: Info Nothing "documentation alone",
        says: "`{name}` is {after} now, it was {before}",
        why: "The vendor promises more than before.",
        remedy: "nothing needs to be done",
    }
}
