//! `cargo xtask surface`: every fact that a document states.

use flexiti_codegen::surface::{Fact, render, surface};

use crate::{
    cli::Format,
    document::Chosen,
    outcome::{Answer, Failure},
    terminal::results,
    workspace::Workspace,
};

/// Options of `surface`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask surface | grep 'capture'
  cargo xtask surface vendor.json --overlay corrections.yaml --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    document: Chosen,
    /// How the facts are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Prints the facts.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let document = args.document.sources(&Workspace::here()).read()?;
    let facts = surface(document.accepted()?);
    results(&match args.format {
        Format::Text => render(&facts),
        Format::Json => json(&facts)?,
    });
    Ok(Answer::Yes)
}

/// A JSON array with a line for each fact, so that line tools work on it too.
fn json(facts: &[Fact]) -> Result<String, Failure> {
    let lines: Result<Vec<String>, _> = facts.iter().map(serde_json::to_string).collect();
    let lines = lines.map_err(|error| Failure::Said(format!("a fact is no JSON: {error}")))?;
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}
