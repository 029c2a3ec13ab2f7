//! Documented values, null, defaults, and whether the value is secret.

use super::{super::fact::Fact, view::View};
use crate::diff::{renaming, rules::values as rules};
use crate::model::{Enum, Shape};
use crate::surface::type_word;

/// Every difference between the values that two schemas document.
pub(super) fn compare(old: &View<'_>, new: &View<'_>, facts: &mut Vec<Fact>) {
    let at = (old.origin(), new.origin());
    let mut say = |fact: Fact| facts.push(fact.at(at.0, at.1));
    let constant = |view: &View<'_>| view.asserts("const").is_some();
    if !constant(old) && !constant(new) {
        documented(old, new, &mut say);
    }
    match (old.nullable, new.nullable) {
        (false, true) => say(Fact::new(&rules::BECAME_NULLABLE, "not null", "null or a value")),
        (true, false) => say(Fact::new(&rules::BECAME_NOT_NULLABLE, "null or a value", "not null")),
        _ => {}
    }
    match (old.default, new.default) {
        (None, Some(default)) => say(Fact::new(&rules::DEFAULT_ADDED, "", default)),
        (Some(default), None) => say(Fact::new(&rules::DEFAULT_REMOVED, default, "")),
        (Some(old), Some(new)) if old != new => say(Fact::new(&rules::DEFAULT_CHANGED, old, new)),
        _ => {}
    }
    let word = |sensitive: bool| if sensitive { "sensitive" } else { "not sensitive" };
    if old.sensitive != new.sensitive {
        say(Fact::new(&rules::SENSITIVE_CHANGED, word(old.sensitive), word(new.sensitive)));
    }
}

fn documented(old: &View<'_>, new: &View<'_>, say: &mut impl FnMut(Fact)) {
    match (&old.schema.shape, &new.schema.shape) {
        (Shape::Enum(one), Shape::Enum(other)) => {
            let (gone, come) = (missing(one, other), missing(other, one));
            let renamed = renaming::unique(gone.len(), come.len(), |old, new| match (gone.get(old), come.get(new)) {
                (Some(old), Some(new)) => renaming::is_respelled(old, new),
                _ => false,
            });
            for (old, gone) in gone.iter().enumerate() {
                let now = renamed.iter().find(|(place, _)| *place == old).and_then(|(_, new)| come.get(*new));
                say(match now {
                    Some(now) => Fact::new(&rules::ENUM_VALUE_RENAMED, *gone, *now),
                    None => Fact::new(&rules::ENUM_VALUE_REMOVED, *gone, ""),
                });
            }
            for (new, come) in come.iter().enumerate() {
                if renamed.iter().all(|(_, place)| *place != new) {
                    say(Fact::new(&rules::ENUM_VALUE_ADDED, "", *come));
                }
            }
        }
        (Shape::Scalar(_) | Shape::Any, Shape::Enum(values)) => {
            say(Fact::new(&rules::BECAME_ENUM, type_word(old.schemas, old.id), list(values)));
        }
        (Shape::Enum(values), Shape::Scalar(_) | Shape::Any) => {
            say(Fact::new(&rules::CEASED_ENUM, list(values), type_word(new.schemas, new.id)));
        }
        _ => {}
    }
}

/// The values of one list that the other does not have.
fn missing<'v>(one: &'v Enum, other: &Enum) -> Vec<&'v str> {
    let known: std::collections::HashSet<&str> = other.values.iter().map(|value| value.value.as_str()).collect();
    one.values.iter().map(|value| value.value.as_str()).filter(|value| !known.contains(value)).collect()
}

fn list(values: &Enum) -> String {
    values.values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(", ")
}
