//! The folder of the generated crates: a workspace of its own, so that all share one target folder and one lock.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{outcome::Failure, workspace::Workspace};

/// Where crates, logs and what is compiled stand.
pub(super) struct Place {
    /// The root of the workspace of crates.
    pub(super) root: PathBuf,
    /// This repository's own lock, which pins what the runtime needs.
    lock: PathBuf,
}

impl Place {
    /// `target/corpus` of this repository. Crates of earlier runs stay until they are generated anew.
    pub(super) fn new() -> Result<Self, Failure> {
        let here = Workspace::here().root;
        let place = Self { root: here.join("target/corpus"), lock: here.join("Cargo.lock") };
        fs::create_dir_all(place.root.join("logs")).map_err(|error| failure(&place.root, &error))?;
        Ok(place)
    }

    /// The folder of a crate.
    pub(super) fn folder(&self, name: &str) -> PathBuf {
        self.root.join("crates").join(name)
    }

    /// The file that takes what was said while a crate was made; `ending` tells which stream.
    pub(super) fn log(&self, name: &str, ending: &str) -> PathBuf {
        self.root.join("logs").join(format!("{name}.{ending}"))
    }

    /// The manifest of the workspace: the named crates and no others.
    pub(super) fn write_manifest(&self, crates: &[&str]) -> Result<(), Failure> {
        let members: String = crates.iter().map(|name| format!("    \"crates/{name}\",\n")).collect();
        let manifest = format!(
            "# Written by `cargo xtask corpus`.\n[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n\
             # Nothing of this is debugged, and much of it is large.\n[profile.dev]\ndebug = false\nincremental = false\n"
        );
        let path = self.root.join("Cargo.toml");
        fs::write(&path, manifest).map_err(|error| failure(&path, &error))?;
        let lock = self.root.join("Cargo.lock");
        if self.lock.exists() && !lock.exists() {
            fs::copy(&self.lock, &lock).map_err(|error| failure(&lock, &error))?;
        }
        Ok(())
    }
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Said(format!("`{}` cannot be written: {error}", path.display()))
}
