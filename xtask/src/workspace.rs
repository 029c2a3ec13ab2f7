//! Where things are in this workspace.

use std::path::{Path, PathBuf};

use flexiti_codegen::{
    diagnostic::Diagnostic,
    disk::{self, Hold},
};

/// The pinned document, below the root.
const DOCUMENT: &str = "spec/pos-v2.5.yaml";
/// What corrects it, in the order of application.
const OVERLAYS: [&str; 1] = ["spec/pos-v2.5.overlay.yaml"];
/// What its operations do in a sandbox.
const SCENARIO: &str = "spec/pos-v2.5.scenario.yaml";
/// The generated crate.
const GENERATED: &str = "flexiti-generated";

/// The workspace that the command runs in.
pub(crate) struct Workspace {
    /// Its folder.
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// The workspace of this program. Cargo says where that is when it runs it; without cargo it is where it was built.
    pub(crate) fn here() -> Self {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let manifest = manifest.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        Self { root: manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_owned) }
    }

    /// The pinned document.
    pub(crate) fn document(&self) -> PathBuf {
        self.path(DOCUMENT)
    }

    /// The overlays of the pinned document.
    pub(crate) fn overlays(&self) -> Vec<PathBuf> {
        OVERLAYS.iter().map(|overlay| self.path(overlay)).collect()
    }

    /// What its operations do in a sandbox; there need not be one.
    pub(crate) fn scenario(&self) -> PathBuf {
        self.path(SCENARIO)
    }

    /// What is known about the pinned document.
    pub(crate) fn lock(&self) -> PathBuf {
        self.path("spec/LOCK")
    }

    /// The revisions before the pinned document.
    pub(crate) fn history(&self) -> PathBuf {
        self.path("spec/history")
    }

    /// Hand-written examples of the generated crate.
    pub(crate) fn examples(&self) -> PathBuf {
        self.path("spec/examples")
    }

    /// The generated crate.
    pub(crate) fn generated(&self) -> PathBuf {
        self.path(GENERATED)
    }

    /// The hand-written runtime.
    pub(crate) fn runtime(&self) -> PathBuf {
        self.path("flexiti-runtime")
    }

    /// The right to change this workspace, until it is dropped; what an interrupted command began is ended first.
    pub(crate) fn hold(&self) -> Result<Hold, Diagnostic> {
        let hold = Hold::take(&self.root)?;
        disk::finish(&self.generated(), Some(&self.lock()))?;
        Ok(hold)
    }

    /// How a path of the workspace is written down: relative to the root, with `/`.
    pub(crate) fn below(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let path = absolute.strip_prefix(&self.root).unwrap_or(path);
        path.to_string_lossy().replace('\\', "/")
    }

    /// A path below the root, as short as a person at the current folder would say it.
    fn path(&self, below: &str) -> PathBuf {
        let path = self.root.join(below);
        let here = std::env::current_dir().unwrap_or_default();
        path.strip_prefix(&here).map(Path::to_owned).unwrap_or(path)
    }
}
