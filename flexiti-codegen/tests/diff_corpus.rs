//! Real documents against themselves and against their twins: nothing changed, so nothing is reported. A twin says the
//! same in JSON with sorted keys.
//!
//! The documents stand outside the repository; the test says so aloud where they are absent.

// What is left out, and how long the rest took, is said aloud.
#![allow(clippy::print_stderr)]

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Options},
    model::Api,
};

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

/// Compares each document with what `other` makes of it, and fails where a change is reported.
fn silent(other: impl Fn(&Path) -> Option<Api>) {
    let (mut compared, mut noisy) = (0, Vec::new());
    for path in documents() {
        let Some(old) = read(&path, &[], &mut Diagnostics::new(), &Texts::new()) else { continue };
        let Some(new) = other(&path) else { continue };
        let start = Instant::now();
        let changes = diff::compare(&old, &new, &Options::default()).changes;
        compared += 1;
        let name = path.file_name().unwrap_or_default().display();
        eprintln!("{:5} ms {:4} {name}", start.elapsed().as_millis(), changes.len());
        noisy.extend(changes.iter().take(3).map(|change| {
            format!("{name}: {} at {} {} {}: {}", change.id, change.operation, change.part, change.name, change.text)
        }));
    }
    assert!(noisy.is_empty(), "of {compared} documents some differ:\n{}", noisy.join("\n"));
}

fn read(path: &Path, overlays: &[PathBuf], diagnostics: &mut Diagnostics, texts: &Texts) -> Option<Api> {
    flexiti_codegen::read(texts, path, overlays, diagnostics)
}

#[test]
fn a_document_against_itself_is_silent() {
    silent(|path| read(path, &[], &mut Diagnostics::new(), &Texts::new()));
}

#[test]
fn a_document_against_its_twin_is_silent() {
    silent(|path| {
        let text = std::fs::read_to_string(path).ok()?;
        let value: serde_json::Value = match serde_yaml::from_str(&text) {
            Ok(value) => value,
            Err(error) => {
                eprintln!("left out: {} is read by no other reader: {error}", path.display());
                return None;
            }
        };
        flexiti_codegen::read_text(&Texts::new(), "twin.json", &value.to_string(), &mut Diagnostics::new())
    });
}
