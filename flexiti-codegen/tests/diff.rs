//! Pairs of small documents, one directory each: `old.yaml`, `new.yaml` and `expected.txt` with every change that is
//! reported, and no other. As each pair runs over all rules, a false alarm of any rule shows here.
//!
//! `UPDATE_EXPECT=1 cargo test --test diff` writes what is reported; read it before you commit it.

use std::path::{Path, PathBuf};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Comparison, Options, report},
};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diff");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

fn compared(old: &Path, new: &Path) -> (Comparison, Texts, Texts) {
    let (old_texts, new_texts) = (Texts::new(), Texts::new());
    let read = |texts, path: &Path| {
        let mut diagnostics = Diagnostics::new();
        let api = flexiti_codegen::read(texts, path, &[], &mut diagnostics).expect("a document");
        assert!(!diagnostics.has_errors(), "{}: {diagnostics:?}", path.display());
        api
    };
    let comparison = diff::compare(&read(&old_texts, old), &read(&new_texts, new), &Options::default());
    (comparison, old_texts, new_texts)
}

/// What is reported, a line each, and the verdicts.
fn lines(comparison: &Comparison) -> String {
    let mut text = String::new();
    for change in &comparison.changes {
        text += &format!(
            "{:5} {} | {} | {} | {} | {} | {} -> {}\n",
            change.level.word(),
            change.id,
            change.kind,
            change.operation,
            change.part,
            change.name,
            if change.before.is_empty() { "nothing" } else { &change.before },
            if change.after.is_empty() { "nothing" } else { &change.after },
        );
    }
    let verdicts = [comparison.verdict(), comparison.api_verdict(), comparison.crate_verdict()];
    let [verdict, api, krate] = verdicts.map(diff::Verdict::word);
    text + &format!("verdict {verdict}, API {api}, crate {krate}\n")
}

#[test]
fn every_case_reports_what_it_expects_and_nothing_else() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let (comparison, ..) = compared(&case.join("old.yaml"), &case.join("new.yaml"));
        let (found, path) = (lines(&comparison), case.join("expected.txt"));
        if update {
            std::fs::write(&path, found).expect("writing what is reported");
        } else if std::fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{} cases report something else:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_document_against_itself_is_silent() {
    for case in cases() {
        for side in ["old.yaml", "new.yaml"] {
            let (comparison, ..) = compared(&case.join(side), &case.join(side));
            assert!(comparison.changes.is_empty() && comparison.notes.is_empty(), "{} {side}", case.display());
        }
    }
}

#[test]
fn every_change_is_explained_and_has_places() {
    for case in cases() {
        let (comparison, old, new) = compared(&case.join("old.yaml"), &case.join("new.yaml"));
        let report = report::Report::new(&comparison, ("old.yaml", &old), ("new.yaml", &new));
        for change in &comparison.changes {
            let explained = diff::rules::explain(&change.id).expect("a rule");
            let idle = change.client_effect.contains("does not travel");
            let level = if idle { diff::Level::Info } else { explained.level };
            assert_eq!(level, change.level, "{}", change.id);
            let json = report::change_json(&report, change);
            assert!(json["location"].as_str().is_some_and(|pointer| pointer.starts_with('#')), "{json}");
            assert!(
                !change.text.contains('{')
                    || change.name.contains('{')
                    || change.before.contains('{')
                    || change.after.contains('{')
                    || change.operation.contains('{'),
                "{}",
                change.text
            );
        }
        for page in [report::text(&report, false), report::markdown(&report), report::html(&report)] {
            let shown = comparison.changes.iter().all(|change| page.contains(&change.id));
            assert!(shown, "{} is not shown whole:\n{page}", case.display());
        }
    }
}

#[test]
fn fingerprints_survive_lines_that_move() {
    for case in cases() {
        let moved = |side: &str| {
            let text = std::fs::read_to_string(case.join(side)).expect("a document");
            let text = format!("# a comment\n\n# and another one\n{}", text.replace("\npaths:", "\n\n\npaths:"));
            flexiti_codegen::read_text(&Texts::new(), side, &text, &mut Diagnostics::new()).expect("a document")
        };
        let (comparison, ..) = compared(&case.join("old.yaml"), &case.join("new.yaml"));
        let other = diff::compare(&moved("old.yaml"), &moved("new.yaml"), &Options::default());
        let fingerprints = |comparison: &Comparison| {
            comparison.changes.iter().map(diff::Change::fingerprint).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(fingerprints(&comparison), fingerprints(&other), "{}", case.display());
        assert_eq!(fingerprints(&comparison).len(), comparison.changes.len(), "{}: not all differ", case.display());
    }
}
