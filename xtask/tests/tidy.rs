//! The rules of the repository: each is shown broken, by a small repository in `cases/tidy/<rule>` beside the findings
//! that are expected of it (`expected.txt`), and all of them hold here.
//!
//! `UPDATE_EXPECT=1 cargo test -p xtask --test tidy` writes what is expected.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What `cargo xtask tidy` prints of the repository at `root`, and its exit status.
fn tidy(root: &Path, words: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("tidy").args(words).current_dir(root).env("CARGO_MANIFEST_DIR", root.join("xtask"));
    let output = command.output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/tidy");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn each_rule_is_shown_broken() {
    let (rules, _) = tidy(Path::new(env!("CARGO_MANIFEST_DIR")), &["--rules"]);
    let mut rules: Vec<&str> = rules.lines().filter_map(|line| line.split(' ').next()).collect();
    rules.sort();
    assert_eq!(rules, cases().iter().map(|case| name(case)).collect::<Vec<_>>(), "a case for each rule, and no other");
}

#[test]
fn broken_rules_are_found_where_they_are_broken_and_nowhere_else() {
    for case in cases() {
        let rule = name(&case);
        let (found, status) = tidy(&case, &[]);
        assert_eq!(status, Some(1), "{rule}:\n{found}");
        // A small repository lacks what other rules ask for.
        let marked = format!("[{rule}]");
        let found: String =
            found.lines().filter(|line| line.contains(&marked)).map(|line| format!("{line}\n")).collect();
        let expected = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&expected).unwrap_or_default(), "{rule}: not what expected.txt says");
        assert!(!found.is_empty(), "{rule} is not broken in its case");
    }
}

#[test]
fn they_hold_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let (found, status) = tidy(&root, &[]);
    assert_eq!((found.as_str(), status), ("", Some(0)), "these places break a rule of the repository");
}
