//! A request against what the document says of it: everything that is wrong, at once.
//!
//! What lives here: reading parameters and bodies, and holding them against shapes and limits. What does not: what is
//! answered to a request that is wrong, and who may ask.

mod body;
mod format;
mod incoming;
mod multipart;
mod number;
mod parameters;
mod style;
mod value;
mod violation;

use flexiti_description::{Content, Operation};

use self::value::Checker;
pub use self::violation::{Place, Violation};
pub(crate) use self::{
    body::{form, likeness},
    incoming::Incoming,
    number::decimal,
    style::{decoded, decoded_path, pairs},
};
use crate::{plan::Plan, value::Value};

/// Everything that is wrong with the parameters and the body, and what the body holds.
pub(crate) fn check<'p>(
    plan: &'p Plan,
    operation: &'p Operation,
    form: Option<&'p Content>,
    incoming: &Incoming<'_>,
) -> (Vec<Violation>, Value) {
    let mut checker = Checker::new(plan);
    parameters::check(plan, operation, incoming, &mut checker);
    let body = body::check(&plan.description, operation, form, incoming, &mut checker);
    (checker.found, body)
}

/// Whether a value keeps to a shape: what is made here is held against the same limits as what comes in.
pub(crate) fn fits(plan: &Plan, shape: &flexiti_description::Shape, value: &Value) -> bool {
    let mut checker = Checker::new(plan);
    checker.value(shape, value);
    checker.found.is_empty()
}

/// Whether a number keeps to its limits.
pub(crate) fn keeps(limits: &flexiti_description::Limits, number: &str) -> bool {
    let mut kept = true;
    number::broken(limits, number, |_, _| kept = false);
    kept
}
