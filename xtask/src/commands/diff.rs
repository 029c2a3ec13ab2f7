//! `cargo xtask diff`: what changed between two documents, what it does to clients, which version it asks for.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use clap::ValueEnum;
use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, render},
    diff::{Calendar, Day, Level, Options, compare, report},
    model::Api,
};

use crate::{
    accepted,
    named_file::must_open,
    outcome::{Answer, Failure},
    progress::Progress,
    terminal::{note, results},
    today::{day, today},
};

/// Options of `diff`.
#[derive(clap::Args)]
#[command(after_help = "\
Exit status: 0 nothing of the level of --fail-on, 1 something, 2 a document cannot be read.

Examples:
  cargo xtask diff spec/pos-v2.5.yaml vendor-new.yaml --overlay spec/pos-v2.5.overlay.yaml
  cargo xtask diff HEAD~1:spec/pos-v2.5.yaml spec/pos-v2.5.yaml --format markdown
  cargo xtask diff old.json new.json --format html > changes.html")]
pub(crate) struct Args {
    /// The old document: a file, or REV:PATH of git
    #[arg(value_name = "OLD")]
    old: String,
    /// The new document: a file, or REV:PATH of git
    #[arg(value_name = "NEW")]
    new: String,
    /// How the changes are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The least level that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    fail_on: FailOn,
    /// An overlay that corrects both documents; may be given several times
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// A folder whose files the documents may refer to, beside their own; may be given several times
    #[arg(long, value_name = "DIR")]
    allow_refs: Vec<PathBuf>,
    /// Accepted changes with their reasons (YAML); one that no longer occurs is an error
    #[arg(long, value_name = "FILE")]
    accepted: Option<PathBuf>,
    /// The day of the comparison, for announced ends of what is deprecated or removed; today if not given
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Day>,
    /// How many days before its end something must be deprecated; above 0, its end must be announced
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    notice: u32,
}

/// How changes are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people at a terminal
    Text,
    /// For programs
    Json,
    /// For a pull request
    Markdown,
    /// One page for a browser
    Html,
}

/// The least level that makes the answer no.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// What breaks clients
    Error,
    /// And what may break them
    Warn,
    /// Any change
    Info,
    /// Nothing
    Never,
}

/// Compares two documents.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let progress = Progress::on(Path::new(&args.new));
    let old = Side::read(&args.old, &args.overlay, &args.allow_refs)?;
    let new = Side::read(&args.new, &args.overlay, &args.allow_refs)?;
    if is_backward(&old.api.version, &new.api.version) {
        note(format_args!(
            "note: the old document says version {}, the new one {}: are they the wrong way round?",
            old.api.version, new.api.version
        ));
    }
    progress.step("comparing");
    let mut comparison = compare(
        &old.api,
        &new.api,
        &Options { calendar: Calendar { today: args.today.or_else(|| Some(today())), notice: args.notice } },
    );
    if let Some(file) = &args.accepted {
        accepted::leave_out(file, &mut comparison)?;
    }
    let report = report::Report::new(&comparison, (&args.old, &old.texts), (&args.new, &new.texts));
    drop(progress);
    results(&match args.format {
        Format::Text => report::text(&report, true),
        Format::Json => format!("{:#}\n", report::json(&report)),
        Format::Markdown => report::markdown(&report),
        Format::Html => report::html(&report),
    });
    let reached = match args.fail_on {
        FailOn::Error => comparison.reaches(Level::Error),
        FailOn::Warn => comparison.reaches(Level::Warn),
        FailOn::Info => comparison.reaches(Level::Info),
        FailOn::Never => false,
    };
    Ok(if reached { Answer::No } else { Answer::Yes })
}

/// Whether the version of the old document is plainly the higher one: numbers against numbers.
fn is_backward(old: &str, new: &str) -> bool {
    let numbers = |version: &str| -> Option<Vec<u64>> {
        version.trim_start_matches('v').split('.').map(|number| number.parse().ok()).collect()
    };
    matches!((numbers(old), numbers(new)), (Some(old), Some(new)) if old > new)
}

/// One of the two documents.
struct Side {
    texts: Texts,
    api: Api,
}

impl Side {
    /// Reads a document. Only errors are shown: what else there is to say of it, `lint` says. What an error left out is
    /// left out on this side; the rest is compared.
    fn read(name: &str, overlays: &[PathBuf], allowed: &[PathBuf]) -> Result<Self, Failure> {
        overlays.iter().try_for_each(|overlay| must_open(overlay))?;
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let api = match committed(name)? {
            None => {
                must_open(Path::new(name))?;
                flexiti_codegen::read_allowing(&texts, Path::new(name), overlays, allowed, &mut diagnostics)
            }
            Some(text) => flexiti_codegen::read_with(&texts, name, text, overlays, &mut diagnostics),
        };
        let mut errors = Diagnostics::new();
        diagnostics.into_iter().filter(|found| found.is_error()).for_each(|found| errors.push(found.clone()));
        if !errors.is_empty() {
            note(render::text(&errors, &texts, true).trim_end());
        }
        api.map(|api| Self { texts, api }).ok_or(Failure::Reported)
    }
}

/// The text that git keeps under `REV:PATH`; nothing for the name of a file.
fn committed(name: &str) -> Result<Option<String>, Failure> {
    if Path::new(name).exists() || !name.contains(':') {
        return Ok(None);
    }
    let output = Command::new("git").args(["show", "--end-of-options", name]).output().map_err(|error| {
        Failure::Said(format!("`{name}` is no file here, and git, which may know it, cannot be run: {error}"))
    })?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::Said(format!("`{name}` is neither a file nor known to git: {}", message.trim())));
    }
    String::from_utf8(output.stdout).map(Some).map_err(|error| Failure::Said(format!("`{name}` is not UTF-8: {error}")))
}
