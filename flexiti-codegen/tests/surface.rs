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
        "Every changed line is a fact that users of the client meet: a length, a member, a code. Read each of them; if all\n\
         are meant, take them over: `cargo insta accept`, or without that tool\n\
         INSTA_UPDATE=always cargo test -p flexiti-codegen --test surface",
    );
    let settings = settings(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots"));
    settings.bind(|| insta::assert_snapshot!("surface", flexiti_codegen::surface::render(&pinned())));
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
