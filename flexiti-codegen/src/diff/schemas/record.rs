//! Members of records: which came and went, which must be there, in which direction they travel.

use std::collections::HashMap;

use super::{
    super::fact::{Fact, Ruled},
    graph::{PairId, Pairs, Step},
    view::View,
};
use crate::diff::{
    Calendar, renaming,
    rules::{access, fields as rules, life, structure},
};
use crate::model::{Access, Additional, Field, Required};
use crate::surface::type_word;

/// Every difference between the members of two records; common members become steps to their pairs.
pub(super) fn compare(
    pairs: &mut Pairs<'_>,
    old: &View<'_>,
    new: &View<'_>,
    facts: &mut Vec<Fact>,
    steps: &mut Vec<(Step, PairId)>,
) {
    let (Some((fields, others)), Some((new_fields, new_others))) = (old.members(), new.members()) else { return };
    let known: HashMap<&str, &Field> = new_fields.iter().map(|field| (field.name.as_str(), field)).collect();
    let before: HashMap<&str, &Field> = fields.iter().map(|field| (field.name.as_str(), field)).collect();
    let gone: Vec<&Field> = fields.iter().filter(|field| !known.contains_key(field.name.as_str())).collect();
    let come: Vec<&Field> = new_fields.iter().filter(|field| !before.contains_key(field.name.as_str())).collect();
    let renamed = renamed(pairs, &gone, &come);
    for field in fields {
        if let Some(now) = known.get(field.name.as_str()) {
            common(pairs.calendar, field, now, facts);
            steps.push((step(field, now), pairs.pair(field.schema, now.schema)));
        } else if let Some((_, now)) = renamed.iter().find(|(old, _)| old.name == field.name) {
            facts.push(called(field, now));
            common(pairs.calendar, field, now, facts);
            steps.push((step(field, now), pairs.pair(field.schema, now.schema)));
        } else {
            facts.push(removed(old, field).at(field.origin, new.origin()));
        }
    }
    for field in come.iter().filter(|field| renamed.iter().all(|(_, now)| now.name != field.name)) {
        let first = fields.iter().all(|field| !field.required.is_yes());
        facts.push(added(new, field, first).at(old.origin(), field.origin));
    }
    others_of(pairs, (old, others), (new, new_others), facts, steps);
}

/// How a record holds a member that both sides have.
fn step(old: &Field, new: &Field) -> Step {
    let access = if old.access == new.access { old.access } else { Access::Both };
    Step::Field { name: new.name.clone(), access, optional: !old.required.is_yes() && !new.required.is_yes() }
}

/// The members that are the same under another name.
fn renamed<'m>(pairs: &Pairs<'_>, gone: &[&'m Field], come: &[&'m Field]) -> Vec<(&'m Field, &'m Field)> {
    let said = |field: &'m Field| (field.name.as_str(), field.docs.description.as_deref());
    let same = |old: &'m Field, new: &'m Field| {
        old.required == new.required
            && old.access == new.access
            && pairs.alike(old.schema, new.schema)
            && renaming::is_rename(said(old), said(new))
    };
    let places = renaming::unique(gone.len(), come.len(), |old, new| match (gone.get(old), come.get(new)) {
        (Some(old), Some(new)) => same(old, new),
        _ => false,
    });
    places.into_iter().filter_map(|(old, new)| Some((*gone.get(old)?, *come.get(new)?))).collect()
}

fn called(old: &Field, new: &Field) -> Fact {
    let (request, response) = match new.required.is_yes() {
        true => (&rules::REQUEST_REQUIRED_RENAMED, &rules::RESPONSE_REQUIRED_RENAMED),
        false => (&rules::REQUEST_OPTIONAL_RENAMED, &rules::RESPONSE_OPTIONAL_RENAMED),
    };
    let fact = Fact::ruled(Ruled::Apart(request, response), &old.name, &new.name);
    fact.of(&new.name, new.access).at(old.origin, new.origin)
}

/// A member that came; `first` where the record had none that was required.
fn added(view: &View<'_>, field: &Field, first: bool) -> Fact {
    let after = described(view, field);
    let request = match (field.required.is_yes(), &field.default) {
        _ if field.access == Access::ReadOnly => &rules::NEW_OPTIONAL,
        (true, Some(_)) => &rules::NEW_REQUIRED_WITH_DEFAULT,
        (true, None) => &rules::NEW_REQUIRED,
        (false, _) => &rules::NEW_OPTIONAL,
    };
    let response = match field.required.is_yes() {
        true if field.access == Access::WriteOnly => &rules::RESPONSE_REQUIRED_WRITE_ONLY_ADDED,
        false if field.access == Access::WriteOnly => &rules::RESPONSE_WRITE_ONLY_ADDED,
        true if first => &rules::RESPONSE_FIRST_REQUIRED_ADDED,
        true => &rules::RESPONSE_REQUIRED_ADDED,
        false => &rules::RESPONSE_OPTIONAL_ADDED,
    };
    Fact::ruled(Ruled::Apart(request, response), "", after).of(&field.name, Access::Both)
}

fn removed(view: &View<'_>, field: &Field) -> Fact {
    let before = described(view, field);
    let response = match field.required.is_yes() {
        true if field.access == Access::WriteOnly => &rules::RESPONSE_REQUIRED_WRITE_ONLY_REMOVED,
        false if field.access == Access::WriteOnly => &rules::RESPONSE_WRITE_ONLY_REMOVED,
        true => &rules::RESPONSE_REQUIRED_REMOVED,
        false => &rules::RESPONSE_OPTIONAL_REMOVED,
    };
    Fact::ruled(Ruled::Apart(&rules::REQUEST_REMOVED, response), before, "").of(&field.name, Access::Both)
}

/// The type of a member.
fn described(view: &View<'_>, field: &Field) -> String {
    let word = type_word(view.schemas, field.schema);
    if word.is_empty() { "any".to_owned() } else { word }
}

/// What is said of a member beside its schema.
fn common(calendar: Calendar, old: &Field, new: &Field, facts: &mut Vec<Fact>) {
    let access = if old.access == new.access { new.access } else { Access::Both };
    let mut say = |fact: Fact| facts.push(fact.of(&new.name, access).at(old.origin, new.origin));
    let words = || (old.required.word(), new.required.word());
    match (&old.required, &new.required) {
        (old, new) if old == new => {}
        (_, Required::Yes) => {
            let request =
                if new.default.is_some() { &rules::BECAME_REQUIRED_WITH_DEFAULT } else { &rules::BECAME_REQUIRED };
            say(Fact::ruled(Ruled::Apart(request, &rules::BECAME_REQUIRED), words().0, words().1));
        }
        (Required::Yes, _) => say(Fact::new(&rules::BECAME_OPTIONAL, words().0, words().1)),
        _ => say(Fact::new(&rules::REQUIREDNESS_REWORDED, words().0, words().1)),
    }
    for rules in access::changed(old.access, new.access, new.required.is_yes()) {
        say(Fact::ruled(Ruled::Apart(rules.request, rules.response), access_word(old.access), access_word(new.access)));
    }
    for turn in calendar.turns(&old.docs, &new.docs) {
        let (before, after) = turn.values();
        say(Fact::new(life::of_value(&turn), before, after));
    }
}

fn access_word(access: Access) -> &'static str {
    match access {
        Access::Both => "read and written",
        Access::ReadOnly => "read-only",
        Access::WriteOnly => "write-only",
    }
}

/// Members that no name is given for.
fn others_of(
    pairs: &mut Pairs<'_>,
    (old, one): (&View<'_>, Additional),
    (new, other): (&View<'_>, Additional),
    facts: &mut Vec<Fact>,
    steps: &mut Vec<(Step, PairId)>,
) {
    // Where the keywords themselves changed, their own rules say so.
    let patterns = |view: &View<'_>| {
        let of = |keyword: &&str| view.assertions.iter().filter(|said| said.keyword == **keyword).count();
        ["patternProperties", "unevaluatedProperties"].iter().map(of).sum::<usize>()
    };
    let asserted = patterns(old) != patterns(new);
    let word = |view: &View<'_>, id| Some(type_word(view.schemas, id)).filter(|word| !word.is_empty());
    let fact = match (one, other) {
        (Additional::Typed(old), Additional::Typed(new)) => {
            steps.push((Step::Values, pairs.pair(old, new)));
            return;
        }
        _ if asserted => return,
        (Additional::Forbidden, Additional::Forbidden) => return,
        (Additional::Forbidden, _) => Fact::new(&structure::MEMBERS_OPENED, "forbidden", "allowed"),
        (_, Additional::Forbidden) => Fact::new(&structure::MEMBERS_CLOSED, "allowed", "forbidden"),
        (Additional::Typed(id), _) => {
            Fact::new(&structure::MEMBERS_FREED, word(old, id).unwrap_or("any".into()), "any")
        }
        (_, Additional::Typed(id)) => {
            Fact::new(&structure::MEMBERS_LIMITED, "any", word(new, id).unwrap_or("any".into()))
        }
        _ => return,
    };
    facts.push(fact.at(old.origin(), new.origin()));
}
