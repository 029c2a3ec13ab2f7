//! The surface of the pinned document, as reviewers read it: one sorted line for each fact, kept in
//! `snapshots/surface.snap`.

mod common;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use common::{Afterword, settings};
use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, render},
    read,
    surface::{Fact, surface},
};

fn pinned() -> Vec<Fact> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let overlays = [spec.join("pos-v2.5.overlay.yaml")];
    let api = read(&texts, &spec.join("pos-v2.5.yaml"), &overlays, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}", render::text(&diagnostics, &texts, false));
    surface(&api.expect("a document without an error has a model"))
}

#[test]
fn pinned_document() {
    let _afterword = Afterword(
        "Every changed line is a fact that users of the client meet: a length, a member, a code. What each of them does to\n\
         users, and which version it asks for, says\n\
         \n    cargo xtask diff HEAD:spec/pos-v2.5.yaml spec/pos-v2.5.yaml --overlay spec/pos-v2.5.overlay.yaml\n\n\
         A new document of the vendor is not put in place by hand; with all that belongs to it, this snapshot too, it is\n\
         taken over by\n\
         \n    cargo xtask upgrade NEW\n\n\
         A correction of our own, or of the generator: read each line; if all are meant, `cargo insta accept`, or without\n\
         that tool\n\
         \n    INSTA_UPDATE=always cargo test -p flexiti-codegen --test surface\n\n\
         In CI (the variable `CI` is set) snapshots are compared and never rewritten.",
    );
    let settings = settings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots"));
    settings.bind(|| insta::assert_snapshot!("surface", flexiti_codegen::surface::render(&pinned())));
}

/// A snapshot that may be rewritten is no check: where `CI` is set, asking for that is an error.
#[test]
fn in_ci_a_snapshot_is_never_rewritten() {
    for (variable, value) in [("INSTA_UPDATE", "always"), ("INSTA_UPDATE", "unseen"), ("INSTA_FORCE_PASS", "1")] {
        let mut test = Command::new(std::env::current_exe().unwrap());
        test.args(["--exact", "pinned_document"]).env_remove("INSTA_UPDATE").env_remove("INSTA_FORCE_PASS");
        let output = test.env("CI", "true").env(variable, value).output().unwrap();
        assert!(!output.status.success(), "{variable}={value}");
        // What a failing test says is told on standard output.
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("compared and never rewritten") && said.contains("cargo xtask upgrade NEW"), "{said}");
    }
}

/// Holds the surface against the table of known facts, where that is at hand.
#[test]
fn every_known_fact_is_kept() {
    let shared = std::env::var_os("FLEXITI_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"));
    let tool = shared.join("tools/check-facts");
    if !tool.exists() {
        eprintln!("left out: {} is absent (FLEXITI_SHARED names its folder)", tool.display());
        return;
    }
    let started = Command::new(&tool).arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut check) = started else {
        eprintln!("left out: {} does not run here", tool.display());
        return;
    };
    let json = serde_json::to_vec(&pinned()).unwrap();
    check.stdin.take().unwrap().write_all(&json).unwrap();
    let output = check.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
