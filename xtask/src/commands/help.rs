//! `cargo xtask help`.

use clap::CommandFactory;

use crate::{
    cli::Cli,
    outcome::{Answer, Failure},
    terminal::results,
};

/// Options of `help`.
#[derive(clap::Args, Default)]
#[command(after_help = "Example:\n  cargo xtask help regen")]
pub(crate) struct Args {
    /// The command whose page to show
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Shows the page.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let mut cli = Cli::command();
    cli.build();
    let page = match args.command {
        None => cli.render_help(),
        Some(name) => match cli.find_subcommand_mut(&name) {
            Some(command) => command.render_long_help(),
            None => return Err(Failure::Said(format!("there is no command `{name}`: see `cargo xtask help`"))),
        },
    };
    results(&page.ansi().to_string());
    Ok(Answer::Yes)
}
