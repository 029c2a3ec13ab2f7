//! `cargo xtask regen`: from a document to a crate, or whether the crate is what would be made of it.

mod job;
mod report;

use std::{path::PathBuf, time::Instant};

use flexiti_codegen::{disk, emit};

use crate::{
    cli::{Format, InlineTypes},
    crate_name,
    document::Document,
    named_file::must_open,
    outcome::{Answer, Failure},
    pin::Renewed,
    progress::Progress,
    workspace::Workspace,
};
use job::Job;
use report::Report;

/// Options of `regen`.
#[derive(clap::Args)]
#[command(after_help = "\
The folder is replaced as a whole or not at all, and only if it is absent, empty or a generated crate.

Examples:
  cargo xtask regen
  cargo xtask regen --check
  cargo xtask regen --spec petstore.yaml --out ../petstore --name petstore --format json")]
pub(crate) struct Args {
    /// Write nothing; exit with 1 and name the files if any is stale, missing or surplus
    #[arg(long)]
    check: bool,
    /// The document, in place of the pinned one
    #[arg(long, value_name = "FILE", requires = "out")]
    spec: Option<PathBuf>,
    /// An overlay that corrects the document; may be given several times
    #[arg(long, value_name = "FILE", requires = "spec")]
    overlay: Vec<PathBuf>,
    /// A folder whose files the document may refer to, beside its own; may be given several times
    #[arg(long, value_name = "DIR", requires = "spec")]
    allow_refs: Vec<PathBuf>,
    /// The folder of the crate
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The crate's name [default: that of the folder]
    #[arg(long, value_name = "CRATE", requires = "spec", value_parser = crate_name::parse)]
    name: Option<String>,
    /// What becomes of inline schemas that are described alike; in the crate of the pinned document they stay apart
    #[arg(long, value_enum, default_value_t = InlineTypes::Shared, requires = "spec", value_name = "HOW")]
    inline_types: InlineTypes,
    /// What the crate's mock server does, beyond answering with examples
    #[arg(long, value_name = "FILE", requires = "spec")]
    scenario: Option<PathBuf>,
    /// Where flexiti-runtime is, with flexiti-mock beside it [default: in this workspace]
    #[arg(long, value_name = "PATH", requires = "spec")]
    runtime: Option<PathBuf>,
    /// A folder with examples to put into the crate
    #[arg(long, value_name = "DIR", requires = "spec")]
    examples: Option<PathBuf>,
    /// How the result is written: what changed, or one line of JSON at the end
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Regenerates, or verifies.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    // On a thread of the pool that also writes the code: what reading has freed is there again for the same thread alone.
    rayon::scope(|_| regenerated(args))
}

fn regenerated(args: Args) -> Result<Answer, Failure> {
    let started = Instant::now();
    let (check, format) = (args.check, args.format);
    let workspace = Workspace::here();
    // What was interrupted comes first. The pinned document stays what it is until its crate is written.
    let _hold = match (check, &args.spec) {
        (true, _) => None,
        (false, None) => Some(workspace.hold()?),
        (false, Some(_)) => {
            disk::Hold::finish(&workspace.root)?;
            None
        }
    };
    args.scenario.as_deref().map(must_open).transpose()?;
    let job = Job::of(args)?;
    std::iter::once(&job.document).chain(&job.overlays).try_for_each(|file| must_open(file))?;
    let progress = Progress::on(&job.document);
    let document = Document::read(&job.document, &job.overlays, &job.allowed, &progress);
    let (api, found) = progress.aside(|| document.modelled())?;
    let api = &api;
    progress.step("generating");
    let mut files = emit::emit(api, &job.options);
    job.complete(&mut files)?;
    let lock = job.renewed_lock(api)?;
    progress.step("writing");
    let changes = if check {
        disk::compare(&files, &job.out)?
    } else {
        let changes = disk::write_with(&files, &job.out, lock.as_ref().map(Renewed::companion).as_ref())?;
        job.enter(&changes);
        changes
    };
    drop(progress);
    let report = Report { job: &job, api, found: &found, files: &files, changes: &changes, lock: lock.as_ref() };
    if check && report.is_stale() {
        report.stale();
        return Ok(Answer::No);
    }
    match format {
        Format::Text => report.text(check, started.elapsed()),
        Format::Json => report.json(started.elapsed())?,
    }
    Ok(Answer::Yes)
}
