//! A regeneration that is killed leaves the old crate or the new one, and the next run tidies up.
#![cfg(any(target_os = "linux", target_vendor = "apple"))]

mod common;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use common::Workspace;

/// So many runs are killed.
const ROUNDS: u32 = 40;

/// A document with a group, and so a file, for each of many operations.
fn document(title: &str) -> String {
    let paths: String = (0..60)
        .map(|index| {
            format!(
                "  /pets{index}:\n    get: {{ operationId: find{index}, tags: [Group{index}], summary: '{title}', responses: {{ '204': {{ description: Done }} }} }}\n"
            )
        })
        .collect();
    format!("openapi: 3.0.3\ninfo: {{ title: {title}, version: '1' }}\npaths:\n{paths}")
}

fn generated(workspace: &Workspace) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = workspace.path("out");
    workspace.tree().into_iter().filter(|(path, _)| path.starts_with(&folder)).collect()
}

#[test]
fn a_killed_run_leaves_one_whole_crate() {
    let workspace = Workspace::new();
    let words = |name: &'static str| ["regen", "--spec", name, "--out", "out"];
    let mut whole = Vec::new();
    let mut took = Duration::ZERO;
    for name in ["cats.yaml", "dogs.yaml"] {
        workspace.put(name, &document(name));
        let started = Instant::now();
        assert_eq!(workspace.run(&words(name)).status, 0);
        took = started.elapsed();
        whole.push(generated(&workspace));
    }
    let (mut old, mut new) = (0, 0);
    for round in 0..ROUNDS {
        let stands = generated(&workspace);
        let next = if stands == whole[0] { "dogs.yaml" } else { "cats.yaml" };
        let mut command = workspace.command(&words(next));
        let mut run = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // From its first moment to some time after its end.
        let lives = took * round * 3 / (ROUNDS * 2);
        thread::sleep(lives);
        run.kill().unwrap();
        run.wait().unwrap();
        let left = generated(&workspace);
        assert!(whole.contains(&left), "a crate of two halves after {lives:?}");
        if left == stands { old += 1 } else { new += 1 }
    }
    eprintln!("{old} times the old crate, {new} times the new one");
    assert_eq!(workspace.run(&words("cats.yaml")).status, 0);
    let beside = workspace.tree().into_keys().filter(|path| path.to_string_lossy().contains("/.out."));
    assert_eq!(beside.collect::<Vec<_>>(), Vec::<PathBuf>::new());
}
