//! The documents say what is so: their code is that of the example which runs, and what they name exists. Their commands
//! are tried out in `newcomer.rs`; their links are looked at by `cargo xtask tidy`.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Lines without their indentation.
fn flat(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_readme_shows_code_that_runs() {
    let example = flat(&read("spec/examples/purchase.rs")) + &flat(&read("tests/tests/readme.rs"));
    let readme = read("README.md");
    let blocks: Vec<&str> = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(
            example.contains(flat(block).trim()),
            "README.md shows what is in neither spec/examples/purchase.rs nor tests/tests/readme.rs:\n{block}"
        );
    }
}

#[test]
fn the_readme_shows_a_line_of_the_surface() {
    let surface = read("flexiti-codegen/tests/snapshots/surface.snap");
    let is_fact = |line: &&str| line.contains("request-body");
    let readme = read("README.md");
    let shown: Vec<&str> = readme.lines().filter(is_fact).collect();
    assert!(!shown.is_empty());
    for line in shown {
        assert!(surface.lines().any(|fact| fact == line), "{line:?} is not in the surface");
    }
}

#[test]
fn the_readme_names_every_command() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_xtask")).output().expect("the command runs");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let readme = read("README.md");
    for command in commands.filter_map(|line| line.split_whitespace().next()) {
        assert!(readme.contains(&format!("`cargo xtask {command}")), "README.md does not name `{command}`");
    }
}
