//! Documented values, codes of refusal, defaults, null.
//!
//! A list that stands at the member of a refusal that holds its code is a list of codes: reported as such, with the status
//! that it belongs to, and not once more as values of the member.

use serde_json::json;

use super::{Class, Rule};
use crate::{
    document::Document,
    mutation::{Edit, Expected, Mutation},
    sites::{Site, Stand, Use},
    tree::{Tree, has, node, set, unset, words},
};

pub(super) const CLASSES: &[Class] = &[
    ("add a value", |document| values(document, |words| [words, &["brand_new".into()]].concat())),
    ("remove a value", |document| values(document, |words| words[..words.len() - 1].to_vec())),
    ("respell a value", |document| values(document, respelled)),
    ("replace a value", |document| {
        values(document, |words| [&words[..words.len() - 1], &["brand_new".into()]].concat())
    }),
    ("free the values", freed),
    ("list the values", listed),
    ("add a default", |document| default(document, |had| had.is_none().then(|| Some("brand_new".into())))),
    ("change a default", |document| default(document, |had| had.map(|had| other(&words(had.get("enum")), had)))),
    ("remove a default", |document| default(document, |had| had.map(|_| None))),
    ("allow null", |document| null(document, true)),
    ("forbid null", |document| null(document, false)),
];

/// Upper case, or lower where it is upper already.
pub(super) fn respell(word: &str) -> String {
    let upper = word.to_uppercase();
    if upper == word { word.to_lowercase() } else { upper }
}

fn respelled(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = respell(last);
    }
    words
}

/// Another list of values at every list.
fn values(document: &Document, other: fn(&[String]) -> Vec<String>) -> Vec<Mutation> {
    let change = |site: &Site| {
        let schema = document.root.at(&site.pointer)?;
        let before = words(schema.get("enum"));
        let is_text = schema.get("enum").is_some() && schema.text("type") == Some("string");
        if !is_text || before.is_empty() {
            return None;
        }
        // Without the value that it names, a default would change too; a list of nothing allows nothing.
        let after = other(&before);
        let kept = schema.text("default").is_none_or(|default| after.iter().any(|word| word == default));
        let distinct = after.iter().all(|word| after.iter().filter(|known| *known == word).count() == 1);
        if !kept || !distinct || after.is_empty() || after == before {
            return None;
        }
        let pointer = site.pointer.clone();
        let list = json!(after);
        let apply = move |root: &mut Tree| {
            let schema = root.at_mut(&pointer).expect("the site");
            let gone = schema.get("enum").map(|list| words(Some(list))).unwrap_or_default();
            set(schema, "enum", list.clone());
            renamed_marks(schema, &gone);
        };
        let gone: Vec<String> = before.iter().filter(|word| !after.contains(word)).cloned().collect();
        let come: Vec<String> = after.iter().filter(|word| !before.contains(word)).cloned().collect();
        let mutation = Mutation::new(document, site, apply);
        Some(match site.codes.is_empty() {
            true => shown(mutation, site, &gone, &come),
            false => refused(mutation, site, &gone, &come),
        })
    };
    document.sites.schemas.values().filter_map(change).collect()
}

/// What is said of a value by name goes with it.
fn renamed_marks(schema: &mut Tree, before: &[String]) {
    let now = words(schema.get("enum"));
    for key in ["x-enum-descriptions", "x-enum-names", "x-enum-provenance", "x-enum-sources"] {
        let gone: Vec<&str> = before.iter().filter(|word| !now.contains(word)).map(String::as_str).collect();
        if let Some(marks) = schema.get_mut(key) {
            unset(marks, &gone);
        }
    }
}

fn is_respelling(gone: &[String], come: &[String]) -> bool {
    gone.len() == 1 && come.len() == 1 && gone[0].to_lowercase() == come[0].to_lowercase()
}

/// Values of a member or parameter.
fn shown(mutation: Mutation, site: &Site, gone: &[String], come: &[String]) -> Mutation {
    let changes = site.uses.iter().flat_map(|used| {
        if is_respelling(gone, come) {
            return vec![used.says("enum-value-renamed", "error major patch", "warn minor patch")];
        }
        let removed = |_: &String| match used.stand {
            Stand::ResponseBody => used.called("response-mediatype-enum-value-removed", "info patch major"),
            _ => used.says("enum-value-removed", "error major major", "info patch major"),
        };
        let added = |_: &String| used.says("enum-value-added", "info minor minor", "warn minor minor");
        gone.iter().map(removed).chain(come.iter().map(added)).collect()
    });
    let (gone, come) = (gone.to_vec(), come.to_vec());
    let edits = site.uses.iter().map(|used| {
        let (gone, come) = (gone.clone(), come.clone());
        Edit::values(used, move |words| {
            let default = |word: &&str| word.starts_with("default=");
            let (values, defaults): (Vec<&str>, Vec<&str>) = words.iter().copied().partition(|word| !default(word));
            let kept = values.into_iter().filter(|word| !gone.iter().any(|gone| gone == word)).map(str::to_owned);
            kept.chain(come.clone()).chain(defaults.into_iter().map(str::to_owned)).collect()
        })
    });
    mutation.reports(changes.collect::<Vec<_>>()).shows(edits.collect::<Vec<_>>())
}

/// Codes of refusal.
fn refused(mutation: Mutation, site: &Site, gone: &[String], come: &[String]) -> Mutation {
    let (mut changes, mut edits) = (Vec::new(), Vec::new());
    for (title, status) in &site.codes {
        let at =
            |code: &str| Use { title: title.clone(), part: "error".into(), name: code.into(), stand: Stand::Header };
        // One went and one came, and the newcomer has no meaning that says otherwise: it is the old one's new name.
        if gone.len() == 1 && come.len() == 1 {
            // In Rust, spellings of one name are one name.
            let ruling = if is_respelling(gone, come) { "warn minor patch" } else { "warn minor major" };
            changes.push(at(&come[0]).called("error-code-renamed", ruling));
        } else {
            let removed = gone.iter().map(|code| at(code).called("error-code-removed", "warn minor major"));
            let added = come.iter().map(|code| at(code).called("error-code-added", "info minor minor"));
            changes.extend(removed.chain(added));
        }
        edits.extend(gone.iter().map(|code| line_gone(&at(code), status)));
        edits.extend(come.iter().map(|code| Edit::come(&at(code), status, "")));
    }
    mutation.reports(changes).shows(edits)
}

/// The line of a code with this status alone: other statuses may come with the same code.
fn line_gone(used: &Use, status: &str) -> Edit {
    let (name, status) = (used.name.clone(), status.to_owned());
    Edit::Operation(
        used.title.clone(),
        Box::new(move |fact| (!(fact.part == "error" && fact.name == name && fact.kind == status)).then_some(fact)),
    )
}

/// A list of values becomes plain text.
fn freed(document: &Document) -> Vec<Mutation> {
    let change = |site: &Site| {
        let schema = document.root.at(&site.pointer)?;
        let before = words(schema.get("enum"));
        if before.is_empty() || schema.text("type") != Some("string") {
            return None;
        }
        let pointer = site.pointer.clone();
        let apply = move |root: &mut Tree| unset(root.at_mut(&pointer).expect("the site"), &["enum"]);
        let mutation = Mutation::new(document, site, apply);
        let says = |used: &Use| used.says("ceased-to-be-enum", "info patch major", "warn minor major");
        let plain = |used: &Use| {
            Edit::values(used, |words| {
                words.iter().filter(|word| word.starts_with("default=")).map(|word| (*word).to_owned()).collect()
            })
        };
        Some(match site.codes.is_empty() {
            true => mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().map(plain)),
            false => refused(mutation, site, &before, &[]),
        })
    };
    document.sites.schemas.values().filter_map(change).collect()
}

/// Plain text becomes a list of values.
fn listed(document: &Document) -> Vec<Mutation> {
    let change = |site: &Site| {
        let schema = document.root.at(&site.pointer)?;
        let plain = schema.text("type") == Some("string") && !has(schema, &["enum", "format", "default", "pattern"]);
        // At the member that holds the code, of a body that all refusals share, it would be the codes of all of them.
        if !plain || site.is_code {
            return None;
        }
        let pointer = site.pointer.clone();
        let apply =
            move |root: &mut Tree| set(root.at_mut(&pointer).expect("the site"), "enum", json!(["one", "other"]));
        let says = |used: &Use| used.says("became-enum", "error major major", "info patch major");
        let shows = |used: &Use| Edit::values(used, |_| vec!["one".into(), "other".into()]);
        let mutation = Mutation::new(document, site, apply);
        Some(mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().map(shows)))
    };
    document.sites.schemas.values().filter_map(change).collect()
}

/// Another value of a list than its default.
fn other(values: &[String], schema: &Tree) -> Option<String> {
    values.iter().find(|value| Some(value.as_str()) != schema.text("default")).cloned()
}

/// Another default of text; `other` is asked with the schema where it has one.
fn default(document: &Document, other: fn(Option<&Tree>) -> Option<Option<String>>) -> Vec<Mutation> {
    let change = |site: &Site| {
        let schema = document.root.at(&site.pointer)?;
        let text = schema.text("type") == Some("string") && !has(schema, &["format"]);
        let listed = schema.get("enum").is_some();
        if !text || site.uses.is_empty() {
            return None;
        }
        let had = Some(schema).filter(|schema| schema.get("default").is_some());
        let mut now = other(had)?;
        if listed && had.is_none() {
            now = words(schema.get("enum")).first().cloned();
        }
        let pointer = site.pointer.clone();
        let value = now.clone();
        let apply = move |root: &mut Tree| {
            let schema = root.at_mut(&pointer).expect("the site");
            match &value {
                Some(value) => set(schema, "default", json!(value)),
                None => unset(schema, &["default"]),
            }
        };
        let rule = match (had.is_some(), now.is_some()) {
            (false, _) => Rule("default-value-added", "info minor none", "info minor none"),
            (true, true) => Rule("default-value-changed", "info patch patch", "info patch none"),
            (true, false) => Rule("default-value-removed", "info patch patch", "info patch none"),
        };
        // What a parameter that is left out means is another request.
        let of_parameter = if had.is_some() { "error major patch" } else { "error major none" };
        let says = |used: &Use| match used.stand {
            Stand::Parameter => used.says(rule.0, of_parameter, ""),
            _ => used.says(rule.0, rule.1, rule.2),
        };
        let shows = |used: &Use| {
            let now = now.clone().map(|now| format!("default={now}"));
            Edit::values(used, move |words| {
                let kept = words.iter().filter(|word| !word.starts_with("default=")).map(|word| (*word).to_owned());
                kept.chain(now.clone()).collect()
            })
        };
        let mutation = Mutation::new(document, site, apply);
        Some(mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().map(shows)))
    };
    document.sites.schemas.values().filter_map(change).collect()
}

/// Null comes or goes.
fn null(document: &Document, allowed: bool) -> Vec<Mutation> {
    let change = |site: &Site| {
        let schema = document.root.at(&site.pointer)?;
        let is = is_nullable(schema);
        if schema.get("type").is_none() || has(schema, &["allOf"]) || is == allowed || site.uses.is_empty() {
            return None;
        }
        let pointer = site.pointer.clone();
        let by_type = document.root.text("openapi").is_some_and(|version| version.starts_with("3.1"));
        let apply = move |root: &mut Tree| {
            let schema = root.at_mut(&pointer).expect("the site");
            let kind = schema.get("type").cloned().expect("a type");
            match (by_type, allowed) {
                (false, _) => set(schema, "nullable", json!(allowed)),
                (true, true) => set(schema, "type", json!([kind.as_str(), "null"])),
                (true, false) => set(schema, "type", json!(words(Some(&kind)).first())),
            }
            if let Some(values) = schema.get_mut("enum").and_then(Tree::as_array_mut) {
                values.retain(|value| !value.is_null());
                values.extend(allowed.then(|| node(json!(null))));
            }
        };
        let says = |used: &Use| -> Expected {
            match allowed {
                // A parameter is never null; a setter of the request itself takes what it took.
                true if used.stand == Stand::Parameter => used.says("became-nullable", "info patch none", ""),
                true if has_setter(document, used) => used.says("became-nullable", "info patch minor", ""),
                true => used.says("became-nullable", "info patch major", "error major major"),
                false if used.stand == Stand::Parameter => used.says("became-not-nullable", "error major none", ""),
                false => used.says("became-not-nullable", "error major major", "info patch major"),
            }
        };
        let mutation = Mutation::new(document, site, apply);
        // The line `x[]` is that of the list; the records in it have none, and it speaks for them.
        let is_list = has(schema, &["items"]);
        let shows = |used: &Use| match used.name.ends_with("[]") && !is_list {
            true => Edit::Mark(used.clone(), "nullable-items", allowed),
            false => Edit::Mark(used.clone(), "nullable", allowed),
        };
        Some(mutation.reports(site.uses.iter().map(says)).shows(site.uses.iter().map(shows)))
    };
    document.sites.schemas.values().filter_map(change).collect()
}

/// Whether null is allowed: OpenAPI 3.0.3 says it beside a type, 3.1 as a type.
fn is_nullable(schema: &Tree) -> bool {
    let beside = schema.get("nullable").and_then(Tree::as_bool) == Some(true);
    beside || words(schema.get("type")).iter().any(|kind| kind == "null")
}

/// Whether the request itself has a setter for the value: an optional member of a body that is written in place.
fn has_setter(document: &Document, used: &Use) -> bool {
    let operation = document.sites.operations.iter().find(|operation| operation.title == used.title);
    let content = operation.and_then(|operation| document.root.at(&operation.pointer)?.at("/requestBody/content"));
    let Some(body) = content.and_then(Tree::as_object).and_then(|content| content.iter().next()) else { return false };
    let schema = body.value.get("schema");
    let in_place = schema.is_some_and(|schema| !has(schema, &["$ref"]));
    let required = words(schema.and_then(|schema| schema.get("required"))).contains(&used.name);
    in_place && used.stand == Stand::RequestProperty && !used.name.contains(['.', '[']) && !required
}
