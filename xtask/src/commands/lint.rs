//! `cargo xtask lint`: what is wrong in a document.

use flexiti_codegen::diagnostic::render;

use crate::{
    cli::Format,
    document::{Chosen, Document},
    findings,
    named_file::must_open,
    outcome::{Answer, Failure},
    progress::Progress,
    terminal::{note, result},
    workspace::Workspace,
};

/// Options of `lint`.
#[derive(clap::Args)]
#[command(after_help = "\
Exit status: 0 no error, 1 errors, 2 the file cannot be read at all.

Examples:
  cargo xtask lint
  cargo xtask lint vendor.json --overlay corrections.yaml --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    document: Chosen,
    /// How the findings are written: text to standard error, JSON to standard output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Reads a document and says what was found.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let (path, overlays, allowed) = args.document.paths(&Workspace::here());
    std::iter::once(&path).chain(&overlays).try_for_each(|file| must_open(file))?;
    let progress = Progress::on(&path);
    let document = Document::read(&path, &overlays, &allowed, &progress);
    drop(progress);
    match args.format {
        Format::Json => result(format_args!("{:#}", render::json(&document.diagnostics, &document.texts))),
        Format::Text => {
            if !document.diagnostics.is_empty() {
                findings::in_full(&document);
                note("");
            }
            result(format_args!("{}: {}", path.display(), findings::counted(&document.diagnostics)));
        }
    }
    Ok(if document.diagnostics.has_errors() { Answer::No } else { Answer::Yes })
}
