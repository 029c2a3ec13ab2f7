//! `cargo xtask corpus`: every document of a folder becomes a crate, and one table says how that went.
//!
//! What lives here: which documents, a process for each, the workspace that the crates are compiled in, the table. What
//! does not: generation itself, which is `regen` and is run as users run it.

mod compile;
mod documents;
mod generate;
mod part;
mod row;
mod table;
mod version;
mod workspace;

use std::{path::PathBuf, time::Duration};

use compile::Tool;
use part::Part;
use row::Row;
use table::Style;

use crate::{
    outcome::{Answer, Failure},
    terminal::{note, results},
};

/// Options of `corpus`.
#[derive(clap::Args)]
#[command(after_help = "\
The crates stand in target/corpus and share one target folder; what was said about a document stands in
target/corpus/logs. A document that panics, hangs or is refused costs its own row and no other.

Exit status: 0 every document generates without an error and everything that was asked for compiles, 1 not so,
2 there are no documents.

Examples:
  cargo xtask corpus ../documents
  cargo xtask corpus ../documents --check --part 3/12
  cargo xtask corpus ../documents --only stripe --check --clippy --format markdown")]
pub(crate) struct Args {
    /// A folder of OpenAPI documents: .json, .yaml, .yml
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Compile the crates with warnings denied
    #[arg(long)]
    check: bool,
    /// Lint them with clippy, warnings denied
    #[arg(long)]
    clippy: bool,
    /// Build their documentation, warnings denied
    #[arg(long)]
    doc: bool,
    /// Only documents whose file name contains this
    #[arg(long, value_name = "SUBSTRING")]
    only: Option<String>,
    /// Only every N-th document, beginning with the K-th: 1/12, 2/12, ..
    #[arg(long, value_name = "K/N")]
    part: Option<Part>,
    /// How much is done at once [default: what the machine offers]
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// How long the generation of one document may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    limit: u64,
    /// How the table is written
    #[arg(long, value_enum, default_value_t = Style::Text)]
    format: Style,
}

impl Args {
    /// What the crates are to be put through, in the order of the columns.
    fn tools(&self) -> Vec<Tool> {
        let asked = [(self.check, Tool::Check), (self.clippy, Tool::Clippy), (self.doc, Tool::Doc)];
        asked.into_iter().filter(|(asked, _)| *asked).map(|(_, tool)| tool).collect()
    }
}

/// Generates, compiles, and prints the table.
pub(crate) fn run(args: Args) -> Result<Answer, Failure> {
    let documents = documents::of_folder(&args.folder, args.only.as_deref(), args.part)?;
    let place = workspace::Place::new()?;
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from);
    let mut rows = generate::all(documents, &place, jobs, Duration::from_secs(args.limit));
    let tools = args.tools();
    let crates: Vec<&str> =
        rows.iter().filter(|row| row.generated.is_ok()).map(|row| row.document.name.as_str()).collect();
    if !tools.is_empty() && !crates.is_empty() {
        place.write_manifest(&crates)?;
        for tool in &tools {
            note(format_args!("{} of {} crates", tool.word(), rows.len()));
            let verdicts = compile::run(*tool, &place, jobs)?;
            rows.iter_mut().for_each(|row| row.judge(*tool, &verdicts));
        }
    }
    results(&table::render(&rows, &tools, args.format)?);
    Ok(if rows.iter().all(Row::is_good) { Answer::Yes } else { Answer::No })
}
