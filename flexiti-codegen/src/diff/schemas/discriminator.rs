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
    let owner = |tag: &String| other.variants.iter().position(|variant| variant.tags.contains(tag));
    for (variant, partner) in one.variants.iter().zip(partners) {
        let Some(now) = partner.and_then(|index| other.variants.get(index)) else { continue };
        for tag in variant.tags.iter().filter(|tag| !now.tags.contains(tag)) {
            let before = format!("{tag}: {}", word(old, variant));
            facts.push(match owner(tag).and_then(|index| other.variants.get(index)) {
                Some(taken) => Fact::new(&rules::MAPPING_CHANGED, before, format!("{tag}: {}", word(new, taken))),
                None => Fact::new(&rules::MAPPING_REMOVED, before, ""),
            });
        }
        let known = |tag: &&String| one.variants.iter().any(|variant| variant.tags.contains(tag));
        for tag in now.tags.iter().filter(|tag| !known(tag)) {
            facts.push(Fact::new(&rules::MAPPING_ADDED, "", format!("{tag}: {}", word(new, now))));
        }
    }
}
