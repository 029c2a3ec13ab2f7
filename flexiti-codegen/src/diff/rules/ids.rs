//! The id and level of a rule at a site, with the few that do not follow from the pattern.

use std::borrow::Cow;

use super::{Direction, Rule, Site};
use crate::diff::Level;

/// Ids that are spelled otherwise.
const SPELLED: [(&str, &str); 2] = [
    ("response-body-enum-value-removed", "response-mediatype-enum-value-removed"),
    ("response-body-media-type-changed", "response-media-type-name-changed"),
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
