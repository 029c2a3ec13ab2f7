//! The crate's verdict, proven: for each kind of change a small document before and after, a crate of each, and one
//! program that uses all of the crate of before. It compiles against the crate of after if and only if the verdict does
//! not say `major`.
//!
//! `tests/witnesses/base.yaml` is before, each folder beside it holds an overlay that makes it after, and `expected.txt`:
//! the verdicts, the rules, and where in the program the compiler stops. `UPDATE_EXPECT=1` writes it; read it before you
//! commit it.

#![allow(clippy::print_stderr)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Verdict},
    emit::{self, emit},
    model::Api,
};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn cases() -> Vec<String> {
    let folders = fs::read_dir(root().join("tests/witnesses")).expect("the cases").filter_map(Result::ok);
    let folders = folders.filter(|entry| entry.path().join("change.yaml").exists());
    let mut cases: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    cases.sort();
    cases
}

/// The model of the base, changed by a case's overlay.
fn model(case: Option<&str>) -> Api {
    let folder = root().join("tests/witnesses");
    let overlays: Vec<PathBuf> = case.map(|case| folder.join(case).join("change.yaml")).into_iter().collect();
    let mut diagnostics = Diagnostics::new();
    let api = flexiti_codegen::read(&Texts::new(), &folder.join("base.yaml"), &overlays, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{case:?}: {diagnostics:?}");
    api.expect("a model")
}

/// Writes the crate of a model and the program that uses it.
fn write(workspace: &Path, package: &str, api: &Api) {
    let options = emit::Options {
        name: package.to_owned(),
        version: "1.0.0".into(),
        runtime: String::new(),
        mock: String::new(),
        cli: String::new(),
        scenario: None,
        inline_types: emit::InlineTypes::Apart,
        document: "base.yaml".into(),
    };
    let folder = workspace.join(package);
    for (path, text) in emit(api, &options).iter().filter(|(path, _)| path.ends_with(".rs")) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        put(&path, text);
    }
    let runtime = fs::canonicalize(root().join("flexiti-runtime")).expect("the runtime");
    let program = fs::canonicalize(root().join("tests/witnesses/everything.rs")).expect("the program");
    let manifest = format!(
        "[package]\nname = {package:?}\nversion = \"1.0.0\"\nedition = \"2024\"\nautobins = false\n\n[lib]\nname = \"client\"\n\n\
         [[example]]\nname = \"everything-{package}\"\npath = {program:?}\n\n\
         [dependencies]\nflexiti-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    );
    put(&folder.join("Cargo.toml"), &manifest);
}

/// Writes a file that is not so already: what did not change is not compiled again.
fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("writing");
    }
}

/// What the compiler says of each package: the places in the program at which it stops, and its warnings of deprecation.
fn compiled(workspace: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root()).args(["check", "--workspace", "--examples", "--keep-going", "--offline", "--quiet"]);
    command.args(["--message-format=json", "--manifest-path"]).arg(workspace.join("Cargo.toml"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    let output = command.output().expect("cargo runs");
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let text = String::from_utf8_lossy(&output.stdout);
    for message in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
        if message["reason"] == "compiler-artifact" {
            said.entry(name).or_default();
        } else if message["reason"] == "compiler-message" {
            let code = message["message"]["code"]["code"].as_str().unwrap_or_default();
            let stops = message["message"]["level"] == "error";
            assert!(!stops || name != "client", "a crate does not compile: {}", message["message"]["rendered"]);
            let place = message["message"]["spans"][0]["text"][0]["text"].as_str().unwrap_or_default().trim();
            if stops && !code.is_empty() || code == "deprecated" {
                said.entry(name).or_default().insert(format!("{code}: {place}"));
            }
        }
    }
    assert!(!said.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn a_program_stops_compiling_if_and_only_if_the_verdict_is_major() {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("witnesses");
    fs::create_dir_all(&workspace).expect("a folder");
    put(
        &workspace.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n",
    );
    // The versions of this workspace, which are at hand.
    put_once(&workspace.join("Cargo.lock"), &fs::read_to_string(root().join("Cargo.lock")).expect("the lock"));
    let cases = cases();
    forget(&workspace, &cases);
    let old = model(None);
    write(&workspace, "before", &old);
    let mut verdicts = BTreeMap::new();
    for case in &cases {
        let new = model(Some(case));
        write(&workspace, case, &new);
        verdicts.insert(case.as_str(), diff::compare(&old, &new, &diff::Options::default()));
    }
    let said = compiled(&workspace);
    assert_eq!(said.get("everything-before"), Some(&BTreeSet::new()), "the program uses what is there");

    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for (case, comparison) in verdicts {
        let stops = said.get(&format!("everything-{case}")).cloned().unwrap_or_default();
        let verdict = comparison.crate_verdict();
        let breaks = stops.iter().any(|stop| !stop.starts_with("deprecated"));
        let mut text = format!("crate {}, API {}\n", verdict.word(), comparison.api_verdict().word());
        let mut rules: Vec<String> = comparison
            .changes
            .iter()
            .map(|change| format!("{} at {} {}\n", change.id, change.part, change.name))
            .collect();
        rules.extend(comparison.notes.iter().map(|note| format!("{}\n", note.kind)));
        text.extend(rules);
        text.extend(stops.iter().map(|stop| format!("  {stop}\n")));
        let path = root().join("tests/witnesses").join(case).join("expected.txt");
        if breaks != (verdict == Verdict::Major) {
            wrong.push(format!("{case}: the verdict is wrong\n{text}"));
        } else if update {
            put(&path, &text);
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            wrong.push(format!("{case}: not as expected\n{text}"));
        }
    }
    eprintln!("{} kinds of changes, {} wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn put_once(path: &Path, text: &str) {
    if !path.exists() {
        put(path, text);
    }
}

/// Takes away the crates of cases that are gone.
fn forget(workspace: &Path, cases: &[String]) {
    for entry in fs::read_dir(workspace).expect("the workspace").filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && name != "before" && !cases.contains(&name) {
            fs::remove_dir_all(entry.path()).expect("an old crate");
        }
    }
}
