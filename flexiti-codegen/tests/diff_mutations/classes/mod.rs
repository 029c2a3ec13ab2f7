//! The classes of mutations, one file per area. A class finds its sites, says how a site is mutated, and what must come
//! of it.

mod bodies;
mod limits;
mod members;
mod operations;
mod parameters;
mod quiet;
mod security;
mod types;
mod values;

use crate::{
    document::Document,
    mutation::{Edit, Mutation},
    sites::{Site, Use},
    tree::Tree,
};

/// A class: its name, and every mutation of it in a document.
pub(crate) type Class = (&'static str, fn(&Document) -> Vec<Mutation>);

/// Every class.
pub(crate) fn all() -> Vec<Class> {
    [
        operations::CLASSES,
        security::CLASSES,
        parameters::CLASSES,
        bodies::CLASSES,
        members::CLASSES,
        values::CLASSES,
        types::CLASSES,
        limits::CLASSES,
        quiet::CLASSES,
    ]
    .concat()
}

/// A rule whose id begins with the place: the rest of the id, and the rulings for requests and for answers.
#[derive(Clone, Copy)]
pub(crate) struct Rule(pub(crate) &'static str, pub(crate) &'static str, pub(crate) &'static str);

/// What a schema becomes.
struct Change {
    schema: Tree,
    rule: Rule,
    /// What the type's word becomes: a part of it and what takes its place.
    word: (String, String),
}

/// A mutation of every schema to which `change` applies: it is reported once at each place where the schema is used, and
/// its line of the surface is another there.
fn each_schema(document: &Document, change: impl Fn(&Tree, &Site) -> Option<Change>) -> Vec<Mutation> {
    let sites = document.sites.schemas.values().filter(|site| !site.uses.is_empty());
    sites
        .filter_map(|site| {
            let schema = document.root.at(&site.pointer)?;
            let Change { schema, rule, word } = change(schema, site)?;
            let pointer = site.pointer.clone();
            let apply = move |root: &mut Tree| *root.at_mut(&pointer).expect("the site") = schema.clone();
            let says = |used: &Use| {
                let rule = types::named(rule, used.stand);
                used.says(rule.0, rule.1, rule.2)
            };
            let shows = |used: &Use| (word.0 != word.1).then(|| Edit::word(used, &word.0, &word.1));
            let mutation = Mutation::new(document, site, apply);
            Some(mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().filter_map(shows)))
        })
        .collect()
}
