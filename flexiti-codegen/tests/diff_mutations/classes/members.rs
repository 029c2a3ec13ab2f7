//! Members of records: whether they are there, whether they must be, what they are called, whether they are on their way
//! out. The same class holds for bodies, for forms, for what is nested in them, and for the items of lists.

use serde_json::json;

use super::{Class, values::respell};
use crate::{
    document::Document,
    mutation::{Edit, Expected, Mutation},
    sites::{Site, Use, members},
    tree::{Tree, child, has, node, set, unset, words},
};

pub(super) const CLASSES: &[Class] = &[
    ("add an optional field", |document| added(document, false)),
    ("add a required field", |document| added(document, true)),
    ("remove a field", |document| each_member(document, removed)),
    ("require a field", |document| each_member(document, required)),
    ("free a field", |document| each_member(document, freed)),
    ("deprecate a field", |document| each_member(document, |member| life(member, true))),
    ("reactivate a field", |document| each_member(document, |member| life(member, false))),
    ("respell a field", |document| each_member(document, respelled)),
    ("replace a field", |document| each_member(document, replaced)),
];

/// A member of a record.
struct Member<'d> {
    document: &'d Document,
    /// The record that has it.
    record: &'d Site,
    node: &'d Tree,
    name: String,
    /// Its own node, which may be a reference.
    schema: &'d Tree,
    pointer: String,
    required: bool,
    /// Whether error bodies are read by it: no other members are like it, and it has classes of its own.
    is_code: bool,
}

impl Member<'_> {
    fn mutation(&self, apply: impl Fn(&mut Tree) + Send + Sync + 'static) -> Mutation {
        let mut mutation = Mutation::new(self.document, self.record, apply);
        mutation.site.clone_from(&self.pointer);
        mutation
    }

    /// The places of the member, as its own.
    fn uses(&self) -> impl Iterator<Item = Use> {
        self.record.uses.iter().map(|used| used.member(&self.name))
    }

    /// Whether `required` of the record names it, in the end: an edit of that list.
    fn list(&self, listed: bool) -> impl Fn(&mut Tree) + Send + Sync + 'static {
        let (record, name) = (self.record.pointer.clone(), self.name.clone());
        move |root| list(root.at_mut(&record).expect("a record"), &name, listed)
    }

    /// The name of the facts at the surface: that of a list ends so.
    fn line(&self, used: &Use) -> Use {
        let resolved = resolve(self.document, self.schema);
        let end = if resolved.get("items").is_some() { "[]" } else { "" };
        Use { name: format!("{}{end}", used.name), ..used.clone() }
    }
}

/// Lists a name in `required`, or takes it out; an empty list is no list.
fn list(record: &mut Tree, name: &str, listed: bool) {
    let mut required = words(record.get("required"));
    required.retain(|known| known != name);
    required.extend(listed.then(|| name.to_owned()));
    match required.is_empty() {
        true => unset(record, &["required"]),
        false => set(record, "required", json!(required)),
    }
}

fn resolve<'d>(document: &'d Document, node: &'d Tree) -> &'d Tree {
    match node.text("$ref") {
        Some(reference) => resolve(document, document.root.at(reference.trim_start_matches('#')).expect("a component")),
        None => node,
    }
}

fn records(document: &Document) -> impl Iterator<Item = (&Site, &Tree)> {
    let sites = document.sites.schemas.values().filter(|site| !site.uses.is_empty());
    sites
        .filter_map(|site| Some((site, document.root.at(&site.pointer)?)))
        .filter(|(_, node)| node.text("type") == Some("object") && has(node, &["properties"]))
}

fn each_member(document: &Document, mutate: impl Fn(&Member<'_>) -> Option<Mutation>) -> Vec<Mutation> {
    let mut mutations = Vec::new();
    for (record, node) in records(document) {
        let required = words(node.get("required"));
        for name in members(node.get("properties")) {
            let pointer = child(&child(&record.pointer, "properties"), &name);
            let schema = document.root.at(&pointer).expect("a member");
            let is_code = document.sites.schemas.get(&pointer).is_some_and(|site| site.is_code);
            let required = required.contains(&name);
            mutations.extend(mutate(&Member { document, record, node, name, schema, pointer, required, is_code }));
        }
    }
    mutations
}

fn added(document: &Document, required: bool) -> Vec<Mutation> {
    let add = |(site, node): (&Site, &Tree)| {
        // A record of which nothing is required has a default value.
        let first = words(node.get("required")).is_empty();
        let pointer = site.pointer.clone();
        let mutation = Mutation::new(document, site, move |root| {
            let record = root.at_mut(&pointer).expect("a record");
            set(record.get_mut("properties").expect("members"), "brand_new", json!({ "type": "string" }));
            if required {
                list(record, "brand_new", true);
            }
        });
        let says = |used: &Use| came(&used.member("brand_new"), required, first);
        let word = if required { "yes" } else { "no" };
        let shows = |used: &Use| Edit::come(&used.member("brand_new"), "string", word);
        mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().map(shows))
    };
    records(document).map(add).collect()
}

fn came(used: &Use, required: bool, first: bool) -> Expected {
    match (used.stand.is_request(), required) {
        (true, false) => used.called("new-optional-request-property", "info minor minor"),
        (true, true) => used.called("new-required-request-property", "error major major"),
        (false, false) => used.called("response-optional-property-added", "info minor minor"),
        (false, true) if first => used.called("response-required-property-added", "info minor major"),
        (false, true) => used.called("response-required-property-added", "info minor minor"),
    }
}

fn went(used: &Use, required: bool) -> Expected {
    match (used.stand.is_request(), required) {
        (true, _) => used.called("request-property-removed", "warn minor major"),
        (false, false) => used.called("response-optional-property-removed", "warn minor major"),
        (false, true) => used.called("response-required-property-removed", "error major major"),
    }
}

fn removed(member: &Member<'_>) -> Option<Mutation> {
    // Without its only member a record is no record.
    if member.is_code || members(member.node.get("properties")).len() < 2 {
        return None;
    }
    let (pointer, name, unlist) = (member.record.pointer.clone(), member.name.clone(), member.list(false));
    let mutation = member.mutation(move |root| {
        unset(root.at_mut(&pointer).and_then(|record| record.get_mut("properties")).expect("members"), &[&name]);
        unlist(root);
    });
    let says = member.uses().map(|used| went(&used, member.required)).collect::<Vec<_>>();
    Some(mutation.reports(says).shows(member.uses().map(Edit::Gone)))
}

fn required(member: &Member<'_>) -> Option<Mutation> {
    if member.required || member.is_code {
        return None;
    }
    let default = resolve(member.document, member.schema).get("default").is_some();
    let says = |used: Use| match used.stand.is_request() && default {
        true => used.says("became-required-with-default", "error major major", ""),
        false => used.says("became-required", "error major major", "info patch major"),
    };
    let mutation = member.mutation(member.list(true)).reports(member.uses().map(says));
    let lines = member.uses().map(|used| member.line(&used)).collect::<Vec<_>>();
    let required = |used: &Use| Edit::Other(used.clone(), Box::new(|fact| fact.required = "yes".into()));
    Some(mutation.shows(lines.iter().map(required)))
}

fn freed(member: &Member<'_>) -> Option<Mutation> {
    if !member.required || member.is_code {
        return None;
    }
    let says = |used: Use| used.says("became-optional", "info patch major", "error major major");
    let mutation = member.mutation(member.list(false)).reports(member.uses().map(says));
    let node = resolve(member.document, member.schema);
    let word = match (node.text("x-required-if"), node.text("x-required")) {
        (Some(condition), _) => format!("if {condition}"),
        (None, Some(word)) => word.to_owned(),
        (None, None) => "no".to_owned(),
    };
    let lines = member.uses().map(|used| member.line(&used)).collect::<Vec<_>>();
    let free = |used: &Use| {
        let word = word.clone();
        Edit::Other(used.clone(), Box::new(move |fact| fact.required = word.clone()))
    };
    Some(mutation.shows(lines.iter().map(free)))
}

fn life(member: &Member<'_>, deprecated: bool) -> Option<Mutation> {
    let is = member.schema.get("deprecated").and_then(Tree::as_bool) == Some(true);
    // Beside a reference nothing is said in OpenAPI 3.0.
    if is == deprecated || member.schema.get("$ref").is_some() {
        return None;
    }
    let pointer = member.pointer.clone();
    let apply = move |root: &mut Tree| set(root.at_mut(&pointer).expect("a member"), "deprecated", json!(deprecated));
    let says = |used: Use| match deprecated {
        true => used.says("deprecated", "info patch patch", "info patch patch"),
        false => used.says("reactivated", "info patch none", "info patch none"),
    };
    let shows = |used: Use| Edit::Mark(used, "deprecated", deprecated);
    Some(member.mutation(apply).reports(member.uses().map(says)).shows(member.uses().map(shows)))
}

/// Another name for what stands there, and perhaps another description.
fn renamed(member: &Member<'_>, name: &str, prose: Option<&str>) -> Mutation {
    let (pointer, old, new) = (member.record.pointer.clone(), member.name.clone(), name.to_owned());
    let (prose, reference) = (prose.map(str::to_owned), member.schema.get("$ref").is_some());
    member.mutation(move |root| {
        let record = root.at_mut(&pointer).expect("a record");
        let properties = record.get_mut("properties").and_then(Tree::as_object_mut).expect("members");
        properties.rename(&old, new.clone());
        if let Some(prose) = prose.as_deref().filter(|_| !reference) {
            set(properties.get_mut(&new).expect("renamed"), "description", json!(prose));
        }
        if let Some(required) = record.get_mut("required").and_then(Tree::as_array_mut) {
            let of_old = |word: &&mut Tree| word.as_str() == Some(old.as_str());
            required.iter_mut().filter(of_old).for_each(|word| *word = node(json!(new)));
        }
    })
}

/// The facts of a member under another name.
fn moved(member: &Member<'_>, name: &str) -> Vec<Edit> {
    let places = member.record.uses.iter().map(|used| (used.member(&member.name), used.member(name).name));
    let edit = |(old, new): (Use, String)| {
        Edit::Operation(
            old.title.clone(),
            Box::new(move |mut fact| {
                let rest = fact.name.strip_prefix(old.name.as_str()).filter(|_| fact.part == old.part);
                let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with(['.', '['])).map(str::to_owned);
                if let Some(rest) = rest {
                    fact.name = format!("{new}{rest}");
                }
                Some(fact)
            }),
        )
    };
    places.map(edit).collect()
}

/// Another spelling of the same name is a rename, and in Rust the same name.
fn respelled(member: &Member<'_>) -> Option<Mutation> {
    let name = respell(&member.name);
    if member.is_code || name == member.name {
        return None;
    }
    let says = |used: &Use| {
        let used = used.member(&name);
        match (used.stand.is_request(), member.required) {
            (true, false) => used.called("request-property-renamed", "warn minor patch"),
            (true, true) => used.called("required-request-property-renamed", "error major patch"),
            (false, false) => used.called("response-optional-property-renamed", "warn minor patch"),
            (false, true) => used.called("response-required-property-renamed", "error major patch"),
        }
    };
    let mutation = renamed(member, &name, None).reports(member.record.uses.iter().map(says));
    Some(mutation.shows(moved(member, &name)))
}

/// Another name with another meaning is another member.
fn replaced(member: &Member<'_>) -> Option<Mutation> {
    // Of a reference the prose is that of what it refers to.
    if member.is_code || member.schema.get("$ref").is_some() {
        return None;
    }
    let default = member.required && member.schema.get("default").is_some();
    let says = |used: &Use| {
        let new = used.member("brand_new");
        let came = match default && used.stand.is_request() {
            true => new.called("new-required-request-property-with-default", "error major major"),
            false => came(&new, member.required, false),
        };
        [went(&used.member(&member.name), member.required), came]
    };
    let mutation = renamed(member, "brand_new", Some("Something else."));
    let mutation = mutation.reports(member.record.uses.iter().flat_map(says));
    Some(mutation.shows(moved(member, "brand_new")))
}
