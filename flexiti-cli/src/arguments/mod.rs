//! The arguments of an operation: its parameters, and the scalar members of its body, by the names of flags.
//!
//! What does not live here: what is given for them ([`crate::ask`]).

mod body;

pub(crate) use body::Content;

use flexiti_description::{Kind, Operation, Parameter, Required, Shape, Supplied};

use crate::{
    names::Names,
    value::{Shapes, is_scalar},
};

/// What a flag of every operation is called, so that no argument is.
pub(crate) const SETTINGS: [&str; 15] = [
    "body",
    "credentials",
    "dry-run",
    "environment",
    "help",
    "idempotency-key",
    "items",
    "output",
    "reference-id",
    "scope",
    "show-sensitive",
    "timeout",
    "version",
    "waive-limits",
    "yes",
];

/// An argument of an operation.
pub(crate) struct Argument<'d> {
    /// The name of its flag, without hyphens in front.
    pub(crate) flag: String,
    /// Its name on the wire.
    pub(crate) wire: &'d str,
    /// Where it goes.
    pub(crate) place: Place<'d>,
    /// The shape of one value; of a list that is one flag for each item, that of an item.
    pub(crate) shape: &'d Shape,
    /// Whether the flag may come several times.
    pub(crate) many: bool,
    pub(crate) required: &'d Required,
    pub(crate) sensitive: bool,
    pub(crate) deprecated: bool,
    pub(crate) said: Option<&'d str>,
}

/// Where an argument goes.
#[derive(Clone, Copy)]
pub(crate) enum Place<'d> {
    /// Path, query, header or cookie.
    Parameter(&'d Parameter),
    /// The body.
    Member,
}

/// The arguments of an operation, parameters first. What the client brings by itself is none, but for the client's id,
/// which a client without client credentials has not.
pub(crate) fn of<'d>(operation: &'d Operation, shapes: Shapes<'d>) -> Vec<Argument<'d>> {
    let mut names = Names::but(&SETTINGS);
    let mut arguments = Vec::new();
    for parameter in &operation.parameters {
        if parameter.supplied.is_some_and(|supplied| supplied != Supplied::ClientId) {
            continue;
        }
        let (shape, many) = repeated(&parameter.shape, shapes);
        arguments.push(Argument {
            flag: names.give(&parameter.name, parameter.location.word()),
            wire: &parameter.name,
            place: Place::Parameter(parameter),
            shape,
            many,
            required: if parameter.supplied.is_some() { &Required::No } else { &parameter.required },
            sensitive: parameter.sensitive || shapes.is_sensitive(&parameter.shape),
            deprecated: parameter.deprecated,
            said: parameter.description.as_deref(),
        });
    }
    let content = Content::of(operation);
    for field in content.iter().flat_map(|content| content.fields(shapes)) {
        let (shape, many) = repeated(&field.shape, shapes);
        if !is_scalar(shape, shapes) && !matches!(shapes.resolve(shape).kind, Kind::Any) {
            continue;
        }
        arguments.push(Argument {
            flag: names.give(&field.name, "body"),
            wire: &field.name,
            place: Place::Member,
            shape,
            many,
            required: &field.required,
            sensitive: field.sensitive || shapes.is_sensitive(&field.shape),
            deprecated: field.deprecated,
            said: field.description.as_deref(),
        });
    }
    arguments
}

/// The shape of one word, and whether there may be several.
fn repeated<'d>(shape: &'d Shape, shapes: Shapes<'d>) -> (&'d Shape, bool) {
    match shapes.item(shape) {
        Some(item) if is_scalar(item, shapes) => (item, true),
        _ => (shape, false),
    }
}
