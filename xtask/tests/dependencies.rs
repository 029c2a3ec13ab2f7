//! `docs/dependencies.md` speaks of every direct dependency and of every program that runs while compiling, and of no
//! others.
//!
//! Packages and features are written by `UPDATE_EXPECT=1 cargo test -p xtask --test dependencies`; the reasons are written
//! by people and stay.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// The crates that somebody runs, in the order of the document.
const CRATES: [&str; 6] =
    ["flexiti-runtime", "flexiti-generated", "flexiti-codegen", "flexiti-description", "flexiti-mock", "xtask"];
/// Which programs run while compiling depends on the machine: the document speaks of this one.
const MACHINE: &str = "x86_64-unknown-linux-gnu";

#[test]
fn every_dependency_has_its_reason() {
    let path = root().join("docs/dependencies.md");
    let stands = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (reasons, metadata) = (reasons(&stands), metadata());
    let mut expected = stands.clone();
    for (title, rows) in [
        ("Direct dependencies", direct(&metadata, &["null", "build"])),
        ("Of tests alone", direct(&metadata, &["dev"])),
        ("Programs that run while compiling", while_compiling(&metadata)),
    ] {
        expected = with_table(&expected, title, &rows, &reasons);
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let stale = "docs/dependencies.md is stale: UPDATE_EXPECT=1 cargo test -p xtask --test dependencies";
    assert!(stands == expected || std::env::var_os("UPDATE_EXPECT").is_some(), "{stale}");
    let silent: Vec<&str> = expected.lines().filter(|line| line.ends_with("|  |")).collect();
    assert!(silent.is_empty(), "why are they there? {silent:#?}");
}

/// A package and what is said of it, without the reason.
type Rows = BTreeMap<String, String>;

/// Each direct dependency that is not of this workspace: who uses it, with which features.
fn direct(metadata: &Value, kinds: &[&str]) -> Rows {
    let mut users: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut features: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (index, name) in CRATES.iter().enumerate() {
        let package = list(&metadata["packages"]).iter().find(|package| package["name"] == *name).unwrap();
        for dependency in list(&package["dependencies"]) {
            let is_ours = !dependency["path"].is_null();
            if is_ours || !kinds.contains(&dependency["kind"].as_str().unwrap_or("null")) {
                continue;
            }
            let package = text(&dependency["name"]);
            users.entry(package.clone()).or_default().insert(index);
            let features = features.entry(package).or_default();
            features.extend(list(&dependency["features"]).iter().map(text));
            if dependency["uses_default_features"] == true {
                features.insert("default".to_owned());
            }
        }
    }
    let rows = users.into_iter().map(|(package, users)| {
        let users: Vec<&str> = users.into_iter().map(|index| CRATES[index]).collect();
        let features: Vec<String> = features[&package].iter().map(|feature| format!("`{feature}`")).collect();
        let features = if features.is_empty() { "none".to_owned() } else { features.join(", ") };
        let said = format!("{} | {features}", users.join(", "));
        (package, said)
    });
    rows.collect()
}

/// Each package in the tree that has a build script or is a macro.
fn while_compiling(metadata: &Value) -> Rows {
    let mut words = vec!["tree", "--locked", "--all-features", "--target", MACHINE, "--edges", "normal,build"];
    words.extend(["--prefix", "none", "--format", "{p}"]);
    words.extend(CRATES.iter().flat_map(|name| ["--package", name]));
    let tree = cargo(&words);
    let named: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, rest)| Some((name, rest.split(' ').next()?.strip_prefix('v')?)))
        .collect();
    let mut rows = Rows::new();
    for package in list(&metadata["packages"]) {
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        let has = |kind: &str| {
            list(&package["targets"]).iter().any(|target| list(&target["kind"]).iter().any(|word| word == kind))
        };
        let what = match (has("custom-build"), has("proc-macro")) {
            (true, true) => "build script, macro",
            (true, false) => "build script",
            (false, true) => "macro",
            (false, false) => continue,
        };
        if named.contains(&(&*name, &*version)) {
            rows.insert(name, what.to_owned());
        }
    }
    rows
}

/// The last cell of each row, by the section and the package.
fn reasons(document: &str) -> BTreeMap<(String, String), String> {
    let (mut reasons, mut section) = (BTreeMap::new(), "");
    for line in document.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title;
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        if let ([first, .., reason], true) = (&cells[..], line.starts_with("| `")) {
            reasons.insert((section.to_owned(), first.trim_matches('`').to_owned()), (*reason).to_owned());
        }
    }
    reasons
}

/// The document with the rows of one section's table in place of those that stand.
fn with_table(document: &str, title: &str, rows: &Rows, reasons: &BTreeMap<(String, String), String>) -> String {
    let (mut section, mut written, mut lines) = ("", false, Vec::new());
    for line in document.lines() {
        section = line.strip_prefix("## ").unwrap_or(section);
        if section != title || !line.starts_with("| `") {
            lines.push(line.to_owned());
        }
        if section == title && line.starts_with("|---") {
            written = true;
            for (package, said) in rows {
                let reason = reasons.get(&(title.to_owned(), package.clone())).cloned().unwrap_or_default();
                lines.push(format!("| `{package}` | {said} | {reason} |"));
            }
        }
    }
    assert!(written, "docs/dependencies.md has no table under `{title}`");
    lines.join("\n") + "\n"
}

fn metadata() -> Value {
    let words = ["metadata", "--locked", "--all-features", "--filter-platform", MACHINE, "--format-version", "1"];
    serde_json::from_str(&cargo(&words)).unwrap()
}

fn cargo(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
