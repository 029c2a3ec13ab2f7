//! What a person says of a call beside its arguments.

use std::{path::PathBuf, time::Duration};

use clap::{Arg, ArgAction, ArgMatches, builder::PossibleValuesParser, value_parser};
use flexiti_description::{Operation, Supplied};
use flexiti_runtime::operation::Options;

use crate::Program;

/// The settings of one command.
pub(crate) struct Settings {
    pub(crate) environment: Option<String>,
    pub(crate) credentials: Option<PathBuf>,
    pub(crate) scope: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) output: Output,
    pub(crate) items: bool,
    pub(crate) yes: bool,
    pub(crate) dry_run: bool,
    pub(crate) show_sensitive: bool,
    pub(crate) waive_limits: bool,
    pub(crate) timeout: Option<Duration>,
    pub(crate) reference_id: Option<String>,
    pub(crate) idempotency_key: Option<String>,
}

/// In which form an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    Json,
    Table,
}

impl Settings {
    /// What the words of a command say.
    pub(crate) fn of(given: &ArgMatches) -> Self {
        let word = |name: &str| given.try_get_one::<String>(name).ok().flatten().cloned();
        let flag = |name: &str| given.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or_default();
        let timeout = given.try_get_one::<u64>("timeout").ok().flatten().copied();
        Self {
            environment: word("environment"),
            credentials: given.try_get_one::<PathBuf>("credentials").ok().flatten().cloned(),
            scope: word("scope"),
            body: word("body"),
            output: if word("output").as_deref() == Some("table") { Output::Table } else { Output::Json },
            items: flag("items"),
            yes: flag("yes"),
            dry_run: flag("dry-run"),
            show_sensitive: flag("show-sensitive"),
            waive_limits: flag("waive-limits"),
            timeout: timeout.map(Duration::from_secs),
            reference_id: word("reference-id"),
            idempotency_key: word("idempotency-key"),
        }
    }

    /// Tells a call.
    pub(crate) fn apply(&self, options: &mut Options) {
        if self.waive_limits {
            options.waive_limits();
        }
        if let Some(timeout) = self.timeout {
            options.timeout(timeout);
        }
        if let Some(id) = &self.reference_id {
            options.reference_id(id);
        }
        if let Some(key) = &self.idempotency_key {
            options.idempotency_key(key);
        }
    }
}

/// Whether calls of the operation carry a reference id.
pub(crate) fn has_reference_id(program: &Program, operation: &Operation) -> bool {
    let is_one = |supplied: Option<Supplied>| supplied == Some(Supplied::ReferenceId);
    program.api.reference_id.is_some() || operation.parameters.iter().any(|parameter| is_one(parameter.supplied))
}

/// The flags of one operation's settings.
pub(crate) fn flags(program: &Program, operation: &Operation, scopes: &[String]) -> Vec<Arg> {
    let prefix = program.prefix;
    let of_value = |name: &'static str, value: &'static str, help: String| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("Settings")
    };
    let switch = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help).help_heading("Settings")
    };
    let names: Vec<&str> = program.environments.iter().map(|(name, _)| *name).collect();
    let first = names.first().map(|first| format!(" [default: ${prefix}_ENVIRONMENT, else {first}]"));
    let default = if operation.moves_money { Some(" [no default: this moves money]".to_owned()) } else { first };
    let environment = format!(
        "Where the call goes: {}{}",
        names.iter().copied().chain(["an address"]).collect::<Vec<_>>().join(", "),
        default.unwrap_or_default()
    );
    let credentials = format!(
        "A file of NAME=value lines that only you can read (chmod 600), for what is not in the environment \
         [default: ${prefix}_CREDENTIALS]"
    );
    let mut flags = vec![
        of_value("environment", "NAME|URL", environment),
        of_value("credentials", "FILE", credentials).value_parser(value_parser!(PathBuf)),
    ];
    if scopes.len() > 1 {
        let help = format!("Which kind of client calls: {}", scopes.join(", "));
        flags.push(of_value("scope", "SCOPE", help));
    }
    if operation.body.is_some() {
        let help = "The whole body, from a file or from standard input; flags replace members of it";
        flags.push(of_value("body", "@FILE|-", help.to_owned()));
    }
    let forms = PossibleValuesParser::new(["json", "table"]);
    flags.push(of_value("output", "FORM", "The form of the answer".into()).value_parser(forms).default_value("json"));
    if operation.paging.is_some() {
        flags.push(switch("items", "Goes through all pages and prints every item, a line of JSON for each"));
    }
    flags.push(switch("show-sensitive", "Prints what is personal or secret in the answer, instead of [redacted]"));
    flags.push(switch("dry-run", "Checks the call and shows what would be sent; sends nothing"));
    if operation.moves_money {
        flags.push(switch("yes", "Does not ask whether money is to be moved"));
    }
    flags.push(switch("waive-limits", "Sends what breaks documented limits, and lets the vendor decide"));
    let timeout = of_value("timeout", "SECONDS", "The time for each attempt [default: 30]".into());
    flags.push(timeout.value_parser(value_parser!(u64).range(1..)));
    if has_reference_id(program, operation) {
        let help = "The id by which the vendor finds the call, instead of a new one";
        flags.push(of_value("reference-id", "ID", help.to_owned()));
    }
    if operation.idempotency.is_some() {
        let help = "The key of an earlier call, to resume it instead of making a second one";
        flags.push(of_value("idempotency-key", "KEY", help.to_owned()));
    }
    flags
}
