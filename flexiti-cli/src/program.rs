//! A command line: what it must know of its API, and the way of one command from its words to its status.

use std::{
    ffi::OsString,
    io::{self, BufReader, IsTerminal},
    process::ExitCode,
};

use flexiti_description::{Description, Operation};
use flexiti_runtime::Api;

use crate::{
    Status, World,
    arguments::{self, Argument},
    ask, call, confirm,
    credentials::Credentials,
    dry_run,
    environment::Environment,
    failure::Failure,
    help, interned, scope, send,
    settings::Settings,
    value::{Redaction, Shapes},
    world::AtTerminal,
};

/// The command line of one API: one `const` of a generated crate.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// What it is called.
    pub name: &'static str,
    /// The version of the crate.
    pub version: &'static str,
    /// How its environment variables begin: `PETS` of `PETS_CLIENT_ID`.
    pub prefix: &'static str,
    /// The API in plain data, as the JSON text of a [`Description`].
    pub description: &'static str,
    /// What the runtime must know of the API.
    pub api: &'static Api,
    /// Where the API is served: names and base addresses, the vendor's default first.
    pub environments: &'static [(&'static str, &'static str)],
}

/// One operation as a command: all that is known before a person has said anything.
pub(crate) struct Subject<'d> {
    pub(crate) program: &'d Program,
    pub(crate) operation: &'d Operation,
    pub(crate) arguments: &'d [Argument<'d>],
    pub(crate) shapes: Shapes<'d>,
}

impl Subject<'_> {
    /// Whether the operation only reads, so that asking again is always safe.
    pub(crate) fn is_safe(&self) -> bool {
        use flexiti_description::Method;
        let reads = matches!(self.operation.method, Method::Get | Method::Head | Method::Options | Method::Trace);
        reads && !self.operation.moves_money
    }
}

impl Program {
    /// Runs the command of this process.
    pub fn main(&self) -> ExitCode {
        let mut at_terminal = AtTerminal;
        let is_person = io::stdin().is_terminal() && io::stderr().is_terminal();
        let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let mut world = World {
            arguments: std::env::args_os().collect(),
            variable: &|name| std::env::var(name).ok(),
            // Without a lock that would outlast a reading: a person is asked on the same input.
            input: &mut BufReader::with_capacity(1, io::stdin()),
            output: &mut io::stdout(),
            errors: &mut io::stderr(),
            person: if is_person { Some(&mut at_terminal) } else { None },
            colour,
        };
        self.run(&mut world).into()
    }

    /// Runs one command.
    pub fn run(&self, world: &mut World<'_>) -> Status {
        match self.command(world) {
            Ok(()) => Status::Done,
            Err(Failure { status, text }) => {
                if !text.is_empty() {
                    world.say(&text);
                }
                status
            }
        }
    }

    fn command(&self, world: &mut World<'_>) -> Result<(), Failure> {
        let description = Description::from_json(self.description)
            .map_err(|error| Failure::wrong(format!("the description of this API cannot be read: {error}")))?;
        let shapes = Shapes::of(&description);
        let commands = help::Commands::of(self, &description);
        let words: Vec<OsString> = std::mem::take(&mut world.arguments);
        let matches = match commands.root(world.colour).try_get_matches_from(words) {
            Ok(matches) => matches,
            Err(error) => return help::told(error, world),
        };
        let Some((name, given)) = matches.subcommand() else { return Ok(()) };
        if name == help::COMPLETIONS {
            return help::completions(&commands, given, world);
        }
        let Some(operation) = commands.operation(name) else { return Ok(()) };
        let arguments = arguments::of(operation, shapes);
        let subject = Subject { program: self, operation, arguments: &arguments, shapes };
        let settings = Settings::of(given);
        call(&subject, &settings, given, world)
    }
}

/// One call, from what is given to what is answered.
fn call(
    subject: &Subject<'_>,
    settings: &Settings,
    given: &clap::ArgMatches,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let (program, operation, shapes) = (subject.program, subject.operation, subject.shapes);
    let environment = Environment::of(subject, settings, world)?;
    let credentials = Credentials::find(program, settings, world)?;
    let scopes = scope::of(subject, settings);
    let redaction = Redaction::of(shapes);
    let gathered = ask::gather(subject, settings, given, world)?;
    let static_operation = interned::operation(operation, shapes);
    if settings.dry_run {
        let shown = dry_run::Shown { environment: &environment, scopes: &scopes, redaction: &redaction };
        let text = shown.of(subject, static_operation, &credentials, &gathered, settings)?;
        return print(world, &text);
    }
    credentials.suffice(subject)?;
    let builder = credentials.give(environment.builder(program, &scopes));
    let core = builder.build().map_err(|error| Failure::wrong(format!("error: {error}")))?;
    confirm::moves_money(subject, &environment, settings, world)?;
    if operation.deprecated {
        world.say(&format!("note: the vendor advises against further use of {}", operation.id));
    }
    let mut call = call::filled(&core, static_operation, subject, &gathered);
    settings.apply(call.options_mut());
    send::send(call, subject, settings, &environment, &redaction, world)
}

/// Writes what a command answers, a line end at its end.
pub(crate) fn print(world: &mut World<'_>, text: &str) -> Result<(), Failure> {
    let written = writeln!(world.output, "{text}").and_then(|()| world.output.flush());
    match written {
        // Whoever reads no further has had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure { status: Status::No, text: format!("the answer cannot be written: {error}") }),
        Ok(()) => Ok(()),
    }
}
