//! What is no change of the API: prose, the order in which a document is written, the name of a schema. Nothing is
//! reported, and the surface stays as it is.
//!
//! The crate's documentation follows the prose of operations and schemas; a renamed schema is a renamed type.

use flexiti_codegen::{diff::Verdict, source::Value};
use serde_json::json;

use super::Class;
use crate::{
    document::Document,
    mutation::Mutation,
    sites::{Site, members},
    tree::{Tree, child, has, node, set, words},
};

pub(super) const CLASSES: &[Class] = &[
    ("describe otherwise", described),
    ("write in another order", reordered),
    ("rearrange arguments", rearranged),
    ("rename a schema", renamed),
];

/// Another description, wherever one may stand.
fn described(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    let describe = |pointer: String| {
        move |root: &mut Tree| {
            set(root.at_mut(&pointer).expect("the site"), "description", json!("Other words that mean the same."));
        }
    };
    for site in document.sites.schemas.values().filter(|site| !site.uses.is_empty()) {
        let mut mutation = Mutation::new(document, site, describe(site.pointer.clone()));
        let component = site.pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'));
        mutation.quiet = component.then_some(Verdict::Patch);
        mutations.push(mutation);
    }
    for site in document.sites.parameters.values() {
        mutations.push(Mutation::new(document, site, describe(site.pointer.clone())));
    }
    let answers = |site: &&Site| document.root.at(&site.pointer).is_some_and(|answer| !has(answer, &["$ref"]));
    for site in document.sites.answers.values().filter(answers) {
        mutations.push(Mutation::new(document, site, describe(site.pointer.clone())));
    }
    for (place, operation) in document.sites.operations.iter().enumerate() {
        let slice = document.needed(&[place]);
        let mut mutation = Mutation::of(slice, &operation.pointer, describe(operation.pointer.clone()));
        mutation.quiet = Some(Verdict::Patch);
        mutations.push(mutation);
    }
    mutations
}

/// The members of every object in reverse, in one operation and in all that it uses.
fn reordered(document: &Document) -> Vec<Mutation> {
    let operations = document.sites.operations.iter().enumerate();
    operations.map(|(place, operation)| Mutation::of(document.needed(&[place]), &operation.pointer, reverse)).collect()
}

/// What is required of a body or a parameter, in reverse: nothing on the wire, other arguments in Rust.
fn rearranged(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    let turned = |root: &mut Tree, list: &str| {
        root.at_mut(list).and_then(Tree::as_array_mut).expect("a list").reverse();
    };
    for site in document.sites.schemas.values() {
        let list = child(&site.pointer, "required");
        let required = words(document.root.at(&list));
        if required.len() > 1 {
            let sent = site.uses.iter().any(|used| used.stand.is_request());
            let mut mutation = Mutation::new(document, site, move |root| turned(root, &list));
            mutation.quiet = sent.then_some(Verdict::Major);
            mutations.push(mutation);
        }
    }
    for (place, operation) in document.sites.operations.iter().enumerate() {
        let list = child(&operation.pointer, "parameters");
        let required = |site: &&Site| {
            let is = document.root.at(&site.pointer).and_then(|parameter| parameter.get("required"));
            site.operations.contains(&place) && is.and_then(Tree::as_bool) == Some(true)
        };
        if document.sites.parameters.values().filter(required).count() > 1 {
            let slice = document.needed(&[place]);
            let mut mutation = Mutation::of(slice, &list.clone(), move |root| turned(root, &list));
            mutation.quiet = Some(Verdict::Major);
            mutations.push(mutation);
        }
    }
    mutations
}

fn reverse(tree: &mut Tree) {
    match &mut tree.value {
        Value::Array(items) => items.iter_mut().for_each(reverse),
        Value::Object(object) => {
            let mut members = std::mem::take(object).into_members();
            members.reverse();
            members.iter_mut().for_each(|member| reverse(&mut member.value));
            members.into_iter().for_each(|member| drop(object.insert(member)));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A component under another name, and every reference with it.
fn renamed(document: &Document) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for name in members(document.root.at("/components/schemas")) {
        let pointer = child("/components/schemas", &name);
        let Some(site) = document.sites.schemas.get(&pointer) else { continue };
        let (old, new) = (format!("#{pointer}"), "#/components/schemas/BrandNew");
        let mut mutation = Mutation::new(document, site, move |root| {
            let schemas = root.at_mut("/components/schemas").and_then(Tree::as_object_mut).expect("schemas");
            schemas.rename(&name, "BrandNew");
            follow(root, &old, new);
        });
        mutation.quiet = Some(Verdict::Major);
        mutations.push(mutation);
    }
    mutations
}

fn follow(tree: &mut Tree, old: &str, new: &str) {
    match &mut tree.value {
        Value::Array(items) => items.iter_mut().for_each(|item| follow(item, old, new)),
        Value::Object(object) => {
            if let Some(reference) = object.get_mut("$ref").filter(|reference| reference.as_str() == Some(old)) {
                *reference = node(json!(new));
            }
            object.values_mut().for_each(|(_, _, value)| follow(value, old, new));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
