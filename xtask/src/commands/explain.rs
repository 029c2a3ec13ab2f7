//! `cargo xtask explain`: what a code means.

use flexiti_codegen::diagnostic::Code;

use crate::{
    outcome::{Answer, Failure},
    terminal::result,
};

/// Codes at least this alike (of 1) are offered for one that does not exist.
const ALIKE: f64 = 0.75;

/// Options of `explain`.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  cargo xtask explain overlay-action-unmatched")]
pub(crate) struct Args {
    /// The code, as it stands in brackets in a diagnostic; without one, all are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Explains a code, or lists them all.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    match args.code {
        None => list(),
        Some(id) => match Code::find(&id) {
            Some(code) => explain(code),
            None => return Err(unknown(&id)),
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
    let mut near: Vec<(f64, &str)> = Code::all()
        .map(|code| (strsim::jaro_winkler(id, code.id), code.id))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let near: Vec<String> = near.iter().take(3).map(|(_, id)| format!("`{id}`")).collect();
    let hint = if near.is_empty() {
        "`cargo xtask explain` lists them all".to_owned()
    } else {
        format!("is it {}?", near.join(" or "))
    };
    Failure::Said(format!("there is no code `{id}`: {hint}"))
}
