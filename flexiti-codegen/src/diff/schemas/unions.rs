//! Unions: which variants came and went, and whether a plain value became one of several.

use super::{
    super::fact::{Fact, Ruled},
    discriminator,
    graph::{PairId, Pairs, Step},
    limits,
    types::TypeChange,
    view::View,
};
use crate::diff::rules::{Rule, structure as rules};
use crate::model::{SchemaId, Shape, Union, Variant};
use crate::surface::type_word;

/// Compares where one side at least is a union; `false` where neither is.
pub(super) fn compare(
    pairs: &mut Pairs<'_>,
    old: &View<'_>,
    new: &View<'_>,
    facts: &mut Vec<Fact>,
    steps: &mut Vec<(Step, PairId)>,
) -> bool {
    let place = facts.len();
    match (old.union(), new.union()) {
        (Some(one), Some(other)) => variants(pairs, (old, one), (new, other), facts, steps),
        (None, Some(union)) => wrapped(pairs, old, (new, union), facts, steps),
        (Some(union), None) => unwrapped(pairs, (old, union), new, facts, steps),
        (None, None) => return false,
    }
    for fact in facts.iter_mut().skip(place) {
        fact.old = fact.old.or(Some(old.origin()));
        fact.new = fact.new.or(Some(new.origin()));
    }
    true
}

fn added(union: &Union) -> &'static Rule {
    if union.exactly_one { &rules::ONE_OF_ADDED } else { &rules::ANY_OF_ADDED }
}

/// The same where there was no union before.
fn made(union: &Union) -> &'static Rule {
    if union.exactly_one { &rules::ONE_OF_MADE } else { &rules::ANY_OF_MADE }
}

fn removed(union: &Union) -> &'static Rule {
    if union.exactly_one { &rules::ONE_OF_REMOVED } else { &rules::ANY_OF_REMOVED }
}

fn variants(
    pairs: &mut Pairs<'_>,
    (old, one): (&View<'_>, &Union),
    (new, other): (&View<'_>, &Union),
    facts: &mut Vec<Fact>,
    steps: &mut Vec<(Step, PairId)>,
) {
    let partners = partners(pairs, (old, one), (new, other));
    for (variant, partner) in one.variants.iter().zip(&partners) {
        match partner.and_then(|index| other.variants.get(index)) {
            Some(now) => steps.push((Step::Variant, pairs.pair(variant.schema, now.schema))),
            None => {
                let origin = old.schemas[variant.schema].origin;
                facts.push(Fact::new(removed(one), word(old, variant), "").at(origin, None));
            }
        }
    }
    let matched: Vec<usize> = partners.iter().copied().flatten().collect();
    for (_, variant) in other.variants.iter().enumerate().filter(|(index, _)| !matched.contains(index)) {
        facts.push(Fact::new(added(other), "", word(new, variant)).at(None, new.schemas[variant.schema].origin));
    }
    discriminator::compare((old, one), (new, other), &partners, facts);
}

/// A way to tell that two variants are the same.
type Likeness<'f> = &'f dyn Fn(&Variant, &Variant) -> bool;

/// For each old variant the new one that it became: by component, by likeness, by name.
fn partners(
    pairs: &Pairs<'_>,
    (old, one): (&View<'_>, &Union),
    (new, other): (&View<'_>, &Union),
) -> Vec<Option<usize>> {
    let mut partners = vec![None; one.variants.len()];
    let mut free: Vec<bool> = vec![true; other.variants.len()];
    let component = |view: &View<'_>, id: SchemaId| view.schemas[id].component.clone();
    let by: [Likeness<'_>; 3] = [
        &|a, b| component(old, a.schema).is_some() && component(old, a.schema) == component(new, b.schema),
        &|a, b| pairs.alike(a.schema, b.schema),
        &|a, b| a.name.is_some() && a.name == b.name,
    ];
    for same in by {
        for (variant, partner) in one.variants.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
            let found = other.variants.iter().zip(&free).position(|(now, free)| *free && same(variant, now));
            if let Some(index) = found
                && let Some(free) = free.get_mut(index)
            {
                *free = false;
                *partner = Some(index);
            }
        }
    }
    partners
}

/// What was a plain value is one of several shapes: the old one among them, or not.
fn wrapped(
    pairs: &mut Pairs<'_>,
    old: &View<'_>,
    (new, union): (&View<'_>, &Union),
    facts: &mut Vec<Fact>,
    steps: &mut Vec<(Step, PairId)>,
) {
    let same = union.variants.iter().position(|variant| pairs.alike(old.id, variant.schema));
    if let Some(kept) = of_one_type(new, union, old) {
        facts.push(Fact::ruled(Ruled::Types(TypeChange::to_several()), plain(old), type_word(new.schemas, new.id)));
        limits::compare(old, &kept, facts);
        return;
    }
    if same.is_none() {
        facts.push(Fact::new(&rules::WRAPPED, plain(old), type_word(new.schemas, new.id)));
    }
    let kept = same.or_else(|| nearest(new, union, old));
    for (index, variant) in union.variants.iter().enumerate() {
        if Some(index) == kept {
            steps.push((Step::Variant, pairs.pair(old.id, variant.schema)));
        } else {
            facts.push(Fact::new(made(union), "", word(new, variant)).at(None, new.schemas[variant.schema].origin));
        }
    }
}

fn unwrapped(
    pairs: &mut Pairs<'_>,
    (old, union): (&View<'_>, &Union),
    new: &View<'_>,
    facts: &mut Vec<Fact>,
    steps: &mut Vec<(Step, PairId)>,
) {
    let same = union.variants.iter().position(|variant| pairs.alike(variant.schema, new.id));
    if let Some(kept) = of_one_type(old, union, new) {
        facts.push(Fact::ruled(Ruled::Types(TypeChange::to_one()), type_word(old.schemas, old.id), plain(new)));
        limits::compare(&kept, new, facts);
        return;
    }
    if same.is_none() {
        facts.push(Fact::new(&rules::UNWRAPPED, type_word(old.schemas, old.id), plain(new)));
    }
    let kept = same.or_else(|| nearest(old, union, new));
    for (index, variant) in union.variants.iter().enumerate() {
        if Some(index) == kept {
            steps.push((Step::Variant, pairs.pair(variant.schema, new.id)));
        } else {
            facts.push(Fact::new(removed(union), word(old, variant), "").at(old.schemas[variant.schema].origin, None));
        }
    }
}

/// The only variant that is a single value of the same type as a plain one: the value may have other types now, or no
/// longer.
fn of_one_type<'m>(several: &View<'m>, union: &Union, plain: &View<'_>) -> Option<View<'m>> {
    if !matches!(plain.schema.shape, Shape::Scalar(_)) || plain.types.is_empty() {
        return None;
    }
    let variants = union.variants.iter().map(|variant| View::of(several.schemas, variant.schema));
    let mut same =
        variants.filter(|variant| matches!(variant.schema.shape, Shape::Scalar(_)) && variant.types == plain.types);
    same.next().filter(|_| same.next().is_none())
}

/// The variant that shares most members with a record.
fn nearest(view: &View<'_>, union: &Union, plain: &View<'_>) -> Option<usize> {
    let (fields, _) = plain.members()?;
    let shared = |variant: &Variant| {
        let (others, _) = View::of(view.schemas, variant.schema).members()?;
        Some(fields.iter().filter(|field| others.iter().any(|other| other.name == field.name)).count())
    };
    let counted = union.variants.iter().enumerate().filter_map(|(index, variant)| Some((index, shared(variant)?)));
    counted
        .filter(|(_, count)| *count > 0)
        .max_by_key(|(index, count)| (*count, std::cmp::Reverse(*index)))
        .map(|(index, _)| index)
}

fn plain(view: &View<'_>) -> String {
    let word = type_word(view.schemas, view.id);
    if word.is_empty() { "any".into() } else { word }
}

/// What a variant is called.
pub(super) fn word(view: &View<'_>, variant: &Variant) -> String {
    let named = view.schemas[variant.schema].component.clone().or_else(|| variant.name.clone());
    named.unwrap_or_else(|| plain(&View::of(view.schemas, variant.schema)))
}
