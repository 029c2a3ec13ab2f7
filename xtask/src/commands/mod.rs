//! The commands, one file each: its options, and what it does.

mod bench;
mod completions;
mod corpus;
mod diff;
mod document;
mod explain;
mod fuzz;
mod help;
mod history;
mod lint;
mod mock;
mod regen;
mod surface;
mod tidy;
mod upgrade;

use clap::Subcommand;

use crate::outcome::{Answer, Failure};

/// What can be asked.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Regenerate flexiti-generated from spec/, or a crate for any document
    Regen(regen::Args),
    /// Say what is wrong in a document, and where
    Lint(lint::Args),
    /// Print every fact that a document states, one sorted line each
    Surface(surface::Args),
    /// Print a document with its overlays applied, for tools that know no overlays
    Document(document::Args),
    /// Show what changed between two documents, and what it does to clients
    Diff(diff::Args),
    /// Pin a new document of the vendor, with everything that changes with it, or nothing
    Upgrade(upgrade::Args),
    /// Replay the API's past, and show what each revision changed
    History(history::Args),
    /// Serve a document: requests are checked, and answered by examples or a scenario
    Mock(mock::Args),
    /// Tell what a diagnostic or a change means, and what to do about it
    Explain(explain::Args),
    /// Generate, and compile, a crate for every document of a folder; print the table
    Corpus(corpus::Args),
    /// Try every part with input that nobody would write, and print what was found
    Fuzz(fuzz::Args),
    /// Measure regeneration against the size of the document; print the table, draw the plot
    Bench(bench::Args),
    /// See that the rules of this repository hold
    Tidy(tidy::Args),
    /// Print completions of these commands for a shell
    Completions(completions::Args),
    /// Show this page, or that of a command
    Help(help::Args),
}

/// Does what was asked; nothing asked is a question for help.
pub(crate) fn run(command: Option<Command>) -> Result<Answer, Failure> {
    match command {
        Some(Command::Regen(args)) => regen::run(args),
        Some(Command::Lint(args)) => lint::run(args),
        Some(Command::Surface(args)) => surface::run(args),
        Some(Command::Document(args)) => document::run(args),
        Some(Command::Diff(args)) => diff::run(args),
        Some(Command::Upgrade(args)) => upgrade::run(args),
        Some(Command::History(args)) => history::run(args),
        Some(Command::Mock(args)) => mock::run(args),
        Some(Command::Explain(args)) => explain::run(args),
        Some(Command::Corpus(args)) => corpus::run(args),
        Some(Command::Fuzz(args)) => fuzz::run(&args),
        Some(Command::Bench(args)) => bench::run(&args),
        Some(Command::Tidy(args)) => tidy::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Help(args)) => help::run(args),
        None => help::run(help::Args::default()),
    }
}
