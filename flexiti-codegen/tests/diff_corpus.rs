//! Real documents against themselves, against their twins and against reordered copies: nothing changed, so nothing is
//! reported. A twin of YAML is JSON and the reverse, read and written by another library where that can read it.
//!
//! The documents stand outside the repository; the test says so aloud where they are absent.

// What is left out is said aloud.
#![allow(clippy::print_stderr)]

use std::path::{Path, PathBuf};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Options},
    model::Api,
    source::{self, Limits},
};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

fn documents() -> Vec<PathBuf> {
    let shared = std::env::var_os("FLEXITI_SHARED").map_or_else(|| PathBuf::from("../../shared"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("corpus/documents")) else {
        eprintln!("left out: {} is absent (set FLEXITI_SHARED)", shared.join("corpus/documents").display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

/// Compares each document with what `other` makes of it, and fails where anything is reported.
fn silent(other: impl Fn(&Path) -> Option<Api> + Sync) {
    let answers: Vec<(bool, Vec<String>)> = documents()
        .par_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().display();
            let old = flexiti_codegen::read(&Texts::new(), path, &[], &mut Diagnostics::new());
            let (Some(old), Some(new)) = (old, other(path)) else {
                eprintln!("left out: {name} is not read whole");
                return (false, Vec::new());
            };
            let comparison = diff::compare(&old, &new, &Options::default());
            let changes = comparison.changes.iter().map(|change| {
                let place = format!("{} {} {}", change.operation, change.part, change.name);
                format!("{name}: {} at {place}: {}", change.id, change.text)
            });
            let notes = comparison.notes.iter().map(|note| format!("{name}: {} {}", note.kind, note.subject));
            (true, changes.chain(notes).take(3).collect())
        })
        .collect();
    let compared = answers.iter().filter(|(compared, _)| *compared).count();
    let noisy: Vec<String> = answers.into_iter().flat_map(|(_, noise)| noise).collect();
    eprintln!("{compared} documents compared");
    assert!(noisy.is_empty(), "of {compared} documents some differ:\n{}", noisy.join("\n"));
}

fn read_text(name: &str, text: &str) -> Option<Api> {
    flexiti_codegen::read_text(&Texts::new(), name, text, &mut Diagnostics::new())
}

/// The document as a value: read by another library, or, where that cannot read it, by our own reader.
fn value(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).ok()?;
    let foreign: Result<Value, String> = match is_json(path) {
        true => serde_json::from_str(&text).map_err(|error| error.to_string()),
        false => serde_yaml::from_str(&text).map_err(|error| error.to_string()),
    };
    foreign
        .inspect_err(|error| eprintln!("{} is read by no other reader, so by our own: {error}", path.display()))
        .ok()
        .or_else(|| {
            let texts = Texts::new();
            let file = texts.load(path).ok()?;
            let root = source::read(&texts, file, &Limits::default(), &mut Diagnostics::new())?;
            Value::deserialize(&root).ok()
        })
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}

/// A value's text with the members of every object from the last to the first.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members = members.iter().rev().map(|(name, value)| format!("{}:{}", json!(name), reversed(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(",")),
        _ => value.to_string(),
    }
}

#[test]
fn a_document_against_itself_is_silent() {
    silent(|path| flexiti_codegen::read(&Texts::new(), path, &[], &mut Diagnostics::new()));
}

#[test]
fn a_document_against_its_twin_is_silent() {
    silent(|path| {
        let value = value(path)?;
        match is_json(path) {
            true => read_text("twin.yaml", &serde_yaml::to_string(&value).ok()?),
            false => read_text("twin.json", &value.to_string()),
        }
    });
}

#[test]
fn a_document_against_a_reordered_copy_is_silent() {
    silent(|path| read_text("reordered.json", &reversed(&value(path)?)));
}
