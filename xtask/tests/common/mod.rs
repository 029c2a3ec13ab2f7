//! A workspace of its own for each test, and the command run in it.
#![allow(dead_code, reason = "each test program takes what it needs")]

pub(crate) mod change;

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

/// What a copy of the repository has.
const COPIED: [&str; 10] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "flexiti-codegen/tests/snapshots/surface.snap",
    "flexiti-generated",
    "flexiti-runtime/Cargo.toml",
    "spec",
    "tests/Cargo.lock",
];

/// A folder that looks like the workspace.
pub(crate) struct Workspace {
    folder: TempDir,
}

/// Files by their paths.
pub(crate) type Tree = BTreeMap<PathBuf, Vec<u8>>;

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

    /// A copy of this repository: what `regen` and `upgrade` read and write of it.
    pub(crate) fn copy() -> Self {
        Self::copy_in(&std::env::temp_dir())
    }

    /// The same, in a folder of `parent`.
    pub(crate) fn copy_in(parent: &Path) -> Self {
        let workspace = Self { folder: tempfile::tempdir_in(parent).unwrap() };
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for below in COPIED {
            let mut files = Tree::new();
            let path = repository.join(below);
            if path.is_dir() {
                collect(&path, &mut files);
            } else {
                files.insert(path.clone(), fs::read(&path).unwrap());
            }
            for (path, bytes) in files {
                let path = workspace.folder.path().join(path.strip_prefix(repository).unwrap());
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
        }
        workspace
    }

    /// Makes the tree what it was: the files of `tree`, and no others.
    pub(crate) fn restore(&self, tree: &Tree) {
        let stands = self.tree();
        for path in stands.keys().filter(|path| !tree.contains_key(*path)) {
            let _ = fs::remove_file(path).or_else(|_| fs::remove_dir(path));
        }
        for (path, bytes) in tree.iter().filter(|(path, bytes)| stands.get(*path) != Some(*bytes)) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
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

    /// Everything in it: files, and folders where they are empty.
    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::new();
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

fn collect(folder: &Path, tree: &mut Tree) {
    let mut is_empty = true;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        is_empty = false;
        if path.is_dir() {
            collect(&path, tree);
        } else {
            let bytes = fs::read(&path).unwrap();
            tree.insert(path, bytes);
        }
    }
    if is_empty {
        tree.insert(folder.to_owned(), Vec::new());
    }
}
