//! The front page: operations by their group, and what holds for all of them.

use clap::Command;
use flexiti_runtime::Scheme;

use super::{COMPLETIONS, Commands};
use crate::credentials::suffixes;

const VALUES: &str = "\
Values:
  A word is taken as it is, @FILE from a file, - from a line of standard input (@@ is an @).
  What is personal or secret is taken from @FILE, from -, or is asked for (ask); never from the
  command line, which others see.";

const ANSWERS: &str = "\
Answers:
  JSON on standard output, numbers as they were sent. What is personal or secret is [redacted]
  unless --show-sensitive. --output table prints lists as tables.";

const STATUSES: &str = "\
Exit status:
  0  done
  1  the answer is no, or there was none; nothing has happened
  2  the command line, a file or the credentials are wrong; nothing was sent
  3  OUTCOME UNKNOWN: it may have happened. Ask first, and do not repeat it";

impl Commands<'_> {
    /// The program without its commands.
    pub(super) fn front(&self) -> Command {
        let (program, description) = (self.program, self.description);
        let about = format!("{} {}", one_line(&description.title), one_line(&description.version));
        Command::new(program.name)
            .version(program.version)
            .about(about)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("OPERATION")
            .help_template("{about-with-newline}\n{usage-heading} {usage}{after-help}\n\nOptions:\n{options}")
            .after_help(self.listed())
            .after_long_help(format!("{}\n\n{}", self.listed(), self.manual()))
    }

    /// Every operation in a line, by its group.
    fn listed(&self) -> String {
        let longest =
            self.named.iter().map(|(name, _)| name.len()).chain([COMPLETIONS.len()]).max().unwrap_or_default();
        let width = longest.min(40);
        let mut groups: Vec<(Option<&str>, Vec<String>)> = Vec::new();
        for (name, operation) in &self.named {
            let said = operation.summary.as_deref().or(operation.description.as_deref()).unwrap_or_default();
            let mut said = sentence(said);
            if operation.moves_money {
                said.push_str(" [moves money]");
            }
            if operation.deprecated {
                said.push_str(" [deprecated]");
            }
            let line = format!("  {name:width$}  {said}").trim_end().to_owned();
            let tag = operation.tag.as_deref();
            match groups.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((tag, vec![line])),
            }
        }
        let others = format!("  {COMPLETIONS:width$}  Completions for bash, elvish, fish, powershell or zsh");
        groups.push((Some("This program"), vec![others]));
        let groups = groups.into_iter().map(|(tag, lines)| {
            format!("{}:\n{}", tag.map(one_line).unwrap_or_else(|| "Operations".to_owned()), lines.join("\n"))
        });
        groups.collect::<Vec<_>>().join("\n\n")
    }

    /// What holds for all of them.
    fn manual(&self) -> String {
        let (program, prefix) = (self.program, self.program.prefix);
        let mut variables: Vec<String> = Vec::new();
        for suffix in program.api.security.iter().flat_map(|(_, scheme): &(_, Scheme)| suffixes(scheme)) {
            let name = format!("{prefix}_{suffix}");
            if !variables.contains(&name) {
                variables.push(name);
            }
        }
        let environments = program.environments.iter().map(|(name, url)| format!("  {name:22}  {url}"));
        let mut sections = Vec::new();
        if !variables.is_empty() {
            sections.push(format!(
                "Credentials:\n  {}\n  in the environment, or as NAME=value lines of a file that only you can read\n  \
                 (--credentials FILE, or {prefix}_CREDENTIALS). Where an API has several schemes of a kind,\n  \
                 {prefix}_<SCHEME>_.. is one scheme's own.",
                variables.join(", ")
            ));
        }
        if !program.environments.is_empty() {
            sections.push(format!("Environments:\n{}", environments.collect::<Vec<_>>().join("\n")));
        }
        sections.push(VALUES.to_owned());
        sections.push(ANSWERS.to_owned());
        sections.push(STATUSES.to_owned());
        sections.join("\n\n")
    }
}

/// Text in a single line, without what a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentence of a text.
pub(super) fn sentence(text: &str) -> String {
    let line = one_line(text);
    match line.split_once(". ") {
        Some((first, _)) => first.to_owned(),
        None => line.trim_end_matches('.').to_owned(),
    }
}
