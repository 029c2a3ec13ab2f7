//! Runs mutations and compares what came of them with what had to.

use std::collections::BTreeMap;

use flexiti_codegen::{
    diff::{self, Change, Options, Verdict},
    model::Api,
    surface::{self, Fact},
};
use rayon::prelude::*;

use crate::{
    document::{Document, model},
    mutation::{Expected, Mutation},
    tree::Tree,
};

/// A slice before any mutation.
struct Base<'d> {
    tree: Tree,
    api: Api,
    facts: Vec<Fact>,
    /// The operations that it holds, and `*`.
    titles: Vec<&'d str>,
}

/// Runs all mutations of a class; every answer is what is wrong with one of them.
pub(crate) fn judge(document: &Document, mutations: &[Mutation]) -> Vec<String> {
    let mut slices: BTreeMap<&[usize], Vec<&Mutation>> = BTreeMap::new();
    for mutation in mutations {
        slices.entry(&mutation.slice).or_default().push(mutation);
    }
    slices
        .par_iter()
        .flat_map(|(slice, mutations)| {
            let tree = document.slice(slice);
            let api = model(tree.clone());
            let facts = surface::surface(&api);
            let operations = slice.iter().filter_map(|place| document.sites.operations.get(*place));
            let titles = operations.map(|operation| operation.title.as_str()).chain(["*"]).collect();
            let base = Base { tree, api, facts, titles };
            mutations.par_iter().filter_map(|mutation| wrong(&base, mutation)).collect::<Vec<_>>()
        })
        .collect()
}

/// What is wrong with the answer to a mutation; nothing where all is right.
fn wrong(base: &Base<'_>, mutation: &Mutation) -> Option<String> {
    let mut tree = base.tree.clone();
    (mutation.apply)(&mut tree);
    let api = model(tree);
    let comparison = diff::compare(&base.api, &api, &Options::default());
    let mut faults = Vec::new();

    let shown = |title: &str| title.starts_with("(new)") || base.titles.contains(&title);
    let wanted: Vec<&Expected> = mutation.changes.iter().filter(|expected| shown(&expected.operation)).collect();
    let (mut wanted_words, mut found_words): (Vec<_>, Vec<_>) =
        (wanted.iter().map(|expected| in_words(expected)).collect(), comparison.changes.iter().map(said).collect());
    wanted_words.sort();
    found_words.sort();
    if wanted_words != found_words {
        faults.push(difference("changes", &wanted_words, &found_words));
    }

    match mutation.expected_surface(&base.titles, base.facts.clone()) {
        Err(fault) => faults.push(fault),
        Ok(facts) => {
            let lines = |facts: &[Fact]| surface::render(facts).lines().map(str::to_owned).collect::<Vec<_>>();
            let (wanted, found) = (lines(&facts), lines(&surface::surface(&api)));
            if wanted != found {
                faults.push(difference("surface", &wanted, &found));
            }
        }
    }

    let most = |verdict: fn(&Expected) -> Verdict| wanted.iter().map(|one| verdict(one)).max().unwrap_or_default();
    let verdicts = [most(|one| one.ruling.1), most(|one| one.ruling.2).max(mutation.quiet.unwrap_or_default())];
    let found = [comparison.api_verdict(), comparison.crate_verdict()];
    if verdicts != found {
        faults.push(format!("verdicts: expected {verdicts:?}, found {found:?}"));
    }
    (!faults.is_empty()).then(|| format!("{}\n  {}", mutation.site, faults.join("\n  ")))
}

fn in_words(expected: &Expected) -> String {
    let Expected { id, operation, part, name, ruling } = expected;
    let words = [ruling.0.word(), ruling.1.word(), ruling.2.word()].join(" ");
    format!("{id} | {} | {part} | {name} | {words}", operation.trim_start_matches("(new)"))
}

fn said(change: &Change) -> String {
    let words = [change.level.word(), change.api_verdict().word(), change.crate_verdict().word()].join(" ");
    format!("{} | {} | {} | {} | {words}", change.id, change.operation, change.part, change.name)
}

/// What is missing and what is too much.
fn difference(what: &str, wanted: &[String], found: &[String]) -> String {
    let mut missing = wanted.to_vec();
    let mut extra = Vec::new();
    for line in found {
        match missing.iter().position(|wanted| wanted == line) {
            Some(place) => drop(missing.swap_remove(place)),
            None => extra.push(line.as_str()),
        }
    }
    format!("{what}: missing {missing:#?}, too much {extra:#?}")
}
