//! Bodies and answers: whether they are there, whether they must be, in which form they travel, with which status.

use serde_json::json;

use super::Class;
use crate::{
    document::Document,
    mutation::{Edit, Expected, Mutation},
    sites::{Site, Stand, Use, members},
    tree::{Tree, child, set, unset, words},
};

pub(super) const CLASSES: &[Class] = &[
    ("add an optional body", |document| body_added(document, false)),
    ("add a required body", |document| body_added(document, true)),
    ("remove a body", |document| each_body(document, body_removed)),
    ("require a body", |document| each_body(document, |document, site, node| body_flipped(document, site, node, true))),
    ("free a body", |document| each_body(document, |document, site, node| body_flipped(document, site, node, false))),
    ("change a body's media type", |document| each_body(document, body_form)),
    ("add a status", status_added),
    ("add a success", success_added),
    ("remove a status", status_removed),
    ("move codes to another status", status_moved),
    ("change an answer's media type", answer_form),
];

fn body_added(document: &Document, required: bool) -> Vec<Mutation> {
    let operations = document.sites.operations.iter().enumerate();
    let add = operations.filter_map(|(place, operation)| {
        let node = document.root.at(&operation.pointer)?;
        if node.get("requestBody").is_some() {
            return None;
        }
        let pointer = operation.pointer.clone();
        let mutation = Mutation::of(document.needed(&[place]), &operation.title, move |root| {
            let schema = json!({ "type": "object", "properties": { "brand_new": { "type": "string" } } });
            let body = json!({ "required": required, "content": { "application/json": { "schema": schema } } });
            set(root.at_mut(&pointer).expect("an operation"), "requestBody", body);
        });
        let used = Use {
            title: operation.title.clone(),
            part: "request-body".into(),
            name: String::new(),
            stand: Stand::RequestBody,
        };
        let says = match required {
            true => used.called("request-body-added-required", "error major major"),
            false => used.called("request-body-added-optional", "info minor minor"),
        };
        Some(mutation.reports([says]).shows([Edit::come(&used.member("brand_new"), "string", "no")]))
    });
    add.collect()
}

fn each_body(document: &Document, mutate: impl Fn(&Document, &Site, &Tree) -> Option<Mutation>) -> Vec<Mutation> {
    let bodies = document.sites.bodies.values();
    bodies.filter_map(|site| mutate(document, site, document.root.at(&site.pointer)?)).collect()
}

fn body_removed(document: &Document, site: &Site, _: &Tree) -> Option<Mutation> {
    let parent = site.pointer.strip_suffix("/requestBody")?.to_owned();
    let mutation =
        Mutation::new(document, site, move |root| unset(root.at_mut(&parent).expect("an operation"), &["requestBody"]));
    let says = |used: &Use| used.called("request-body-removed", "error major major");
    let gone = |used: &Use| {
        let part = used.part.clone();
        Edit::Operation(used.title.clone(), Box::new(move |fact| (fact.part != part).then_some(fact)))
    };
    Some(mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().map(gone)))
}

/// The surface does not speak of it.
fn body_flipped(document: &Document, site: &Site, node: &Tree, required: bool) -> Option<Mutation> {
    if (node.get("required").and_then(Tree::as_bool) == Some(true)) == required {
        return None;
    }
    let pointer = site.pointer.clone();
    let mutation = Mutation::new(document, site, move |root| {
        set(root.at_mut(&pointer).expect("a body"), "required", json!(required));
    });
    let says = |used: &Use| match required {
        true => used.called("request-body-became-required", "error major major"),
        false => used.called("request-body-became-optional", "info patch major"),
    };
    Some(mutation.reports(site.uses.iter().map(says)))
}

/// One media type becomes another of its kind: JSON under another name, a form in parts.
fn other_form(media: &str) -> Option<&'static str> {
    match media {
        "application/json" => Some("application/vnd.brand-new+json"),
        _ => None,
    }
}

fn renamed(root: &mut Tree, content: &str, from: &str, to: &'static str) {
    root.at_mut(content).and_then(Tree::as_object_mut).expect("contents").rename(from, to);
}

/// The surface does not speak of it: the same members travel.
fn body_form(document: &Document, site: &Site, node: &Tree) -> Option<Mutation> {
    let media = members(node.get("content")).into_iter().next()?;
    let other = other_form(&media)?;
    let (content, from) = (child(&site.pointer, "content"), media.clone());
    let mutation = Mutation::new(document, site, move |root| renamed(root, &content, &from, other));
    let says = |used: &Use| {
        let named = |name: &str| Use { name: name.to_owned(), ..used.clone() };
        [
            named(&media).called("request-body-media-type-removed", "error major patch"),
            named(other).called("request-body-media-type-added", "info minor patch"),
        ]
    };
    Some(mutation.reports(site.uses.iter().flat_map(says)))
}

fn answer_form(document: &Document) -> Vec<Mutation> {
    let change = |site: &Site| {
        let answer = document.root.at(&site.pointer)?;
        let media = members(answer.get("content")).into_iter().next()?;
        let other = other_form(&media)?;
        // The body of a refusal that all share is told by its schema, whatever it is called.
        let shared = !site.pointer.contains("/responses/2");
        if shared {
            return None;
        }
        let content = child(&site.pointer, "content");
        let mutation = Mutation::new(document, site, move |root| renamed(root, &content, &media, other));
        let says = |used: &Use| {
            let used = Use { name: other.to_owned(), ..used.clone() };
            used.called("response-media-type-name-specialized", "info patch none")
        };
        Some(mutation.reports(site.uses.iter().map(says)))
    };
    document.sites.answers.values().filter_map(change).collect()
}

fn answer(title: &str, status: &str) -> Use {
    Use {
        title: title.to_owned(),
        part: format!("response-{status}"),
        name: status.to_owned(),
        stand: Stand::ResponseBody,
    }
}

/// An answer without a body, under a status that the operation does not have.
fn come(document: &Document, status: &'static str, rule: &'static str, ruling: &'static str) -> Vec<Mutation> {
    let operations = document.sites.operations.iter().enumerate();
    let add = operations.map(|(place, operation)| {
        let responses = child(&operation.pointer, "responses");
        let mutation = Mutation::of(document.needed(&[place]), &operation.title, move |root| {
            set(root.at_mut(&responses).expect("answers"), status, json!({ "description": "Brand new." }));
        });
        let used = answer(&operation.title, status);
        let line = Edit::come(&Use { name: "(empty)".into(), ..used.clone() }, "empty", "");
        mutation.reports([used.called(rule, ruling)]).shows([line])
    });
    add.collect()
}

fn status_added(document: &Document) -> Vec<Mutation> {
    come(document, "418", "response-non-success-status-added", "info minor minor")
}

fn success_added(document: &Document) -> Vec<Mutation> {
    come(document, "299", "response-success-status-added", "info minor major")
}

/// The codes that an operation refuses with under a status.
fn codes<'d>(document: &'d Document, title: &str, status: &str) -> Vec<(&'d Site, String)> {
    let sites = document.sites.schemas.values();
    sites
        .filter(|site| site.codes.iter().any(|(known, with)| known == title && with == status))
        .flat_map(|site| {
            let list = document.root.at(&site.pointer).and_then(|schema| schema.get("enum"));
            words(list).into_iter().map(move |code| (site, code))
        })
        .collect()
}

fn refusal(title: &str, code: &str) -> Use {
    Use { title: title.to_owned(), part: "error".into(), name: code.to_owned(), stand: Stand::Header }
}

/// A refusal is told by its codes where it has some that can be relied on, else by its status.
fn refusal_gone(document: &Document, title: &str, status: &str) -> Expected {
    let list = document.root.at("/x-problem/by-status").and_then(Tree::as_array).unwrap_or_default();
    let by_status = list.iter().any(|known| known.as_number_text() == Some(status));
    let by_code = !by_status && !codes(document, title, status).is_empty();
    let ruling = if by_code { "info patch none" } else { "info patch major" };
    answer(title, status).called("response-non-success-status-removed", ruling)
}

/// An answer goes, and its codes with it.
fn status_removed(document: &Document) -> Vec<Mutation> {
    let remove = |site: &Site| {
        let (parent, status) = site.pointer.rsplit_once('/')?;
        let used = site.uses.first()?;
        let (title, parent, status) = (used.title.clone(), parent.to_owned(), status.to_owned());
        let mut says: Vec<Expected> = match status.starts_with('2') {
            true => vec![answer(&title, &status).called("response-success-status-removed", "error major major")],
            false => vec![refusal_gone(document, &title, &status)],
        };
        let gone = codes(document, &title, &status);
        says.extend(
            gone.iter().map(|(_, code)| refusal(&title, code).called("error-code-removed", "warn minor major")),
        );
        let part = format!("response-{status}");
        let key = status.clone();
        let mutation =
            Mutation::new(document, site, move |root| unset(root.at_mut(&parent).expect("answers"), &[&status]));
        let lines = Edit::Operation(
            title,
            Box::new(move |fact| (fact.part != part && !(fact.part == "error" && fact.kind == key)).then_some(fact)),
        );
        Some(mutation.reports(says).shows([lines]))
    };
    document.sites.answers.values().filter_map(remove).collect()
}

/// A refusal comes under another status, and its codes with it.
fn status_moved(document: &Document) -> Vec<Mutation> {
    let moved = |site: &Site| {
        let (parent, status) = site.pointer.rsplit_once('/')?;
        let title = site.uses.first()?.title.clone();
        let gone = codes(document, &title, status);
        if gone.is_empty() {
            return None;
        }
        let (parent, status) = (parent.to_owned(), status.to_owned());
        let mut says = vec![
            refusal_gone(document, &title, &status),
            answer(&title, "418").called("response-non-success-status-added", "info minor minor"),
        ];
        says.extend(
            gone.iter().map(|(_, code)| refusal(&title, code).called("error-status-changed", "warn minor patch")),
        );
        let key = status.clone();
        let mutation = Mutation::new(document, site, move |root| {
            root.at_mut(&parent).and_then(Tree::as_object_mut).expect("answers").rename(&status, "418");
        });
        let lines = Edit::Operation(
            title,
            Box::new(move |mut fact| {
                if fact.part == "error" && fact.kind == key {
                    fact.kind = "418".into();
                } else if fact.part == format!("response-{key}") {
                    fact.part = "response-418".into();
                }
                Some(fact)
            }),
        );
        Some(mutation.reports(says).shows([lines]))
    };
    document.sites.answers.values().filter_map(moved).collect()
}
