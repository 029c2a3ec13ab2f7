//! The page of one operation.

use clap::{Arg, ArgAction, Command};

use super::{
    argument::{flag, value_name},
    root::{one_line, sentence},
};
use crate::{arguments::Content, program::Subject, settings};

/// Codes that are longer have a line of their own.
const WIDEST: usize = 32;

/// An operation as a command.
pub(super) fn page(name: &str, subject: &Subject<'_>) -> Command {
    let operation = subject.operation;
    let summary = operation.summary.as_deref().or(operation.description.as_deref()).unwrap_or_default();
    let mut page = Command::new(name.to_owned())
        .about(sentence(summary))
        .long_about(long(subject))
        .override_usage(usage(name, subject))
        .disable_help_flag(true)
        .after_help(after(subject));
    for argument in subject.arguments {
        page = page.arg(flag(argument, subject.shapes));
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("This page; -h is a shorter one");
    page = page.arg(help.help_heading("Settings"));
    page.args(settings::flags(subject.program, operation, &scopes(subject)))
}

/// What it does, at length.
fn long(subject: &Subject<'_>) -> String {
    let operation = subject.operation;
    let texts = [operation.summary.as_deref(), operation.description.as_deref()];
    let mut lines: Vec<String> = Vec::new();
    for text in texts.into_iter().flatten().map(one_line) {
        if !lines.contains(&text) {
            lines.push(text);
        }
    }
    if operation.moves_money {
        lines.push("This moves money: --environment must be said, and --yes or a yes at the terminal.".to_owned());
    }
    if operation.deprecated {
        lines.push("The vendor advises against further use.".to_owned());
    }
    lines.push(format!("{} {}", operation.method, operation.path));
    lines.join("\n\n")
}

/// What must be given, in one line.
fn usage(name: &str, subject: &Subject<'_>) -> String {
    let mut words = vec![subject.program.name.to_owned(), name.to_owned()];
    for argument in subject.arguments.iter().filter(|argument| argument.required.is_yes()) {
        words.push(format!("--{} <{}>", argument.flag, value_name(argument, subject.shapes)));
    }
    let has_members = Content::of(subject.operation).is_some_and(|content| !content.fields(subject.shapes).is_empty());
    if Content::of(subject.operation).is_some_and(|content| content.required) && !has_members {
        words.push("--body <@FILE|->".to_owned());
    }
    words.push("[OPTIONS]".to_owned());
    words.join(" ")
}

/// Every scope by which it can be called.
fn scopes(subject: &Subject<'_>) -> Vec<String> {
    let mut scopes = Vec::new();
    let schemes = subject.operation.security.iter().flat_map(|alternative| &alternative.schemes);
    for scope in schemes.flat_map(|scheme| &scheme.scopes) {
        if !scopes.contains(scope) {
            scopes.push(scope.clone());
        }
    }
    let is_single = subject.shapes.description().security_schemes.iter().any(|scheme| scheme.scope_per_client);
    if is_single { scopes } else { Vec::new() }
}

/// How it says no.
fn after(subject: &Subject<'_>) -> String {
    let codes = &subject.operation.error_codes;
    if codes.is_empty() {
        return String::new();
    }
    let width = codes.iter().map(|code| code.code.len()).filter(|length| *length <= WIDEST).max().unwrap_or_default();
    let mut lines = vec!["Documented refusals:".to_owned()];
    for code in codes {
        let meaning = code.meaning.as_deref().map(sentence).unwrap_or_default();
        let (status, name) = (code.status.to_string(), one_line(&code.code));
        if name.len() > WIDEST {
            lines.push(format!("  {status:7} {name}"));
            lines.push(format!("  {:7} {:width$}  {meaning}", "", "").trim_end().to_owned());
        } else {
            lines.push(format!("  {status:7} {name:width$}  {meaning}").trim_end().to_owned());
        }
    }
    lines.join("\n")
}
