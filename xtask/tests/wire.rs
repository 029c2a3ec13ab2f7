//! The proof on the wire, as part of `cargo test --workspace`.
//!
//! `tests/` depends on the generated crate. Were it a member of this workspace, cargo could resolve nothing while that
//! crate is absent, and would not even run the command that brings it back. So it is a workspace of its own, and this
//! test runs it. By itself: `cargo test --manifest-path tests/Cargo.toml --workspace`.

use std::{path::Path, process::Command};

#[test]
fn the_generated_client_keeps_its_word_on_the_wire() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/Cargo.toml");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["test", "--workspace", "--manifest-path"]).arg(manifest);
    // What cargo tells this test about its own package is not for that one.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    let output = command.output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    for line in said.lines().filter(|line| line.starts_with("test result")) {
        eprintln!("{line}");
    }
}
