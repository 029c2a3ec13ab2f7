//! `cargo xtask lint`: what is wrong in a document.

use flexiti_codegen::diagnostic::render;

use crate::{
    cli::Format,
    document::Chosen,
    findings,
    outcome::{Answer, Failure},
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
    let sources = args.document.sources(&Workspace::here());
    let document = sources.read()?;
    match args.format {
        Format::Json => result(format_args!("{:#}", render::json(&document.diagnostics, &document.texts))),
        Format::Text => {
            if !document.diagnostics.is_empty() {
                findings::in_full(&document);
                note("");
            }
            result(format_args!("{}: {}", sources.path.display(), findings::counted(&document.diagnostics)));
        }
    }
    Ok(if document.diagnostics.has_errors() { Answer::No } else { Answer::Yes })
}
