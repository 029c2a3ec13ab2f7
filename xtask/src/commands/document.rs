//! `cargo xtask document`: a document and its overlays as one plain document.

use flexiti_codegen::{Texts, corrected, diagnostic::Diagnostics, source};

use crate::{
    document::Chosen,
    outcome::{Answer, Failure},
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
    let sources = args.document.sources(&Workspace::here());
    let document = sources.read()?;
    document.accepted()?;
    // Read again, for the model has nothing left of the words that other tools are to read.
    let texts = Texts::new();
    let root = corrected(&texts, &sources.path, &sources.overlays, &mut Diagnostics::new()).ok_or(Failure::Reported)?;
    results(&source::print(&root));
    Ok(Answer::Yes)
}
