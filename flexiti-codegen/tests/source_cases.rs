//! Case directories: what comes of a small document, and what is said about it.
//!
//! `tests/cases/source/<topic>/<case>` holds `input.yaml` or `input.json`, perhaps an `overlay.yaml` and the files that
//! the input refers to, and two snapshots: the tree in the shape of OpenAPI 3.0, and the rendered diagnostics.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use flexiti_codegen::{
    diagnostic::{Code, Diagnostic, Diagnostics, render},
    document::{Document, Files, open_within},
    lower,
    source::{File, Limits, Node, Texts, Value, overlay, read},
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/source")
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries.into_iter().filter(|path| path.is_dir()).collect()
}

/// Files of a case, named as if the case were the current folder, so that snapshots are the same everywhere.
struct Case<'p>(&'p Path);

impl Files for Case<'_> {
    fn load<'a>(&self, texts: &'a Texts, path: &Path) -> Result<File<'a>, Diagnostic> {
        match fs::read_to_string(self.0.join(path)) {
            Ok(text) => Ok(texts.add(path, text)),
            // The system's own words differ from system to system.
            Err(_) => Err(Diagnostic::new(&flexiti_codegen::diagnostic::codes::UNREADABLE_FILE, "it is not there")),
        }
    }
}

fn run(case: &Path) {
    let texts = Texts::new();
    let mut diagnostics = Diagnostics::new();
    let input = ["input.yaml", "input.json"].into_iter().find(|name| case.join(name).exists()).expect("an input");
    let load = |name: &str| texts.add(name, fs::read_to_string(case.join(name)).expect("a file"));
    let limits = limits(case);
    let mut root = read(&texts, load(input), &limits, &mut diagnostics);
    if case.join("overlay.yaml").exists()
        && let Some(root) = &mut root
        && let Some(found) = read(&texts, load("overlay.yaml"), &limits, &mut diagnostics)
    {
        overlay::apply(root, &found, &mut diagnostics);
    }
    let document = root.and_then(|root| open_within(&texts, root, &Case(case), &limits, &mut diagnostics));
    let shown = document.as_ref().map_or_else(|| "nothing\n".to_owned(), show);
    if let Some(document) = &document {
        document.read::<openapiv3::OpenAPI>(document.root()).expect("what is left is OpenAPI 3.0");
        if case.join(LIMITS).exists() {
            lower(document, &mut diagnostics);
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_input_file(case.join(input));
    settings.bind(|| {
        insta::assert_snapshot!("document", shown);
        insta::assert_snapshot!("diagnostics", render::text(&diagnostics, &texts, false));
    });
}

/// Where a case says that it is about a limit: a line for each that is not the usual one, so that small documents show
/// what large ones meet.
const LIMITS: &str = "limits.yaml";

fn limits(case: &Path) -> Limits {
    let mut limits = Limits::default();
    for line in fs::read_to_string(case.join(LIMITS)).unwrap_or_default().lines() {
        let (name, number) = line.split_once(": ").expect("a limit: its number");
        let number = number.parse().expect("a number");
        match name {
            "bytes" => limits.bytes = number,
            "depth" => limits.depth = number,
            "nodes" => limits.nodes = number,
            "alias_nodes" => limits.alias_nodes = number,
            "alias_bytes" => limits.alias_bytes = number,
            "files" => limits.files = number,
            "copied_nodes" => limits.copied_nodes = number,
            "repeated_members" => limits.repeated_members = number,
            _ => panic!("there is no limit `{name}`"),
        }
    }
    limits
}

#[test]
fn cases() {
    for topic in sorted(&folder()) {
        sorted(&topic).iter().for_each(|case| run(case));
    }
}

/// Codes about files that no document can show, and those about writing (see `disk.rs`).
const WITHOUT_CASE: [&str; 5] = ["unreadable-file", "not-utf-8", "foreign-folder", "folder-busy", "not-written"];

#[test]
fn every_code_has_a_case() {
    let mut shown = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "snap") {
                let text = fs::read_to_string(path).expect("a snapshot");
                shown.extend(Code::all().map(|code| code.id).filter(|id| text.contains(&format!("[{id}]"))));
            }
        }
    }
    let missing: Vec<_> =
        Code::all().map(|code| code.id).filter(|id| !shown.contains(id) && !WITHOUT_CASE.contains(id)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
    let needless: Vec<_> = WITHOUT_CASE.iter().filter(|id| shown.contains(*id)).collect();
    assert!(needless.is_empty(), "{needless:?} have a case by now: take them off the list");
}

/// The tree as YAML in flow style where it is short.
fn show(document: &Document<'_>) -> String {
    let mut out = String::new();
    write_block(document.root(), 0, &mut out);
    for left in &document.left_out {
        writeln!(out, "left out: {} {} ({})", left.part.name(), left.name, left.reason).expect("a string");
    }
    out
}

fn write_block(node: &Node<'_>, indent: usize, out: &mut String) {
    let Some(object) = node.as_object().filter(|object| !object.is_empty()) else {
        writeln!(out, "{}", flow(node)).expect("a string");
        return;
    };
    for member in object {
        let line = flow(&member.value);
        let short = line.len() + indent + member.key.len() < 110;
        let pad = " ".repeat(indent);
        if short || member.value.as_object().is_none() {
            writeln!(out, "{pad}{}: {line}", member.key).expect("a string");
        } else {
            writeln!(out, "{pad}{}:", member.key).expect("a string");
            write_block(&member.value, indent + 2, out);
        }
    }
}

fn flow(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".into(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.clone().into_owned(),
        Value::String(text) => serde_json::to_string(text).expect("a string"),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(object) if object.is_empty() => "{}".into(),
        Value::Object(object) => {
            let members: Vec<_> =
                object.iter().map(|member| format!("{}: {}", member.key, flow(&member.value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
    }
}
