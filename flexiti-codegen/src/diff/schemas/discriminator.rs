//! The member that tells which variant a value is.

use super::{super::fact::Fact, unions::word, view::View};
use crate::diff::rules::structure as rules;
use crate::model::Union;

/// Every difference between the discriminators of two unions, of which the variants are matched already.
pub(super) fn compare(
    (old, one): (&View<'_>, &Union),
    (new, other): (&View<'_>, &Union),
    partners: &[Option<usize>],
    facts: &mut Vec<Fact>,
) {
    match (&one.discriminator, &other.discriminator) {
        (None, Some(now)) => facts.push(Fact::new(&rules::DISCRIMINATOR_ADDED, "", &now.member)),
        (Some(gone), None) => facts.push(Fact::new(&rules::DISCRIMINATOR_REMOVED, &gone.member, "")),
        (Some(gone), Some(now)) if gone.member != now.member => {
            facts.push(Fact::new(&rules::DISCRIMINATOR_RENAMED, &gone.member, &now.member));
        }
        (Some(_), Some(_)) => mapping((old, one), (new, other), partners, facts),
        (None, None) => {}
    }
}

/// Values that tell a variant. Those of variants that came or went are said with the variant.
fn mapping(
    (old, one): (&View<'_>, &Union),
    (new, other): (&View<'_>, &Union),
    partners: &[Option<usize>],
    facts: &mut Vec<Fact>,
) {
    let owner = |tag: &String| {
        let variant = other.variants.iter().find(|variant| variant.tags.contains(tag)).map(|taken| word(new, taken));
        variant.or_else(|| elsewhere(other).find(|(value, _)| value == tag).map(|(_, name)| name.clone()))
    };
    let says = |tag: &str, name: &str| format!("{tag}: {name}");
    let gone = |tag: &String, name: &str| match owner(tag) {
        Some(now) => Fact::new(&rules::MAPPING_CHANGED, says(tag, name), says(tag, &now)),
        None => Fact::new(&rules::MAPPING_REMOVED, says(tag, name), ""),
    };
    for (variant, partner) in one.variants.iter().zip(partners) {
        let Some(now) = partner.and_then(|index| other.variants.get(index)) else { continue };
        facts.extend(
            variant.tags.iter().filter(|tag| !now.tags.contains(tag)).map(|tag| gone(tag, &word(old, variant))),
        );
    }
    for (tag, name) in elsewhere(one).filter(|(tag, name)| owner(tag).as_ref() != Some(name)) {
        facts.push(gone(tag, name));
    }
    let known = |tag: &String| {
        one.variants.iter().any(|variant| variant.tags.contains(tag)) || elsewhere(one).any(|(value, _)| value == tag)
    };
    let matched = |index: usize| partners.contains(&Some(index));
    for (_, now) in other.variants.iter().enumerate().filter(|(index, _)| matched(*index)) {
        let come = now.tags.iter().filter(|tag| !known(tag));
        facts.extend(come.map(|tag| Fact::new(&rules::MAPPING_ADDED, "", says(tag, &word(new, now)))));
    }
    for (tag, name) in elsewhere(other).filter(|(tag, _)| !known(tag)) {
        facts.push(Fact::new(&rules::MAPPING_ADDED, "", says(tag, name)));
    }
}

/// Values that mean a schema which is no variant.
fn elsewhere(union: &Union) -> impl Iterator<Item = &(String, String)> {
    union.discriminator.iter().flat_map(|discriminator| &discriminator.elsewhere)
}
