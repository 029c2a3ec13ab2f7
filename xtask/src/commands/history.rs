//! `cargo xtask history`: what each revision of the API changed, oldest to newest.

use clap::ValueEnum;

use crate::{
    history::{replay::History, report},
    outcome::{Answer, Failure},
    terminal::results,
    workspace::Workspace,
};

/// Options of `history`.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask history
  cargo xtask history --format html > history.html
  cargo xtask history --print '2020-02 (R20.3)' > pos-2020-02.yaml")]
pub(crate) struct Args {
    /// How the history is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print the document of one revision whole (YAML), and nothing else
    #[arg(long, value_name = "REVISION", conflicts_with = "format")]
    print: Option<String>,
}

/// How the history is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people at a terminal
    Text,
    /// For programs
    Json,
    /// For a page of a repository
    Markdown,
    /// One page for a browser, with a picture of the growth
    Html,
}

/// Replays the history.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let history = History::replay(&Workspace::here())?;
    if let Some(name) = args.print {
        let Some(revision) = history.revisions.iter().find(|revision| revision.name == name) else {
            let names: Vec<&str> = history.revisions.iter().map(|revision| &*revision.name).collect();
            return Err(Failure::Said(format!("there is no revision `{name}`: there are {}", names.join(", "))));
        };
        results(&revision.document);
        return Ok(Answer::Yes);
    }
    let steps = history.steps();
    results(&match args.format {
        Format::Text => report::text(&steps),
        Format::Json => format!("{:#}\n", report::json(&history, &steps)),
        Format::Markdown => report::markdown(&steps),
        Format::Html => report::html(&steps),
    });
    Ok(Answer::Yes)
}
