//! Cases of the generator's test suite as seeds: what they hold is not written down twice.

use std::path::{Path, PathBuf};

use super::{Seed, folder::files_below, repository};
use crate::Cases;

/// The cases that a subject can read.
pub(super) fn of(cases: Cases) -> Vec<Seed> {
    match cases {
        Cases::None => Vec::new(),
        Cases::Texts => named(&cases_of("source"), &["input.yaml", "input.json", "overlay.yaml"]),
        Cases::Documents => {
            let mut seeds = named(&cases_of("source"), &["input.yaml", "input.json"]);
            seeds.extend(named(&cases_of("emit"), &["document.yaml"]));
            seeds
        }
        Cases::Overlays => joined(&cases_of("source/overlay"), "=== overlay.yaml\n", |path| ends(path, "overlay.yaml")),
        Cases::Files => with_their_files(),
        Cases::Pairs => joined(&cases_of("diff"), "\n===\n", |path| ends(path, "new.yaml")),
    }
}

fn cases_of(topic: &str) -> PathBuf {
    repository().join("flexiti-codegen/tests/cases").join(topic)
}

fn ends(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|found| found == name)
}

fn named(folder: &Path, names: &[&str]) -> Vec<Seed> {
    let wanted = |path: &&PathBuf| names.iter().any(|name| ends(path, name));
    files_below(folder).iter().filter(wanted).filter_map(|path| Seed::read(path)).collect()
}

/// The document beside each second text, what stands between, and the second text.
fn joined(folder: &Path, between: &str, is_second: impl Fn(&Path) -> bool) -> Vec<Seed> {
    let firsts = ["input.yaml", "input.json", "old.yaml"];
    let mut seeds = Vec::new();
    for path in files_below(folder).iter().filter(|path| is_second(path)) {
        let first = firsts.iter().find_map(|name| Seed::read(&path.with_file_name(name)));
        if let (Some(mut seed), Some(second)) = (first, Seed::read(path)) {
            seed.bytes.extend_from_slice(between.as_bytes());
            seed.bytes.extend_from_slice(&second.bytes);
            seeds.push(seed);
        }
    }
    seeds
}

fn with_their_files() -> Vec<Seed> {
    let mut seeds = named(&cases_of("source/references"), &["input.yaml"]);
    for seed in &mut seeds {
        let folder = repository().join(&seed.name).with_file_name("");
        for path in files_below(&folder) {
            let is_file = path.extension().is_some_and(|end| end != "snap") && !ends(&path, "input.yaml");
            if let (true, Some(file), Ok(name)) = (is_file, Seed::read(&path), path.strip_prefix(&folder)) {
                seed.bytes.extend_from_slice(format!("\n=== {}\n", name.display()).as_bytes());
                seed.bytes.extend_from_slice(&file.bytes);
            }
        }
    }
    seeds
}
