//! The id and level of a rule at a site, with the few that do not follow from the pattern.

use std::borrow::Cow;

use super::{Direction, Rule, Site};
use crate::diff::Level;

/// Ids that are spelled otherwise.
const SPELLED: [(&str, &str); 6] = [
    ("response-body-enum-value-removed", "response-mediatype-enum-value-removed"),
    // Items are within a parameter; their number of items is said as the parameter's own.
    ("request-parameter-property-max-items-decreased", "request-parameter-max-items-decreased"),
    ("request-parameter-property-max-items-increased", "request-parameter-max-items-increased"),
    // A parameter has one rule for its deprecation, with or without a day.
    ("request-parameter-deprecated-with-sunset", "request-parameter-deprecated"),
    ("request-parameter-deprecated-sunset-invalid", "request-parameter-sunset-parse"),
    ("request-parameter-sunset-invalid", "request-parameter-sunset-parse"),
];

/// Rules that have a name of their own within headers of requests.
const IN_HEADERS: [(&str, &str); 3] = [
    ("became-enum", "request-header-property-became-enum"),
    ("became-required", "request-header-property-became-required"),
    ("new-required-request-property", "new-required-request-header-property"),
];

/// Levels that a site makes different.
const LEVELS: [(&str, Level); 4] = [
    ("request-parameter-default-value-added", Level::Error),
    ("request-parameter-default-value-changed", Level::Error),
    ("request-parameter-default-value-removed", Level::Error),
    ("request-parameter-property-type-changed", Level::Warn),
];

/// What the rule is called at a site.
pub(in crate::diff) fn id(rule: &Rule, site: Site) -> Cow<'static, str> {
    let own = IN_HEADERS.iter().find(|(name, _)| site == Site::HeaderParameterProperty && *name == rule.name);
    if let Some((_, id)) = own {
        return Cow::Borrowed(id);
    }
    if !rule.placed {
        return Cow::Borrowed(rule.name);
    }
    let id = format!("{}-{}", site.prefix(), rule.name);
    match SPELLED.iter().find(|(regular, _)| *regular == id) {
        Some((_, spelled)) => Cow::Borrowed(spelled),
        None => Cow::Owned(id),
    }
}

/// How much the rule matters at a site. What does not travel does not matter.
pub(in crate::diff) fn level(rule: &Rule, site: Site) -> Level {
    if site.is_idle() {
        return Level::Info;
    }
    let id = id(rule, site);
    let exception = LEVELS.iter().find(|(name, _)| *name == id).map(|(_, level)| *level);
    exception.unwrap_or(match site.direction() {
        Direction::Request => rule.request.level,
        Direction::Response => rule.response.level,
    })
}
