//! `cargo xtask fuzz`: libFuzzer for a while on each subject, and one table of what came of it.
//!
//! What lives here: what is run, for how long, and the table. What does not: what is tried, which is a function of bytes
//! in `fuzz/subjects`, and the seconds of it that every change is put through, which are a test of that crate.

mod libfuzzer;
mod outcome;
mod table;

use std::{
    num::NonZeroU32,
    path::Path,
    process::{Command, Stdio},
};

use libfuzzer::Fuzzer;
use outcome::Outcome;

use crate::{
    outcome::{Answer, Failure},
    terminal::{note, results},
    workspace::Workspace,
};

/// Options of `fuzz`.
#[derive(clap::Args)]
#[command(after_help = "\
Needs a nightly toolchain and cargo-fuzz (`cargo install cargo-fuzz`). What is learnt stands in target/fuzz/corpus and is
gone on from the next time, what fails in target/fuzz/found.

Exit status: 0 nothing was found, 1 something was, 2 it cannot be run.

Examples:
  cargo xtask fuzz
  cargo xtask fuzz --seconds 600 emission diff")]
pub(crate) struct Args {
    /// What to fuzz [default: every subject, one after the other]
    #[arg(value_name = "SUBJECT")]
    subjects: Vec<String>,
    /// How long, for each subject
    #[arg(long, value_name = "SECONDS", default_value = "60")]
    seconds: NonZeroU32,
}

/// A subject, as the crate of the subjects tells it.
struct Subject {
    name: String,
    /// The most bytes that are tried.
    longest: usize,
}

/// Fuzzes, and prints the table.
pub(crate) fn run(args: &Args) -> Result<Answer, Failure> {
    let root = Workspace::here().root;
    let folder = root.join("target/fuzz");
    let known = subjects(&root, &folder)?;
    for wanted in &args.subjects {
        if !known.iter().any(|subject| subject.name == *wanted) {
            let names: Vec<&str> = known.iter().map(|subject| subject.name.as_str()).collect();
            return Err(Failure::Said(format!("there is no subject `{wanted}`: they are {}", names.join(", "))));
        }
    }
    let fuzzer = Fuzzer { root, folder, seconds: args.seconds.get() };
    note("compiling the programs");
    fuzzer.build()?;
    let mut outcomes: Vec<Outcome> = Vec::new();
    for subject in known.iter().filter(|known| args.subjects.is_empty() || args.subjects.contains(&known.name)) {
        note(format_args!("{}: {} s", subject.name, args.seconds));
        outcomes.push(fuzzer.run(&subject.name, subject.longest)?);
    }
    results(&table::text(&outcomes));
    Ok(if outcomes.iter().all(Outcome::is_clean) { Answer::Yes } else { Answer::No })
}

/// Writes the seeds of every subject, and tells which subjects there are.
fn subjects(root: &Path, folder: &Path) -> Result<Vec<Subject>, Failure> {
    let program = ["run", "--quiet", "--package", "flexiti-fuzz-subjects", "--bin", "flexiti-fuzz-seeds", "--"];
    let mut command = Command::new(env!("CARGO"));
    command.args(program).arg(folder.join("corpus")).current_dir(root).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| Failure::Said(format!("cargo cannot be run: {error}")))?;
    if !output.status.success() {
        return Err(Failure::Said("the seeds cannot be written".into()));
    }
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let subject = |line: &str| {
        let (name, longest) = line.split_once(' ')?;
        Some(Subject { name: name.to_owned(), longest: longest.parse().ok()? })
    };
    Ok(lines.lines().filter_map(subject).collect())
}
