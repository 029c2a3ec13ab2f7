//! The assertions of JSON Schema 2020-12, keyword by keyword.

use indexmap::IndexMap;

use super::{super::fact::Fact, view::View};
use crate::diff::rules::{
    self,
    limits::{Limit, MAX_CONTAINS, MIN_CONTAINS},
    values,
};
use crate::model::Assertion;

type ByEntry<'m> = IndexMap<(&'m str, &'m str), &'m Assertion>;

/// Every difference between the assertions of two schemas.
pub(super) fn compare(old: &View<'_>, new: &View<'_>, facts: &mut Vec<Fact>) {
    if old.assertions.is_empty() && new.assertions.is_empty() {
        return;
    }
    let (one, other) = (by_entry(old), by_entry(new));
    let origin = (old.origin(), new.origin());
    for (key, gone) in &one {
        let fact = match other.get(key) {
            Some(now) if now.says != gone.says => changed(gone, now, &other),
            Some(_) => None,
            None => removed(gone).map(|fact| fact.at(gone.origin, origin.1)),
        };
        facts.extend(fact);
    }
    for (key, come) in &other {
        if !one.contains_key(key) {
            facts.extend(added(come).map(|fact| fact.at(origin.0, come.origin)));
        }
    }
}

fn by_entry<'m>(view: &View<'m>) -> ByEntry<'m> {
    view.assertions.iter().map(|said| ((said.keyword.as_str(), said.entry.as_str()), *said)).collect()
}

fn added(come: &Assertion) -> Option<Fact> {
    let rule = match come.keyword.as_str() {
        "const" => &values::CONST_ADDED,
        "x-extensible-enum" => &values::EXTENSIBLE_VALUE_ADDED,
        "minContains" => &MIN_CONTAINS.set,
        "maxContains" => &MAX_CONTAINS.set,
        other => &rules::keyword(other)?.added,
    };
    Some(Fact::new(rule, "", word(come)))
}

fn removed(gone: &Assertion) -> Option<Fact> {
    let rule = match gone.keyword.as_str() {
        "const" => &values::CONST_REMOVED,
        "x-extensible-enum" => &values::EXTENSIBLE_VALUE_REMOVED,
        "minContains" => &MIN_CONTAINS.unset,
        "maxContains" => &MAX_CONTAINS.unset,
        other => &rules::keyword(other)?.removed,
    };
    Some(Fact::new(rule, word(gone), ""))
}

fn changed(gone: &Assertion, now: &Assertion, all: &ByEntry<'_>) -> Option<Fact> {
    let count = |limit: &'static Limit| match super::number::compare(&gone.says, &now.says) {
        std::cmp::Ordering::Less => &limit.increased,
        _ => &limit.decreased,
    };
    let rule = match gone.keyword.as_str() {
        "const" => &values::CONST_CHANGED,
        "minContains" => count(&MIN_CONTAINS),
        "maxContains" => count(&MAX_CONTAINS),
        // The items of a tuple, the values of the only pattern and other members are compared as schemas.
        "prefixItems" | "unevaluatedProperties" => return None,
        "patternProperties" if all.keys().filter(|(keyword, _)| *keyword == "patternProperties").count() == 1 => {
            return None;
        }
        other => &rules::keyword(other)?.changed,
    };
    Some(Fact::new(rule, word(gone), word(now)).at(gone.origin, now.origin))
}

/// What an assertion says, with the entry that it is about.
fn word(assertion: &Assertion) -> String {
    match assertion.keyword.as_str() {
        "x-extensible-enum" => assertion.entry.clone(),
        _ if assertion.entry.is_empty() => assertion.says.clone(),
        _ => format!("{}: {}", assertion.entry, assertion.says),
    }
}
