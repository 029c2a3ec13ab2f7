//! What is to be generated, from what, and where.

use std::path::PathBuf;

use flexiti_codegen::{
    disk::Changes,
    emit::{Files, Options},
    model::Api,
};

use super::Args;
use crate::{
    cargo_lock, crate_name, examples,
    outcome::Failure,
    pin::{Pin, Renewed},
    pinned_crate::{self, file_name},
    runtime_path::{cli_path, mock_path, runtime_path},
    scenario,
    workspace::Workspace,
};

/// A regeneration with every default filled in.
pub(super) struct Job {
    pub(super) document: PathBuf,
    pub(super) overlays: Vec<PathBuf>,
    /// Folders that the document may refer to, beside its own.
    pub(super) allowed: Vec<PathBuf>,
    pub(super) out: PathBuf,
    pub(super) options: Options,
    /// Where examples come from; the folder need not exist.
    examples: PathBuf,
    workspace: Workspace,
    /// Only for the pinned document.
    pin: Option<Pin>,
}

impl Job {
    pub(super) fn of(args: Args) -> Result<Self, Failure> {
        let workspace = Workspace::here();
        match (args.spec, args.out) {
            (Some(document), Some(out)) => {
                let runtime = args.runtime.unwrap_or_else(|| workspace.runtime());
                let options = Options {
                    name: args.name.unwrap_or_else(|| crate_name::of_folder(&out)),
                    version: "0.1.0".into(),
                    runtime: runtime_path(&out, &runtime, &workspace)?,
                    mock: mock_path(&out, &runtime, &workspace)?,
                    cli: cli_path(&out, &runtime, &workspace)?,
                    scenario: args.scenario.as_deref().map(scenario::read).transpose()?,
                    inline_types: args.inline_types.into(),
                    document: file_name(&document),
                };
                let examples = args.examples.unwrap_or_default();
                let (overlays, allowed) = (args.overlay, args.allow_refs);
                Ok(Self { document, overlays, allowed, out, options, examples, workspace, pin: None })
            }
            _ => Self::pinned(workspace),
        }
    }

    /// The crate of this workspace.
    fn pinned(workspace: Workspace) -> Result<Self, Failure> {
        let pin = Pin::read(&workspace)?;
        let (document, out) = (workspace.document(), workspace.generated());
        let options = pinned_crate::options(&workspace, pin.crate_version())?;
        let (overlays, examples) = (workspace.overlays(), workspace.examples());
        let allowed = Vec::new();
        Ok(Self { document, overlays, allowed, out, options, examples, workspace, pin: Some(pin) })
    }

    /// Adds to the plan what is written by hand.
    pub(super) fn complete(&self, files: &mut Files) -> Result<(), Failure> {
        match self.pin {
            Some(_) => pinned_crate::complete(files, &self.workspace),
            None => examples::add(files, &self.examples),
        }
    }

    /// The lock as it is to be, where there is one.
    pub(super) fn renewed_lock(&self, api: &Api) -> Result<Option<Renewed>, Failure> {
        self.pin.as_ref().map(|pin| pin.renewed(&self.workspace, &api.version)).transpose()
    }

    /// Makes the crate known to cargo, where it is a member of this workspace.
    pub(super) fn enter(&self, changes: &Changes) {
        if self.pin.is_some() {
            cargo_lock::refresh(&self.workspace.root, changes);
        }
    }

    /// What a person types to do this again.
    pub(super) fn command(&self) -> String {
        if self.pin.is_some() {
            return "cargo xtask regen".into();
        }
        let overlays: String =
            self.overlays.iter().map(|overlay| format!(" --overlay {}", overlay.display())).collect();
        format!("cargo xtask regen --spec {}{overlays} --out {} ...", self.document.display(), self.out.display())
    }
}
