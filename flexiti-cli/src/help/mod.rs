//! The page that a person reads first: every operation by its group, and one page for each.
//!
//! What does not live here: the settings that all operations have ([`crate::settings`]).

mod argument;
mod operation;
mod root;

use clap::{Arg, ArgMatches, Command, builder::EnumValueParser, error::ContextKind, error::ContextValue};
use clap_complete::Shell;
use flexiti_description::{Description, Operation};

use crate::{Program, World, failure::Failure, names::Names, program::Subject, value::Shapes};

/// The command that writes completions.
pub(crate) const COMPLETIONS: &str = "completions";

/// The width of a page where nobody looks at it on a terminal, and the greatest on one.
const WIDTH: usize = 100;

/// All commands of a program.
pub(crate) struct Commands<'d> {
    program: &'d Program,
    description: &'d Description,
    /// Names and operations, in the document's order.
    named: Vec<(String, &'d Operation)>,
}

impl<'d> Commands<'d> {
    /// A command for each operation.
    pub(crate) fn of(program: &'d Program, description: &'d Description) -> Self {
        let mut names = Names::but(&[COMPLETIONS, "help"]);
        let operations = description.operations.iter();
        let named = operations.map(|operation| (names.give(&operation.id, "operation"), operation)).collect();
        Self { program, description, named }
    }

    /// The operation behind a command.
    pub(crate) fn operation(&self, name: &str) -> Option<&'d Operation> {
        self.named.iter().find(|(known, _)| known == name).map(|(_, operation)| *operation)
    }

    /// The program as a whole.
    pub(crate) fn root(&self, colour: bool) -> Command {
        let mut root = self.front();
        root = if colour { root.max_term_width(WIDTH) } else { root.term_width(WIDTH) };
        let shapes = Shapes::of(self.description);
        for (name, operation) in &self.named {
            let arguments = crate::arguments::of(operation, shapes);
            let subject = Subject { program: self.program, operation, arguments: &arguments, shapes };
            root = root.subcommand(operation::page(name, &subject));
        }
        let shell = Arg::new("shell").required(true).value_parser(EnumValueParser::<Shell>::new());
        let completions = Command::new(COMPLETIONS).about("Writes completions for a shell").arg(shell);
        root.subcommand(completions)
    }
}

/// What clap has to say: help goes to standard output and is no failure.
pub(crate) fn told(mut error: clap::Error, world: &mut World<'_>) -> Result<(), Failure> {
    // A word in the wrong place may be a secret: only what looks like a flag or an operation is repeated.
    let is_flag = |value: &ContextValue| match value {
        ContextValue::String(text) => {
            text.starts_with('-') || text.chars().all(|word| word.is_alphabetic() || word == '-')
        }
        _ => false,
    };
    for kind in [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::TrailingArg] {
        if error.get(kind).is_some_and(|value| !is_flag(value)) && !is_known(&error, kind) {
            error.insert(kind, ContextValue::String("a word that is no flag".to_owned()));
        }
    }
    let text = error.render();
    let text = if world.colour { text.ansi().to_string() } else { text.to_string() };
    if error.use_stderr() {
        return Err(Failure::wrong(text.trim_end()));
    }
    let _ = write!(world.output, "{text}");
    Ok(())
}

/// Whether the text is one of the program's own (an argument that lacks a value), not a person's.
fn is_known(error: &clap::Error, kind: ContextKind) -> bool {
    use clap::error::ErrorKind;
    kind == ContextKind::InvalidArg && error.kind() != ErrorKind::UnknownArgument
}

/// Writes completions for a shell.
pub(crate) fn completions(commands: &Commands<'_>, given: &ArgMatches, world: &mut World<'_>) -> Result<(), Failure> {
    let Some(shell) = given.try_get_one::<Shell>("shell").ok().flatten() else { return Ok(()) };
    let mut text = Vec::new();
    clap_complete::generate(*shell, &mut commands.root(false), commands.program.name, &mut text);
    let written = world.output.write_all(&text).and_then(|()| world.output.flush());
    written.or_else(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::wrong(format!("error: {error}"))),
    })
}
