//! A checkout with the line ends of another system gives the same bytes.

mod common;

use std::fs;

use common::Workspace;

#[test]
fn carriage_returns_change_nothing() {
    let workspace = Workspace::copy();
    for (path, bytes) in workspace.tree() {
        let text = String::from_utf8(bytes).unwrap();
        // What is generated is compared by its bytes; .gitattributes keeps them.
        if !path.starts_with(workspace.path("flexiti-generated")) && !path.ends_with("spec/LOCK") {
            fs::write(path, text.replace('\n', "\r\n")).unwrap();
        }
    }
    assert!(workspace.read("spec/pos-v2.5.yaml").contains("\r\n"));
    let run = workspace.run(&["regen", "--check"]);
    assert_eq!(run.status, 0, "{run:?}");
}
