//! `cargo xtask tidy`: do the rules of this repository hold?

use crate::{
    outcome::{Answer, Failure},
    terminal::{note, result},
    tidy::{RULES, check},
    workspace::Workspace,
};

/// Options of `tidy`.
#[derive(clap::Args)]
#[command(after_help = "\
Exit status: 0 every rule holds, 1 not so: each line is a place, the rule that is broken there, and what to do.

Examples:
  cargo xtask tidy
  cargo xtask tidy --rules")]
pub(crate) struct Args {
    /// Print what is looked at, one rule a line, and look at nothing
    #[arg(long)]
    rules: bool,
}

/// Looks at the repository, or tells what is looked at.
pub(crate) fn run(args: &Args) -> Result<Answer, Failure> {
    if args.rules {
        let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
        RULES.iter().for_each(|rule| result(format_args!("{:width$}  {}", rule.name, rule.says)));
        return Ok(Answer::Yes);
    }
    let root = Workspace::here().root;
    let found = check(&root).map_err(|error| Failure::Said(format!("`{}` cannot be read: {error}", root.display())))?;
    found.iter().for_each(result);
    note(format_args!("{} rules, {} broken places", RULES.len(), found.len()));
    Ok(if found.is_empty() { Answer::Yes } else { Answer::No })
}
