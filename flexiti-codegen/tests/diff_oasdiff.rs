//! oasdiff's own pairs of documents: every rule that must report on a pair does, at its level.
//!
//! The documents stand outside the repository; the test says so aloud where they are absent.

// What is left out, and how long the rest took, is said aloud.
#![allow(clippy::print_stderr)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Options},
};

/// Rows that ask for what is wrong: the pair's new document, the rule, the reason.
const REFUSED: [(&str, &str, &str); 4] = [
    (
        "type-change__simple-request.yaml",
        "request-body-type-changed",
        "the pair is one document twice: nothing changed",
    ),
    (
        "request_property_all_of_annotation_only_added_revision.yaml",
        "request-body-all-of-added",
        "the new part is prose; the row beside it asks for the rule that says so, and it reports",
    ),
    (
        "request_property_one_of_wrapped_revision.yaml",
        "request-property-removed",
        "every shape of the new union has all members of the old record: none is gone",
    ),
    (
        "request_property_one_of_wrapped_revision.yaml",
        "request-body-type-generalized",
        "every shape of the new union is an object, as the old body was: the type is the same",
    ),
];

fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("FLEXITI_SHARED").map_or_else(|| PathBuf::from("../../shared"), PathBuf::from);
    let folder = shared.join("diff-cases/oasdiff");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("left out: {} is absent (set FLEXITI_SHARED)", folder.display());
    None
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).expect("a table");
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn read(path: &Path) -> flexiti_codegen::model::Api {
    let texts = Texts::new();
    flexiti_codegen::read(&texts, path, &[], &mut Diagnostics::new()).expect("a document")
}

#[test]
fn expected_rules_report() {
    let Some(folder) = folder() else { return };
    let mut pairs: BTreeMap<(String, String), Vec<(String, String)>> = BTreeMap::new();
    for row in rows(&folder.join("expected.tsv")) {
        let [old, new, rule, level] = row.try_into().expect("four columns");
        pairs.entry((old, new)).or_default().push((rule, level));
    }
    let (mut total, mut found, mut missed) = (0, 0, Vec::new());
    for ((old, new), expected) in &pairs {
        let (one, other) = (read(&folder.join(old)), read(&folder.join(new)));
        let changes = diff::compare(&one, &other, &Options::default()).changes;
        for (rule, level) in expected {
            total += 1;
            let reported = changes.iter().any(|change| change.id == *rule && change.level.word() == level);
            let refused = REFUSED.iter().any(|(document, refused, _)| new.ends_with(document) && rule == refused);
            assert!(!(reported && refused), "{rule} on {new} is refused and reported");
            if reported {
                found += 1;
            } else if !refused {
                missed.push(format!("{old} {new}: {rule} ({level})"));
            }
        }
        let others = changes.iter().filter(|change| !expected.iter().any(|(rule, _)| *rule == change.id));
        for change in others {
            eprintln!("beside: {old} {new}: {} ({}) {}", change.id, change.level.word(), change.text);
        }
    }
    missed.iter().for_each(|row| eprintln!("missed: {row}"));
    eprintln!("{found} of {total} expected rules report, {} are refused with a reason", REFUSED.len());
    assert!(missed.is_empty(), "{} expected rules do not report", missed.len());
}

#[test]
fn levels_are_those_of_the_vocabulary() {
    let Some(folder) = folder() else { return };
    let known: BTreeMap<String, String> = rows(&folder.join("rules.tsv"))
        .into_iter()
        .filter_map(|row| Some((row.first()?.clone(), row.get(1)?.clone())))
        .collect();
    let mut shared = std::collections::BTreeSet::new();
    for rule in diff::rules::every() {
        if let Some(level) = known.get(&rule.id) {
            assert_eq!(rule.level.word(), level, "{}", rule.id);
            shared.insert(rule.id);
        }
    }
    eprintln!("{} of {} rules of the vocabulary are known", shared.len(), known.len());
    for rule in known.keys().filter(|rule| !shared.contains(*rule)) {
        eprintln!("unknown: {rule}");
    }
    assert!(shared.len() >= 450, "rules of the vocabulary are lost");
}
