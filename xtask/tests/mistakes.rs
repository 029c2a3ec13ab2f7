//! The mistakes that a newcomer makes first, and what is answered: each a folder in `cases/mistakes` with the files that
//! are at hand, and `expected.txt`: the command, its exit status, and every word of the answer. Nothing is ever written.
//!
//! The first line is the folder that one is in, `$`, and the command; `NAME=VALUE` before it is the environment.
//! `UPDATE_EXPECT=1 cargo test -p xtask --test mistakes` writes the rest.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::Workspace;

const EXPECTED: &str = "expected.txt";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/mistakes");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// Puts the files of a case into the workspace.
fn put(workspace: &Workspace, folder: &Path, below: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name().into_string().unwrap())).unwrap();
        match path.is_dir() {
            true => put(workspace, &path, &format!("{below}{name}/")),
            false if name == EXPECTED => {}
            false => workspace.put(&format!("{below}{name}"), &fs::read_to_string(&path).unwrap()),
        }
    }
}

/// What is answered, with the workspace's own folder taken out.
fn answered(workspace: &Workspace, said: &str) -> String {
    let (folder, typed) = said.split_once('$').expect("FOLDER $ COMMAND");
    let mut words: Vec<&str> = typed.split_whitespace().collect();
    let command = words.iter().position(|word| *word == "cargo").expect("a command of cargo");
    let environment: Vec<&str> = words.drain(..command).collect();
    assert_eq!(words[..2], ["cargo", "xtask"]);
    let mut command = workspace.command(&words[2..]);
    // Nothing above the workspace is its repository.
    command.env("GIT_CEILING_DIRECTORIES", workspace.path("").canonicalize().unwrap().parent().unwrap());
    command.envs(environment.iter().filter_map(|set| set.split_once('='))).env("LC_ALL", "C");
    let folder = workspace.path(folder.trim()).canonicalize().unwrap();
    let output = command.current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (result, notes) = (text(output.stdout), text(output.stderr));
    let root = workspace.path("").canonicalize().unwrap();
    let said = format!("{said}\nexit status {}\n\n{notes}", output.status.code().unwrap_or(-1));
    let said = if result.is_empty() { said } else { format!("{said}\nresult:\n{result}") };
    said.replace(&root.display().to_string(), "ROOT")
}

#[test]
fn every_answer_says_what_is_wrong_and_what_to_do() {
    let mut differ = Vec::new();
    for case in cases() {
        let workspace = Workspace::new();
        put(&workspace, &case, "");
        let before = workspace.tree();
        let expected = fs::read_to_string(case.join(EXPECTED)).unwrap();
        let answer = answered(&workspace, expected.lines().next().unwrap());
        assert!(before == workspace.tree(), "{} wrote something", case.display());
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(case.join(EXPECTED), &answer).unwrap();
        } else if answer != expected {
            differ.push(format!("{}\n{answer}", case.display()));
        }
    }
    assert!(differ.is_empty(), "other answers than expected:\n\n{}", differ.join("\n"));
}
