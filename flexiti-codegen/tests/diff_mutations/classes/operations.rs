//! Operations as a whole: whether they are there, what they are called, where they belong, whether they are on their way
//! out.

use serde_json::json;

use super::{Class, values::respell};
use crate::{
    document::Document,
    mutation::{Edit, Expected, Mutation, plain},
    sites::{Operation, Stand, Use},
    tree::{Tree, child, set, unset, words},
};

pub(super) const CLASSES: &[Class] = &[
    ("add an operation", added),
    ("remove an operation", removed),
    ("deprecate an operation", |document| life(document, true)),
    ("reactivate an operation", |document| life(document, false)),
    ("respell an id", |document| identified(document, respell)),
    ("replace an id", |document| identified(document, |_| "brandNew".into())),
    ("move to another tag", moved),
];

/// Another operation stays in every slice, so that what is left of the document is one.
fn slice(document: &Document, place: usize) -> Vec<usize> {
    let other = if place == 0 { 1 } else { 0 };
    document.needed(&[place, other])
}

fn each_operation(
    document: &Document,
    mutate: impl Fn(&Operation, &Tree, Vec<usize>) -> Option<Mutation>,
) -> Vec<Mutation> {
    let operations = document.sites.operations.iter().enumerate();
    operations
        .filter_map(|(place, operation)| {
            let node = document.root.at(&operation.pointer)?;
            mutate(operation, node, slice(document, place))
        })
        .collect()
}

fn itself(operation: &Operation, name: &str) -> Use {
    Use { title: operation.title.clone(), part: "operation".into(), name: name.to_owned(), stand: Stand::RequestBody }
}

/// A new path with one operation.
fn added(document: &Document) -> Vec<Mutation> {
    each_operation(document, |operation, _, slice| {
        let path = format!("{}/brand-new", operation.path.split('{').next()?.trim_end_matches('/'));
        let title = format!("PUT {path}");
        let at = path.clone();
        let mutation = Mutation::of(slice, &title, move |root| {
            let put =
                json!({ "operationId": "brandNew", "security": [], "responses": { "204": { "description": "" } } });
            set(root.get_mut("paths").expect("paths"), &at, json!({ "put": put }));
        });
        let new = Operation { title: format!("(new){title}"), ..operation.clone() };
        let says = itself(&new, "brandNew").called("endpoint-added", "info minor minor");
        Some(mutation.reports([says]).shows([
            Edit::New(plain(&Use { title: title.clone(), ..itself(&new, "brandNew") }, "operation", "", "")),
            Edit::New(plain(&Use { title, part: "response-204".into(), ..itself(&new, "(empty)") }, "empty", "", "")),
        ]))
    })
}

fn removed(document: &Document) -> Vec<Mutation> {
    each_operation(document, |operation, node, slice| {
        let id = node.text("operationId")?;
        // Where the path stays, it is because another operation of the slice stands on it.
        let in_slice =
            |place: &&usize| document.sites.operations.get(**place).is_some_and(|other| other.path == operation.path);
        let alone = slice.iter().filter(in_slice).count() == 1;
        let deprecated = node.get("deprecated").and_then(Tree::as_bool) == Some(true);
        let (path, method) = (operation.path.clone(), operation.method.clone());
        let mutation = Mutation::of(slice, &operation.title, move |root| {
            let paths = root.get_mut("paths").expect("paths");
            if alone { unset(paths, &[&path]) } else { unset(paths.get_mut(&path).expect("a path"), &[&method]) }
        });
        let (rule, words) = match (alone, deprecated) {
            (true, false) => ("api-path-removed-without-deprecation", "error major major"),
            (true, true) => ("api-path-removed-with-deprecation", "info patch major"),
            (false, false) => ("api-removed-without-deprecation", "error major major"),
            (false, true) => ("api-removed-with-deprecation", "info patch major"),
        };
        let gone = Edit::Operation(operation.title.clone(), Box::new(|_| None));
        Some(mutation.reports([itself(operation, id).called(rule, words)]).shows([gone]))
    })
}

/// A mark on the operation's line.
fn mark(operation: &Operation, id: &str, edit: impl Fn(&mut Vec<String>) + Send + Sync + 'static) -> Edit {
    Edit::Other(
        itself(operation, id),
        Box::new(move |fact| {
            let mut marks: Vec<String> =
                fact.values.split(',').filter(|mark| !mark.is_empty()).map(str::to_owned).collect();
            edit(&mut marks);
            fact.values = marks.join(",");
        }),
    )
}

fn life(document: &Document, deprecated: bool) -> Vec<Mutation> {
    each_operation(document, |operation, node, slice| {
        let id = node.text("operationId")?;
        if (node.get("deprecated").and_then(Tree::as_bool) == Some(true)) == deprecated {
            return None;
        }
        let pointer = operation.pointer.clone();
        let mutation = Mutation::of(slice, &operation.title, move |root| {
            set(root.at_mut(&pointer).expect("an operation"), "deprecated", json!(deprecated));
        });
        let says = match deprecated {
            true => itself(operation, id).called("endpoint-deprecated", "info patch patch"),
            false => itself(operation, id).called("endpoint-reactivated", "info patch none"),
        };
        Some(mutation.reports([says]).shows([mark(operation, id, move |marks| match deprecated {
            // It stands behind the tag.
            true => {
                let place = marks.iter().take_while(|mark| mark.starts_with("tag=")).count();
                marks.insert(place, "deprecated".into());
            }
            false => marks.retain(|mark| mark != "deprecated"),
        })]))
    })
}

/// Whether the token call of a security scheme is named by its id.
fn is_token_call(document: &Document, id: &str) -> bool {
    let schemes = document.root.at("/components/securitySchemes").and_then(Tree::as_object);
    schemes.into_iter().flat_map(|all| all.iter()).any(|scheme| scheme.value.text("x-token-operation") == Some(id))
}

fn identified(document: &Document, other: fn(&str) -> String) -> Vec<Mutation> {
    each_operation(document, |operation, node, slice| {
        let id = node.text("operationId").filter(|id| !is_token_call(document, id))?;
        let (pointer, now) = (operation.pointer.clone(), other(id));
        let mutation = {
            let now = now.clone();
            Mutation::of(slice, &operation.title, move |root| {
                set(root.at_mut(&pointer).expect("an operation"), "operationId", json!(now));
            })
        };
        let says = itself(operation, &now).called("api-operation-id-renamed", "info patch major");
        let line = Edit::Other(itself(operation, id), Box::new(move |fact| fact.name.clone_from(&now)));
        Some(mutation.reports([says]).shows([line]))
    })
}

/// The only tag is another.
fn moved(document: &Document) -> Vec<Mutation> {
    each_operation(document, |operation, node, slice| {
        let (id, tags) = (node.text("operationId")?, words(node.get("tags")));
        let [tag] = tags.as_slice() else { return None };
        let pointer = child(&operation.pointer, "tags");
        let mutation = Mutation::of(slice, &operation.title, move |root| {
            set(root.at_mut(pointer.trim_end_matches("/tags")).expect("an operation"), "tags", json!(["BrandNew"]));
        });
        let says: [Expected; 2] = [
            itself(operation, tag).called("api-tag-removed", "info patch major"),
            itself(operation, "BrandNew").called("api-tag-added", "info minor major"),
        ];
        let old = format!("tag={tag}");
        Some(mutation.reports(says).shows([mark(operation, id, move |marks| {
            marks.iter_mut().filter(|mark| **mark == old).for_each(|mark| *mark = "tag=BrandNew".into());
        })]))
    })
}
