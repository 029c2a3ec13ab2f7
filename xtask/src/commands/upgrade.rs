//! `cargo xtask upgrade`: a new document of the vendor, whole.

use std::path::PathBuf;

use flexiti_codegen::{
    diff::{Day, report},
    disk::Changes,
};

use crate::{
    cargo_lock,
    named_file::must_open,
    outcome::{Answer, Failure},
    terminal::{result, results},
    today::{day, today},
    upgrade::{Plan, Request, plan},
    workspace::Workspace,
};

/// Options of `upgrade`.
#[derive(clap::Args)]
#[command(after_help = "\
The new document takes the place of the pinned one, under its name, whatever its own is: JSON or YAML, OpenAPI 3.0 or 3.1,
or Swagger 2.0, as it is. With it change spec/LOCK, spec/history, flexiti-generated, the snapshot of the surface, the
crate's version, and CHANGELOG.md: all of it, or nothing where something is wrong (2).

Examples:
  cargo xtask upgrade ~/Downloads/pos-api.yaml --dry-run
  cargo xtask upgrade ~/Downloads/pos-api.yaml --origin 'the developer portal'")]
pub(crate) struct Args {
    /// The new document; one file, without references to others
    #[arg(value_name = "NEW")]
    document: PathBuf,
    /// Write nothing: show the changes, the files, and the changelog's entry
    #[arg(long)]
    dry_run: bool,
    /// Accepted changes with their reasons (YAML), left out of report, version and changelog as in `diff`
    #[arg(long, value_name = "FILE")]
    accepted: Option<PathBuf>,
    /// Where the document comes from [default: as the one before]
    #[arg(long, value_name = "WORDS")]
    origin: Option<String>,
    /// When it was taken from there [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Day>,
    /// What the history calls it [default: its date]
    #[arg(long, value_name = "NAME")]
    revision: Option<String>,
}

/// Pins a new document, with everything that this changes.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let workspace = Workspace::here();
    let hold = workspace.hold()?;
    must_open(&args.document)?;
    let request = Request {
        document: args.document,
        accepted: args.accepted,
        origin: args.origin,
        date: args.date.unwrap_or_else(today),
        revision: args.revision,
    };
    let Some(plan) = plan(&workspace, &request)? else {
        result("nothing to do: this is the pinned document");
        return Ok(Answer::Yes);
    };
    results(&report::text(&plan.report(), true));
    if !args.dry_run {
        plan.set.write(&hold)?;
        enter(&workspace, &plan);
    }
    told(&plan, args.dry_run);
    Ok(Answer::Yes)
}

/// Lets cargo look up packages that the crate did not need before.
fn enter(workspace: &Workspace, plan: &Plan) {
    if plan.needs_others {
        let manifest = Changes { changed: vec!["Cargo.toml".into()], ..Changes::default() };
        cargo_lock::refresh(&workspace.root, &manifest);
    }
}

/// What changed on the disk, or would.
fn told(plan: &Plan, dry: bool) {
    let (old, new) = &plan.versions;
    result(if dry { "\nwould change:" } else { "\nchanged:" });
    for path in plan.set.paths() {
        result(format_args!("  {}  {path}", if plan.set.get(path).is_some() { "written" } else { "removed" }));
    }
    match old == new {
        true => result(format_args!("\nflexiti-generated stays {old}: users meet nothing new")),
        false => result(format_args!("\nflexiti-generated {old} -> {new} ({})", plan.verdict.word())),
    }
    if let Some(section) = &plan.section {
        result(format_args!("\nCHANGELOG.md:\n\n{section}"));
    }
    if dry {
        result("nothing was written");
        return;
    }
    result("next:");
    result(
        "  git diff                            read it: the surface has one line for each fact, the report above its meaning",
    );
    result("  edit CHANGELOG.md                   if a user would say it otherwise");
    result(
        "  cargo test --workspace              new members that are sensitive, new operations without a group: lint and tests tell",
    );
    result("  .ci/run                             then one commit, and nothing of the generator in it:");
    result(format_args!("  git commit -am 'Pin the API document of {}: flexiti-generated {new}'", plan.revision));
}
