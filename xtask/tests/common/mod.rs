//! A workspace of its own for each test, and the command run in it.
#![allow(dead_code, reason = "each test program takes what it needs")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// A document that has nothing wrong with it.
pub(crate) const PETS: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{id}:
    get:
      operationId: findPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, maxLength: 40 } }
      responses:
        '200':
          description: The pet
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, maxLength: 20 } } }
";

/// An overlay that applies to it.
pub(crate) const CORRECTION: &str = "\
overlay: 1.0.0
info: { title: Corrections, version: '1' }
actions:
  - target: $.paths['/pets/{id}'].get
    update: { summary: Finds a pet }
";

/// A folder that looks like the workspace.
pub(crate) struct Workspace {
    folder: TempDir,
}

/// What a run printed, and its exit status.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workspace {
    /// With the pets as the pinned document.
    pub(crate) fn new() -> Self {
        let workspace = Self { folder: tempfile::tempdir().unwrap() };
        workspace.put("spec/pos-v2.5.yaml", PETS);
        workspace.put("spec/pos-v2.5.overlay.yaml", CORRECTION);
        workspace.put("flexiti-runtime/Cargo.toml", "[package]\nname = \"flexiti-runtime\"\n");
        workspace
    }

    /// A path below its root.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Writes a file.
    pub(crate) fn put(&self, below: &str, text: &str) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap()
    }

    /// Everything in it.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut tree = BTreeMap::new();
        collect(self.folder.path(), &mut tree);
        tree
    }

    /// The command, not run yet, at the root of this workspace.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(words).current_dir(self.folder.path().canonicalize().unwrap());
        command.env("CARGO_MANIFEST_DIR", self.folder.path().canonicalize().unwrap().join("xtask"));
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    /// Runs the command at the root of this workspace.
    pub(crate) fn run(&self, words: &[&str]) -> Run {
        let output = self.command(words).output().unwrap();
        Run {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn collect(folder: &Path, tree: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, tree);
        } else {
            let bytes = fs::read(&path).unwrap();
            tree.insert(path, bytes);
        }
    }
}
