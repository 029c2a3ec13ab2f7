//! `allOf`: parts that came or went. What they do to members is seen in the joined record; only what shows nowhere else
//! is said here, and a composition that was flattened, or made of what stood in place, is no change.

use super::{super::fact::Fact, graph::Pairs, view::View};
use crate::diff::rules::structure as rules;
use crate::model::SchemaId;

/// What is to be said of the parts if the joined schemas show no difference.
pub(super) fn compare(pairs: &Pairs<'_>, old: &View<'_>, new: &View<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    if new.remarks > old.remarks {
        facts.push(Fact::new(&rules::ALL_OF_ADDED_ANNOTATION, "", "prose"));
    } else if new.remarks < old.remarks && !new.parts.is_empty() {
        facts.push(Fact::new(&rules::ALL_OF_REMOVED_ANNOTATION, "prose", ""));
    } else if !old.parts.is_empty() && !new.parts.is_empty() {
        let (gone, come) = unmatched(pairs, old, new);
        // As many as went came: they are the same parts under other names, or the joined record tells the difference.
        for part in gone.iter().skip(come.len()) {
            facts.push(Fact::new(&rules::ALL_OF_REMOVED, name(old, *part), ""));
        }
        for part in come.iter().skip(gone.len()) {
            facts.push(Fact::new(&rules::ALL_OF_ADDED, "", name(new, *part)));
        }
    }
    facts.into_iter().map(|fact| fact.at(old.origin(), new.origin())).collect()
}

/// The parts of either side that the other does not have.
fn unmatched(pairs: &Pairs<'_>, old: &View<'_>, new: &View<'_>) -> (Vec<SchemaId>, Vec<SchemaId>) {
    let mut come: Vec<SchemaId> = new.parts.to_vec();
    let mut gone = Vec::new();
    for part in old.parts {
        let component = old.schemas[*part].component.as_deref();
        let named = |id: &SchemaId| component.is_some() && new.schemas[*id].component.as_deref() == component;
        let alike = |id: &SchemaId| pairs.alike(*part, *id);
        match come.iter().position(named).or_else(|| come.iter().position(alike)) {
            Some(index) => drop(come.remove(index)),
            None => gone.push(*part),
        }
    }
    (gone, come)
}

fn name(view: &View<'_>, part: SchemaId) -> String {
    view.schemas[part].component.clone().unwrap_or_else(|| "a schema in place".into())
}
