//! `cargo xtask completions`: what a shell needs to complete these commands.
//!
//! Shells complete the words of a program, and the program that is typed here is cargo. So the completions are for the
//! name `xtask`, which a function or an alias gives to it.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{
    cli::Cli,
    outcome::{Answer, Failure},
    terminal::results,
};

/// The name that is completed.
const NAME: &str = "xtask";

/// Options of `completions`.
#[derive(clap::Args)]
#[command(after_help = "\
The completions are for the word `xtask`, which stands for `cargo xtask`.

Examples:
  alias xtask='cargo xtask'
  source <(cargo xtask completions bash)
  cargo xtask completions fish > ~/.config/fish/completions/xtask.fish")]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Prints them.
pub(crate) fn run(args: &Args) -> Result<Answer, Failure> {
    let mut text = Vec::new();
    let mut cli = Cli::command().name(NAME).bin_name(NAME);
    clap_complete::generate(args.shell, &mut cli, NAME, &mut text);
    results(&String::from_utf8_lossy(&text));
    Ok(Answer::Yes)
}
