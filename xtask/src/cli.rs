//! The command line: what can be asked. What is answered stands in `commands`, one file each.

use anstyle::{AnsiColor, Style};
use clap::{Parser, ValueEnum, builder::Styles};
use flexiti_codegen::emit;

use crate::commands::Command;

/// Regenerates a Rust client from an API document, and says what the document holds.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    styles = STYLES,
    disable_help_subcommand = true,
    after_help = AFTER_HELP,
    help_template = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}"
)]
pub(crate) struct Cli {
    /// Colours in what is printed
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// When to print colours.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Into files and pipes too
    Always,
    /// Not at all
    Never,
}

/// What becomes of inline schemas that the document describes alike.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InlineTypes {
    /// A type for each, so that a change in one place changes one type
    Apart,
    /// One type, which the others name too: less code to compile
    Shared,
}

impl From<InlineTypes> for emit::InlineTypes {
    fn from(chosen: InlineTypes) -> Self {
        match chosen {
            InlineTypes::Apart => Self::Apart,
            InlineTypes::Shared => Self::Shared,
        }
    }
}

/// How a result is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(Style::new());

const AFTER_HELP: &str = "\
The everyday way:
  cargo xtask regen             after a change of spec/: writes flexiti-generated
  cargo xtask regen --check     is it up to date?
  cargo test --workspace        does it hold?

The day on which a new document comes:
  cargo xtask upgrade new.yaml --dry-run
  cargo xtask upgrade new.yaml

A sandbox without credentials:
  cargo xtask mock

Another document, another place:
  cargo xtask lint petstore.yaml
  cargo xtask regen --spec petstore.yaml --out ../petstore --name petstore

Exit status: 0 done or nothing to do; 1 the answer is no; 2 the input or the command line is wrong, nothing was written.
Results go to standard output, what is found in a document to standard error.
`cargo xtask COMMAND --help` shows the options of a command, and an example.";

/// The command line of this process; ends it where that is wrong (2) or asks for help (0).
pub(crate) fn parse() -> Cli {
    Cli::parse()
}
