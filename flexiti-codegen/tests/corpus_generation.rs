//! Every real document becomes a crate: nothing panics, nothing is refused, next to nothing is left out, and every file
//! is Rust of a size that a person opens. That the crates compile is asked by `cargo xtask corpus DIR --check`.

// What was left out is to be seen with `--nocapture`.
#![allow(clippy::print_stderr)]

#[path = "common/corpus.rs"]
mod corpus;

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    emit::{Files, InlineTypes, Options, emit},
    read,
};
use rayon::prelude::*;

/// So many of a thousand operations, and of a thousand schemas, are generated at least.
const GENERATED_OF_THOUSAND: usize = 995;
/// Files are planned for 2,500 lines, without the empty ones between items, the imports and what is said once for all types;
/// only a file of a single operation or type may have more.
const MOST_LINES: usize = 3_300;

/// What became of one document.
#[derive(Default)]
struct Outcome {
    name: String,
    operations: usize,
    schemas: usize,
    /// `document / kind / name`, with the reason.
    missing: Vec<(String, String)>,
    /// What is wrong with the files.
    faults: Vec<String>,
    /// The longest file, with its lines.
    longest: (usize, String),
}

fn outcome(path: &Path) -> Outcome {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut outcome = Outcome { name: name.clone(), ..Outcome::default() };
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let api = read(&texts, path, &[], &mut diagnostics);
    for error in diagnostics.iter().filter(|found| found.is_error()) {
        outcome.missing.push((format!("{name} / error / {}", error.code.id), error.message.clone()));
    }
    let Some(api) = api else {
        outcome.faults.push(format!("{name}: nothing can be modelled"));
        return outcome;
    };
    outcome.operations = api.operations.len();
    outcome.schemas = api.schemas.components().count();
    for left in api.left_out.iter().filter(|left| matches!(left.kind, "operation" | "schema")) {
        outcome.missing.push((format!("{name} / {} / {}", left.kind, left.name), left.reason.clone()));
    }
    judge(&emit(&api, &options(path)), &mut outcome);
    outcome
}

fn options(document: &Path) -> Options {
    Options {
        name: "example-client".into(),
        version: "0.1.0".into(),
        runtime: "../flexiti-runtime".into(),
        mock: "../flexiti-mock".into(),
        cli: "../flexiti-cli".into(),
        scenario: None,
        inline_types: InlineTypes::Shared,
        document: document.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

/// Every file parses and can be opened.
fn judge(files: &Files, outcome: &mut Outcome) {
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let lines = text.lines().count();
        outcome.longest = outcome.longest.clone().max((lines, format!("{}: {path}", outcome.name)));
        match syn::parse_file(text) {
            Err(error) => outcome.faults.push(format!("{}: {path}: {error}", outcome.name)),
            // What is for tests is one trait, and one table of requests, however many operations there are.
            Ok(file) if lines > MOST_LINES && !path.starts_with("src/mock/") && !is_single(&file) => {
                outcome.faults.push(format!("{}: {path} has {lines} lines", outcome.name));
            }
            Ok(_) => {}
        }
    }
}

/// With any number of threads: the same bytes.
#[test]
fn threads_change_nothing_but_the_time() {
    let Some(documents) = corpus::documents() else { return };
    let is_middling = |path: &&std::path::PathBuf| path.to_string_lossy().contains("nexus");
    for path in documents.iter().filter(is_middling).take(1) {
        let texts = Texts::new();
        let api = read(&texts, path, &[], &mut Diagnostics::new()).expect("a model");
        let plan = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| emit(&api, &options(path)))
        };
        assert!(plan(1) == plan(4), "{}", path.display());
    }
}

/// Whether a file holds one type, or one operation with its error and its body.
fn is_single(file: &syn::File) -> bool {
    let types = file.items.iter().filter(|item| matches!(item, syn::Item::Struct(_) | syn::Item::Enum(_)));
    types.count() <= 3
}

/// `accepted.yaml`: what may be missing.
fn accepted() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/accepted.yaml")).unwrap();
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let file = texts.add("accepted.yaml", text);
    let root = flexiti_codegen::source::read(&texts, file, &Default::default(), &mut diagnostics).expect("YAML");
    let lines = root.as_object().expect("lines of `name: reason`").iter();
    lines.map(|line| (line.key.to_string(), line.value.as_str().expect("a reason").to_owned())).collect()
}

#[test]
fn every_real_document_becomes_a_crate() {
    let Some(documents) = corpus::documents() else { return };
    let outcomes: Vec<Outcome> = documents
        .par_iter()
        .map(|path| {
            catch_unwind(AssertUnwindSafe(|| outcome(path))).unwrap_or_else(|_| Outcome {
                faults: vec![format!("{}: a panic, see above", path.display())],
                ..Outcome::default()
            })
        })
        .collect();
    let accepted = accepted();
    let missing: BTreeMap<&String, &String> =
        outcomes.iter().flat_map(|outcome| &outcome.missing).map(|(name, reason)| (name, reason)).collect();
    missing.iter().for_each(|(name, reason)| eprintln!("not generated: {name}: {reason}"));
    let mut faults: Vec<String> = outcomes.iter().flat_map(|outcome| outcome.faults.clone()).collect();
    let unknown = missing.iter().filter(|(name, _)| !accepted.contains_key(**name));
    faults.extend(unknown.map(|(name, reason)| format!("{name} is not generated and not accepted: {reason}")));
    let known: BTreeSet<&String> = missing.keys().copied().collect();
    let needless = accepted.keys().filter(|name| !known.contains(name));
    faults.extend(needless.map(|name| format!("accepted.yaml: `{name}` is generated by now: delete the line")));
    for (kind, generated) in [
        ("operation", outcomes.iter().map(|outcome| outcome.operations).sum::<usize>()),
        ("schema", outcomes.iter().map(|outcome| outcome.schemas).sum()),
    ] {
        let left_out = missing.keys().filter(|name| name.contains(&format!(" / {kind} / "))).count();
        let total = generated + left_out;
        eprintln!("{kind}s: {generated} of {total}");
        if generated * 1000 < total * GENERATED_OF_THOUSAND {
            faults.push(format!("only {generated} of {total} {kind}s are generated"));
        }
    }
    let longest = outcomes.iter().map(|outcome| &outcome.longest).max();
    eprintln!("the longest file: {longest:?}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
