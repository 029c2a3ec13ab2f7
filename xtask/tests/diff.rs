//! `cargo xtask diff`: exit statuses, formats, revisions of git, accepted changes.

mod common;

use common::{PETS, Workspace};
use serde_json::Value;

/// A workspace with `old.yaml` and a `new.yaml` in which a length fell.
fn shortened() -> Workspace {
    let workspace = Workspace::new();
    workspace.put("old.yaml", PETS);
    workspace.put("new.yaml", &PETS.replace("maxLength: 40", "maxLength: 30"));
    workspace
}

#[test]
fn what_breaks_is_an_answer_of_no_and_the_level_can_be_chosen() {
    let workspace = shortened();
    let run = workspace.run(&["diff", "old.yaml", "new.yaml"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stdout.contains("request-parameter-max-length-decreased"), "{}", run.stdout);
    assert!(run.stdout.contains("old 8:57, new 8:57"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "colours in a pipe");
    assert_eq!(workspace.run(&["diff", "old.yaml", "new.yaml", "--fail-on", "never"]).status, 0);
    assert_eq!(workspace.run(&["diff", "old.yaml", "old.yaml", "--fail-on", "info"]).status, 0);
    // The other way round the length rises, which a request may.
    assert_eq!(workspace.run(&["diff", "new.yaml", "old.yaml"]).status, 0);
    assert_eq!(workspace.run(&["diff", "new.yaml", "old.yaml", "--fail-on", "info"]).status, 1);
    assert_eq!(workspace.run(&["diff", "old.yaml", "absent.yaml"]).status, 2);
    assert_eq!(workspace.run(&["diff", "old.yaml"]).status, 2);
}

#[test]
fn every_format_tells_the_same() {
    let workspace = shortened();
    let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let change = &report["changes"][0];
    for (key, value) in [
        ("id", "request-parameter-max-length-decreased"),
        ("level", "error"),
        ("operation", "GET /pets/{id}"),
        ("part", "request-path"),
        ("name", "id"),
        ("kind", "length-changed"),
        ("before", "string(40)"),
        ("after", "string(30)"),
        ("location", "#/paths/~1pets~1{id}/get/parameters/0/schema"),
    ] {
        assert_eq!(change[key], value, "{change}");
    }
    assert_eq!(change["old"], serde_json::json!({ "file": "old.yaml", "line": 8, "column": 57 }));
    assert_eq!((&report["verdict"], report["changes"].as_array().map(Vec::len)), (&Value::from("major"), Some(1)));
    for format in ["markdown", "html"] {
        let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", format]);
        assert!(run.stdout.contains("request-parameter-max-length-decreased"), "{}", run.stdout);
    }
}

#[test]
fn accepted_changes_do_not_count_and_stale_ones_are_errors() {
    let workspace = shortened();
    let run = workspace.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let fingerprint = report["changes"][0]["fingerprint"].as_str().unwrap();
    let entry = |fingerprint: &str, reason: &str| {
        format!("accepted:\n  - fingerprint: '{fingerprint}'\n    reason: {reason}\n")
    };
    workspace.put("accepted.yaml", &entry(fingerprint, "no id is that long"));
    let accepted = ["diff", "old.yaml", "new.yaml", "--accepted", "accepted.yaml"];
    assert_eq!(workspace.run(&accepted).status, 0);
    // Lines that move do not make it another change.
    workspace.put("old.yaml", &PETS.replace("paths:", "# a remark\npaths:"));
    assert_eq!(workspace.run(&accepted).status, 0);
    workspace.put("accepted.yaml", &entry(fingerprint, "''"));
    assert_eq!(workspace.run(&accepted).status, 2);
    workspace.put("accepted.yaml", &entry("0000000000000000", "gone"));
    let run = workspace.run(&accepted);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("the change no longer occurs"), "{}", run.stderr);
}

#[test]
fn a_revision_of_git_is_a_document() {
    let workspace = shortened();
    let git = |words: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@b.example"]).args(words);
        command.current_dir(workspace.path("")).output().unwrap()
    };
    git(&["init", "--quiet"]);
    git(&["add", "old.yaml"]);
    git(&["commit", "--quiet", "-m", "one"]);
    let run = workspace.run(&["diff", "HEAD:old.yaml", "new.yaml"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stdout.starts_with("old  HEAD:old.yaml\nnew  new.yaml\n"), "{}", run.stdout);
    let run = workspace.run(&["diff", "HEAD:absent.yaml", "new.yaml"]);
    assert_eq!(run.status, 2, "{run:?}");
}

#[test]
fn a_rule_is_explained() {
    let run = Workspace::new().run(&["explain", "response-property-became-nullable"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.starts_with("error[response-property-became-nullable]"), "{}", run.stdout);
}
