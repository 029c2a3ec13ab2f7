//! Parameters: each is found where it travels, read in its style, and held against its shape.

use flexiti_description::{Location, Operation, Parameter};

use super::{
    Incoming, Place,
    style::{self, Pair},
    value::Checker,
};
use crate::{plan::Plan, value::Value};

/// Checks all of an operation's parameters.
pub(super) fn check<'p>(plan: &'p Plan, operation: &'p Operation, incoming: &Incoming<'_>, checker: &mut Checker<'p>) {
    if operation.parameters.is_empty() {
        return;
    }
    let query = style::pairs(incoming.query);
    let cookie = incoming.header("cookie").unwrap_or_default();
    let cookies = style::cookies(cookie);
    for parameter in &operation.parameters {
        let place = match parameter.location {
            Location::Path => Place::Path,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
        };
        checker.at(place, &parameter.name, !parameter.json);
        match read(plan, parameter, incoming, &query, &cookies) {
            Read::Value(value) => checker.value(&parameter.shape, &value),
            Read::Absent if parameter.required.is_yes() => checker.break_rule("required", "required"),
            Read::Absent => {}
            Read::Unreadable(asks) => checker.break_rule("style", asks),
        }
    }
}

enum Read {
    Value(Value),
    Absent,
    /// What it should have been.
    Unreadable(&'static str),
}

fn read(plan: &Plan, parameter: &Parameter, incoming: &Incoming<'_>, query: &[Pair<'_>], cookies: &[Pair<'_>]) -> Read {
    let (name, shape) = (parameter.name.as_str(), &parameter.shape);
    if parameter.json {
        return json(parameter, incoming, query, cookies);
    }
    let style = (parameter.style, parameter.explode);
    let found = |value: Option<Value>| value.map_or(Read::Absent, Read::Value);
    match parameter.location {
        Location::Path => match incoming.placeholder(name) {
            Some(raw) => {
                let value = style::of_text(&plan.description, shape, style, name, raw, style::decoded_path);
                value.map_or(Read::Unreadable("written in the style that the document says"), Read::Value)
            }
            None => Read::Absent,
        },
        Location::Header => found(
            incoming
                .header(name)
                .and_then(|text| style::of_text(&plan.description, shape, style, name, text, style::trimmed)),
        ),
        Location::Query => found(style::of_pairs(&plan.description, shape, style, name, query)),
        Location::Cookie => found(style::of_pairs(&plan.description, shape, style, name, cookies)),
    }
}

fn json(parameter: &Parameter, incoming: &Incoming<'_>, query: &[Pair<'_>], cookies: &[Pair<'_>]) -> Read {
    let name = parameter.name.as_str();
    let raw = |pairs: &[Pair<'_>]| pairs.iter().find(|pair| pair.name == name).map(|pair| style::decoded(pair.raw));
    let text = match parameter.location {
        Location::Path => incoming.placeholder(name).map(style::decoded_path),
        Location::Header => incoming.header(name).map(str::to_owned),
        Location::Query => raw(query),
        Location::Cookie => raw(cookies),
    };
    match text.map(|text| Value::from_json(text.as_bytes())) {
        Some(Ok(value)) => Read::Value(value),
        Some(Err(_)) => Read::Unreadable("JSON"),
        None => Read::Absent,
    }
}
