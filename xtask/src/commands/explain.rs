//! `cargo xtask explain`: what a code of a diagnostic or a rule of a change means.

use std::collections::BTreeSet;

use flexiti_codegen::{
    diagnostic::Code,
    diff::rules::{self, Explained},
};

use crate::{
    outcome::{Answer, Failure},
    terminal::result,
};

/// Codes at least this alike (of 1) are offered for one that does not exist.
const ALIKE: f64 = 0.75;
/// So many of them.
const SHOWN: usize = 5;

/// Options of `explain`.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask explain overlay-action-unmatched\n  cargo xtask explain request-property-max-length-decreased"
)]
pub(crate) struct Args {
    /// The code, as it stands in brackets in a diagnostic or a change; without one, all codes of diagnostics are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Explains a code, or lists them all.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    match args.code {
        None => list(),
        Some(id) => match (Code::find(&id), rules::explain(&id)) {
            (Some(code), _) => explain(code),
            (None, Some(rule)) => explain_rule(&rule),
            (None, None) => return Err(unknown(&id)),
        },
    }
    Ok(Answer::Yes)
}

fn list() {
    let width = Code::all().map(|code| code.id.len()).max().unwrap_or_default();
    for code in Code::all() {
        result(format_args!("{:width$}  {:7}  {}", code.id, code.severity.name(), code.title));
    }
}

fn explain(code: &Code) {
    result(format_args!("{}[{}]: {}\n", code.severity.name(), code.id, code.title));
    result(wrapped(code.explanation));
    if !code.example.is_empty() {
        result("\nExample:");
        for line in code.example.lines() {
            result(format_args!("    {line}"));
        }
    }
    result(format_args!("\nRemedy: {}", code.remedy));
}

fn explain_rule(explained: &Explained) {
    let rule = explained.rule;
    result(format_args!("{}[{}]: {}\n", explained.level.word(), explained.id, rule.kind.replace('-', " ")));
    result(wrapped(&format!("Reported as: {}", rule.says)));
    result(wrapped(rule.why));
    if !explained.effect.is_empty() {
        result(format_args!("\nIn Rust: {}", explained.effect));
    }
    result(format_args!("\nRemedy: {}", rule.remedy));
}

/// Prose in lines of at most a hundred characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + word.chars().count() < 100 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn unknown(id: &str) -> Failure {
    let codes = Code::all().map(|code| code.id.to_owned()).chain(rules::every().map(|rule| rule.id));
    // What is about the words that were said counts like what is spelled nearly so.
    let alike = |code: &str| if code.contains(id) { 1.0 } else { strsim::jaro_winkler(id, code) };
    // Sorted, since a rule of several levels comes with each of them.
    let codes: BTreeSet<String> = codes.collect();
    let mut near: Vec<(f64, String)> =
        codes.into_iter().map(|code| (alike(&code), code)).filter(|(alike, _)| *alike >= ALIKE).collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let near: Vec<String> = near.iter().take(SHOWN).map(|(_, id)| format!("`{id}`")).collect();
    let hint = if near.is_empty() {
        "`cargo xtask explain` lists those of diagnostics; those of changes stand in brackets in a `diff`".to_owned()
    } else {
        format!("is it {}?", near.join(" or "))
    };
    Failure::Said(format!("there is no code `{id}`: {hint}"))
}
