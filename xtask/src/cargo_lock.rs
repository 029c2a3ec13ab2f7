//! The workspace's `Cargo.lock` after the generated crate has come back.
//!
//! While the crate is absent it is no member, and cargo, which is started before this program is, takes it out of the
//! lock. Once it is there again, so is its entry; a clean checkout stays clean. Packages that no other member needs would
//! come back in a newer version, and so the tests' own dependencies are also those of a member that is always there.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use flexiti_codegen::disk::Changes;

use crate::terminal::note;

/// Enters the generated crate into the lock, if its manifest is new or another one.
pub(crate) fn refresh(root: &Path, changes: &Changes) {
    let manifest = "Cargo.toml".to_owned();
    let is_other = changes.added.contains(&manifest) || changes.changed.contains(&manifest);
    if !is_other || !root.join("Cargo.lock").exists() {
        return;
    }
    // What cargo has looked up once it need not ask the network for.
    if !update(root, &["--offline"]) && !update(root, &[]) {
        note("warning: Cargo.lock could not be brought up to date; the next cargo command does it");
    }
}

fn update(root: &Path, more: &[&str]) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["update", "--workspace", "--quiet"]).args(more).current_dir(root);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
