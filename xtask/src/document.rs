//! The document that a command is about: read, corrected, modelled, with everything found on the way.

use std::path::{Path, PathBuf};

use clap::Args;
use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, codes},
    model::Api,
    read_allowing, read_with,
};

use crate::{findings, named_file::must_open, outcome::Failure, pin, progress::Progress, workspace::Workspace};

/// A document named on the command line, or the pinned one.
#[derive(Args)]
pub(crate) struct Chosen {
    /// An OpenAPI document, JSON or YAML [default: the pinned document with its overlay]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// An overlay that corrects FILE; may be given several times
    #[arg(long, value_name = "FILE", requires = "file")]
    overlay: Vec<PathBuf>,
    /// A folder whose files FILE may refer to, beside its own; may be given several times
    #[arg(long, value_name = "DIR", requires = "file")]
    allow_refs: Vec<PathBuf>,
}

impl Chosen {
    /// The files that are meant.
    pub(crate) fn sources(self, workspace: &Workspace) -> Sources {
        match self.file {
            Some(path) => Sources { path, overlays: self.overlay, allowed: self.allow_refs },
            None => Sources { path: workspace.document(), overlays: workspace.overlays(), allowed: Vec::new() },
        }
    }
}

/// The files of a document.
pub(crate) struct Sources {
    /// The document itself.
    pub(crate) path: PathBuf,
    /// What corrects it, in order.
    pub(crate) overlays: Vec<PathBuf>,
    /// The folders that it may refer to, beside its own.
    allowed: Vec<PathBuf>,
}

impl Sources {
    /// Reads them, if each can be opened.
    pub(crate) fn read(&self) -> Result<Document, Failure> {
        std::iter::once(&self.path).chain(&self.overlays).try_for_each(|file| must_open(file))?;
        let progress = Progress::on(&self.path);
        Ok(Document::read(&self.path, &self.overlays, &self.allowed, &progress))
    }
}

/// A document that was read.
pub(crate) struct Document {
    /// The texts that findings are about.
    pub(crate) texts: Texts,
    /// What was found.
    pub(crate) diagnostics: Diagnostics,
    /// How to see all of it.
    pub(crate) lint: String,
    api: Option<Api>,
}

impl Document {
    /// Reads the document and its overlays, and files that it refers to below its own folder and the allowed ones. In the
    /// pinned one, what is [denied](pin::DENIED) is an error.
    pub(crate) fn read(path: &Path, overlays: &[PathBuf], allowed: &[PathBuf], progress: &Progress) -> Self {
        progress.step("reading");
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let api = read_allowing(&texts, path, overlays, allowed, &mut diagnostics);
        let lint = if path == Workspace::here().document() {
            diagnostics.deny(&pin::DENIED);
            "cargo xtask lint".to_owned()
        } else {
            let overlays: String = overlays.iter().map(|overlay| format!(" --overlay {}", overlay.display())).collect();
            let allowed: String = allowed.iter().map(|folder| format!(" --allow-refs {}", folder.display())).collect();
            format!("cargo xtask lint {}{overlays}{allowed}", path.display())
        };
        Self { texts, diagnostics, lint, api }
    }

    /// Reads a text that is to be pinned under the name `name`: it must stand alone, for files that it refers to are not
    /// pinned with it.
    pub(crate) fn to_pin(name: &str, text: String, overlays: &[PathBuf]) -> Self {
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let api = read_with(&texts, name, text, overlays, &mut diagnostics);
        diagnostics.deny(&pin::DENIED);
        diagnostics.deny(&[&codes::REFERENCE_TO_MISSING_FILE]);
        let overlays: String = overlays.iter().map(|overlay| format!(" --overlay {}", overlay.display())).collect();
        Self { texts, diagnostics, lint: format!("cargo xtask lint {name}{overlays}"), api }
    }

    /// The model, if the document has no error. Prints what was found either way.
    pub(crate) fn accepted(&self) -> Result<&Api, Failure> {
        findings::in_short(self);
        match &self.api {
            Some(api) if !self.diagnostics.has_errors() => Ok(api),
            _ => Err(Failure::Reported),
        }
    }

    /// As [`Document::accepted`], for who has no more to say about the texts: they go, which makes room.
    pub(crate) fn modelled(self) -> Result<(Api, Diagnostics), Failure> {
        self.accepted()?;
        let Self { api, diagnostics, .. } = self;
        api.map(|api| (api, diagnostics)).ok_or(Failure::Reported)
    }
}
