//! `cargo xtask document`: a document and its overlays as one plain document.

use flexiti_codegen::{Texts, corrected, diagnostic::Diagnostics, source};

use crate::{
    document::{Chosen, Document},
    named_file::must_open,
    outcome::{Answer, Failure},
    progress::Progress,
    terminal::results,
    workspace::Workspace,
};

/// Options of `document`.
#[derive(clap::Args)]
#[command(after_help = "\
Printed is YAML in the order of the document, without its comments; what it refers to in other files stays there.

Exit status: 0 printed, 2 the document or an overlay is no good.

Examples:
  cargo xtask document > pos.yaml
  cargo xtask document vendor.json --overlay corrections.yaml > plain.yaml")]
pub(crate) struct Args {
    #[command(flatten)]
    document: Chosen,
}

/// Prints a document that has no errors.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let (path, overlays, allowed) = args.document.paths(&Workspace::here());
    std::iter::once(&path).chain(&overlays).try_for_each(|file| must_open(file))?;
    let progress = Progress::on(&path);
    let document = Document::read(&path, &overlays, &allowed, &progress);
    drop(progress);
    document.accepted()?;
    // Read again, for the model has nothing left of the words that other tools are to read.
    let texts = Texts::new();
    let root = corrected(&texts, &path, &overlays, &mut Diagnostics::new()).ok_or(Failure::Reported)?;
    results(&source::print(&root));
    Ok(Answer::Yes)
}
