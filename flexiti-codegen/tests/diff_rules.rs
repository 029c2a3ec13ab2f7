//! Every rule is shown by a case, and every id of the vocabulary that users of other tools know is reported by one, or
//! listed with the reason why it cannot be.
//!
//! The vocabulary stands outside the repository; the test says so aloud where it is absent.

// What is left out, and the figures, are said aloud.
#![allow(clippy::print_stderr)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Calendar, Change, Day, Options},
};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

/// Everything that the cases report: as `expected.txt` has it, and once more on a day and with a notice that are due.
fn reported() -> Vec<Change> {
    let read =
        |path: PathBuf| flexiti_codegen::read(&Texts::new(), &path, &[], &mut Diagnostics::new()).expect("a document");
    let due = Options { calendar: Calendar { today: Day::read("2027-01-01"), notice: 90 } };
    let compared = cases().into_iter().flat_map(|case| {
        let (old, new) = (read(case.join("old.yaml")), read(case.join("new.yaml")));
        [Options::default(), due.clone()].map(|options| diff::compare(&old, &new, &options).changes)
    });
    compared.flatten().collect()
}

/// Rules and ids that no case reports, with the reason: `rule<tab>reason` a line. One that is reported fails.
fn unreached() -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff-unreached.tsv");
    let text = std::fs::read_to_string(path).expect("the list");
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(id, reason)| (id.to_owned(), reason.to_owned())).collect()
}

#[test]
fn every_rule_is_shown_by_a_case() {
    let shown: BTreeSet<&str> =
        reported().iter().filter_map(|change| Some(diff::rules::explain(&change.id)?.rule.name)).collect();
    let all: BTreeSet<&str> = diff::rules::every().map(|explained| explained.rule.name).collect();
    let refused = unreached();
    let missing: Vec<_> = all.difference(&shown).filter(|rule| !refused.contains_key(**rule)).collect();
    let needless: Vec<_> = refused.keys().filter(|rule| shown.contains(rule.as_str())).collect();
    assert!(needless.is_empty(), "no longer needed: {needless:#?}");
    assert!(missing.is_empty(), "{} of {} rules are shown by no case: {missing:#?}", missing.len(), all.len());
}

#[test]
fn every_id_of_the_vocabulary_is_reported_or_refused_with_a_reason() {
    let shared = std::env::var_os("FLEXITI_SHARED").map_or_else(|| PathBuf::from("../../shared"), PathBuf::from);
    let path = shared.join("diff-cases/oasdiff/rules.tsv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("left out: {} is absent (set FLEXITI_SHARED)", path.display());
        return;
    };
    let ids: BTreeSet<&str> = text.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let found = reported();
    let found: BTreeSet<&str> = found.iter().map(|change| change.id.as_str()).collect();
    let refused = unreached();
    let needless: Vec<_> = refused.keys().filter(|id| found.contains(id.as_str())).collect();
    assert!(needless.is_empty(), "no longer needed: {needless:#?}");
    let missing: Vec<_> = ids.iter().filter(|id| !found.contains(**id) && !refused.contains_key(**id)).collect();
    eprintln!("{} of {} ids are reported, {} refused", ids.intersection(&found).count(), ids.len(), refused.len());
    assert!(missing.is_empty(), "{} ids are reported by no case: {missing:#?}", missing.len());
}
