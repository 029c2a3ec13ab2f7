//! A name once given is kept, and the order in which a document is written means nothing.
//!
//! Every small case and a dozen real documents get an operation, a schema and a property more, at the front and at the
//! end: whatever users could write before, they can write after. And with the members of all their objects in another
//! order they give the same bytes.
//!
//! What is not promised: a newcomer that wants the very name that another one has in the same place may get it, if it is
//! spelled more plainly (`user_id` beside `UserID`); of two spellings nobody can tell which came first.

#![allow(clippy::print_stderr)]

#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/public.rs"]
mod public;

use std::path::{Path, PathBuf};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    emit::{Files, InlineTypes, Options, emit},
    read_text,
    source::{Limits, read},
};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

/// Larger documents show nothing that these do not, and take their time.
const LARGEST: u64 = 120_000;
/// So many real documents.
const DOZEN: usize = 12;

/// The cases, and real documents of all sizes up to [`LARGEST`] where there are some.
fn documents() -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/emit");
    let mut documents: Vec<PathBuf> =
        std::fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path().join("document.yaml")).collect();
    documents.sort();
    let size = |path: &PathBuf| std::fs::metadata(path).map_or(u64::MAX, |metadata| metadata.len());
    let mut real = corpus::documents().unwrap_or_default();
    real.retain(|path| size(path) <= LARGEST);
    real.sort_by_key(size);
    let step = (real.len() / DOZEN).max(1);
    documents.extend(real.into_iter().step_by(step));
    documents
}

/// A document as JSON.
fn value(path: &Path) -> Value {
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let file = texts.load(path).unwrap();
    let root = read(&texts, file, &Limits::default(), &mut diagnostics).expect("JSON or YAML");
    Value::deserialize(&root).unwrap()
}

/// The crate of a document; nothing where the document has errors, as those that need other files have here.
fn generate(text: &str) -> Option<Files> {
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let api = read_text(&texts, "document.json", text, &mut diagnostics);
    let options = Options {
        name: "example-client".into(),
        version: "0.1.0".into(),
        runtime: "../flexiti-runtime".into(),
        mock: "../flexiti-mock".into(),
        cli: "../flexiti-cli".into(),
        scenario: None,
        inline_types: InlineTypes::Apart,
        document: "document.json".into(),
    };
    api.filter(|_| !diagnostics.has_errors()).map(|api| emit(&api, &options))
}

/// A document's text with the members of every object in an order that the numbers decide.
fn shuffled(value: &Value, numbers: &mut impl FnMut() -> u64) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (numbers(), name, value)).collect();
            members.sort_by_key(|(number, _, _)| *number);
            let members =
                members.iter().map(|(_, name, value)| format!("{}:{}", json!(name), shuffled(value, numbers)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| shuffled(item, numbers)).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

/// Numbers that look random and are the same on every machine (Knuth's MMIX generator).
fn numbers(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 16
    }
}

/// The section of component schemas, and how references to it begin.
fn schemas(document: &mut Value) -> Option<(&mut serde_json::Map<String, Value>, &'static str)> {
    if document.get("swagger").is_some() {
        Some((document.get_mut("definitions")?.as_object_mut()?, "#/definitions/"))
    } else {
        Some((document.get_mut("components")?.get_mut("schemas")?.as_object_mut()?, "#/components/schemas/"))
    }
}

fn is_record(schema: &Value) -> bool {
    let has_fields = schema.get("properties").and_then(Value::as_object).is_some_and(|fields| !fields.is_empty());
    has_fields && ["allOf", "oneOf", "anyOf", "enum"].iter().all(|keyword| schema.get(keyword).is_none())
}

/// A property more for every record: a record in place with a list of values in place.
fn with_properties(mut document: Value, name: &str) -> Value {
    let mut records: Vec<&mut Value> = Vec::new();
    if let Some((schemas, _)) = schemas(&mut document) {
        records.extend(schemas.iter_mut().map(|(_, schema)| schema).filter(|schema| is_record(schema)));
    }
    for record in records {
        let kind = json!({ "type": "string", "enum": ["new", "newer"] });
        record["properties"][name] = json!({ "type": "object", "properties": { "kind": kind } });
    }
    document
}

/// A schema more: all that another one has, by `allOf`, and something of its own.
fn with_schemas(mut document: Value, name: &str) -> Value {
    if let Some((schemas, prefix)) = schemas(&mut document) {
        let bases: Vec<String> =
            schemas.iter().filter(|(_, schema)| is_record(schema)).map(|(name, _)| name.clone()).collect();
        for base in bases {
            let own = json!({ "type": "object", "properties": { "added": { "type": "string", "enum": ["a", "b"] } } });
            let reference = format!("{prefix}{}", base.replace('~', "~0").replace('/', "~1"));
            schemas.insert(format!("{name}{base}"), json!({ "allOf": [{ "$ref": reference }, own] }));
        }
    }
    document
}

/// An operation more on every path that has room for it, and a path more.
fn with_operations(mut document: Value, name: &str, method: &str) -> Value {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return document };
    let answer = json!({ "description": "done" });
    for (index, (path, item)) in paths.iter_mut().enumerate() {
        let Some(item) = item.as_object_mut().filter(|item| path.starts_with('/') && !item.contains_key("$ref")) else {
            continue;
        };
        if !item.contains_key(method) {
            let id = format!("{name}Number{index}");
            let tags = item.values().find_map(|operation| operation.get("tags")).cloned().unwrap_or_else(|| json!([]));
            item.insert(method.into(), json!({ "operationId": id, "tags": tags, "responses": { "200": answer } }));
        }
    }
    let id = format!("{name}Alone");
    paths.insert(format!("/{name}/alone"), json!({ method: { "operationId": id, "responses": { "200": answer } } }));
    document
}

/// Something that is done to a document.
type Addition = fn(Value) -> Value;

/// What is added at the front has a name that is sorted before all others, what is added at the end one behind them.
const ADDITIONS: [(&str, Addition); 3] = [
    ("operations", |document| with_operations(with_operations(document, "A0added", "get"), "zzadded", "patch")),
    ("schemas", |document| with_schemas(with_schemas(document, "A0Added"), "zzAdded")),
    ("properties", |document| with_properties(with_properties(document, "a0_added"), "zz_added")),
];

#[test]
fn adding_renames_nothing() {
    let check = |path: &PathBuf| -> Vec<String> {
        let document = value(path);
        let Some(before) = generate(&document.to_string()) else { return Vec::new() };
        let before = public::paths(&before);
        let mut lost = Vec::new();
        for (what, add) in ADDITIONS {
            let Some(after) = generate(&add(document.clone()).to_string()) else {
                lost.push(format!("{}: more {what} make an error of it", path.display()));
                continue;
            };
            let after = public::paths(&after);
            let gone: Vec<&String> = before.difference(&after).take(5).collect();
            if !gone.is_empty() {
                lost.push(format!("{}: more {what} take away {gone:?}", path.display()));
            }
        }
        lost
    };
    let lost: Vec<String> = documents().par_iter().flat_map_iter(check).collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn a_newcomer_that_is_spelled_more_oddly_takes_no_name() {
    let document = |more_members: Value, more_schemas: Value| {
        let mut members = json!({ "userId": { "type": "string" } });
        members.as_object_mut().unwrap().extend(more_members.as_object().unwrap().clone());
        let mut schemas = json!({ "Pet": { "type": "object", "properties": members } });
        schemas.as_object_mut().unwrap().extend(more_schemas.as_object().unwrap().clone());
        json!({ "openapi": "3.0.4", "info": { "title": "t", "version": "1" }, "paths": {}, "components": { "schemas": schemas } })
    };
    let types = |document: Value| generate(&document.to_string()).unwrap().get("src/types.rs").unwrap().to_owned();
    let before = types(document(json!({}), json!({})));
    assert!(before.contains("pub struct Pet {\n    /// `userId`.\n    pub user_id: Option<String>"), "{before}");
    let odd = json!({ "type": "integer" });
    let after = types(document(json!({ "USER_ID": odd, "UserID": odd }), json!({ "PET": odd, "pet": odd })));
    assert!(after.contains("pub user_id: Option<String>"), "{after}");
    assert!(after.contains("pub struct Pet {"), "{after}");
}

#[test]
fn the_order_of_members_means_nothing() {
    let check = |path: &PathBuf| -> Option<String> {
        let document = value(path);
        let sorted = generate(&document.to_string())?;
        let other = generate(&shuffled(&document, &mut numbers(7)))?;
        let differs = sorted.iter().find(|(path, text)| other.get(path) != Some(text));
        let differs = differs.map(|(path, _)| path.to_owned());
        let differs = differs.or_else(|| (sorted.len() != other.len()).then(|| "the list of files".into()));
        Some(format!("{}: {} differs", path.display(), differs?))
    };
    let differing: Vec<String> = documents().par_iter().filter_map(check).collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
