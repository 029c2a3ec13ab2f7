//! The commands of the repository: a thin shell over `flexiti-codegen`.
//!
//! `cargo xtask` shows the page of all commands. Who maintains the client of an API begins with `cargo xtask upgrade NEW
//! --dry-run` on the day on which a new document comes; who generates one of another document with `cargo xtask lint` and
//! `cargo xtask regen --spec`.
//!
//! What lives here: the command line, files and folders of this workspace, what is printed where, exit statuses. What
//! does not: anything that can be asked of the library.

mod accepted;
mod cargo_lock;
mod cli;
mod commands;
mod crate_name;
mod document;
mod examples;
mod findings;
mod history;
mod named_file;
mod outcome;
mod pin;
mod pinned_crate;
mod progress;
mod runtime_path;
mod scenario;
mod terminal;
mod tidy;
mod today;
mod upgrade;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::parse();
    terminal::choose(cli.color);
    match commands::run(cli.command) {
        Ok(answer) => answer.into(),
        Err(failure) => {
            findings::failure(&failure);
            failure.into()
        }
    }
}
