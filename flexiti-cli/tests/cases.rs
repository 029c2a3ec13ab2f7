//! Commands against a real server on loopback, as a person types them: a case is a folder with what is typed
//! (`commands.txt`) and what comes of it (`expected.txt`, written by `UPDATE_EXPECT=1`).
//!
//! In `commands.txt`, `document NAME` says which API it is, `NAME=value` sets a variable, `private FILE` makes a file of
//! the case readable by its owner alone, `fault OPERATION` lets the next such request get lost after it has arrived,
//! `< text` is a line of standard input of the command that follows, and `$ arguments` is a command. `{case}` is the
//! case's folder, `{url}` the server.

mod api;
mod talk;

use std::{fs, path::Path};

#[test]
fn every_command_ends_as_it_is_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in cases {
        let commands = fs::read_to_string(case.join("commands.txt")).unwrap();
        let (said, planted) = talk::held(&case, &commands);
        // Whatever a case marks as planted is a secret, and stands nowhere.
        for secret in planted {
            assert!(!said.contains(&secret), "{}: a secret is printed", case.display());
        }
        let path = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &said).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{}:\n{said}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
