//! `cargo xtask bench`: what a regeneration costs, as a whole process, against the size of the document.
//!
//! What lives here: which sizes, the order of the runs, the table and the plot. What does not: the documents, which
//! `flexiti-bench` makes, the stages within the process, which `cargo bench` measures, and other generators
//! (`bench/peers`).

mod figures;
mod growth;
mod plot;
mod program;
mod table;

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

use flexiti_bench::synthetic;
use indicatif::ProgressBar;

use crate::{
    outcome::{Answer, Failure},
    terminal::{note, results},
    workspace::Workspace,
};
use figures::Figures;
use program::Program;

/// Options of `bench`.
#[derive(clap::Args)]
#[command(after_help = "\
The program is built for release first, and each document is generated from nothing, by a process of its own, the sizes in
turn: what disturbs the machine for a while disturbs all of them. Figures are medians. They are those of this machine at
this time, and compare with others of the same run; the exponents compare with anything.

Exit status: 0 measured, 2 it cannot be.

Examples:
  cargo xtask bench
  cargo xtask bench --sizes 100,200,400,800,1600 --runs 9 --svg growth.svg")]
pub(crate) struct Args {
    /// How many operations the documents have
    #[arg(long, value_name = "N,N,..", value_delimiter = ',', default_value = "100,300,1000,3000")]
    sizes: Vec<NonZeroUsize>,
    /// How often each document is generated
    #[arg(long, value_name = "N", default_value = "5")]
    runs: NonZeroUsize,
    /// Where the plot is written [default: target/bench/growth.svg]
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

/// Measures, prints the table, and draws the plot.
pub(crate) fn run(args: &Args) -> Result<Answer, Failure> {
    let root = Workspace::here().root;
    let place = root.join("target/bench");
    note("building the program for release");
    let program = Program::built(&root)?;
    let mut all = Vec::new();
    for size in &args.sizes {
        let document = place.join(format!("{size}.json"));
        written(&document, |file| synthetic::write(size.get(), file))?;
        all.push(Figures::of(size.get(), document)?);
    }
    all.sort_by_key(|figures| figures.operations);
    all.dedup_by_key(|figures| figures.operations);
    let progress = ProgressBar::new((args.runs.get() * all.len()) as u64);
    for _ in 0..args.runs.get() {
        for figures in &mut all {
            let run = program.regenerate(&figures.document, &place.join("crate"))?;
            figures.runs.push(run);
            progress.inc(1);
        }
    }
    progress.finish_and_clear();
    results(&table::text(&all));
    let svg = args.svg.clone().unwrap_or_else(|| place.join("growth.svg"));
    let drawn = plot::svg(&all)?;
    written(&svg, |file| file.write_all(drawn.as_bytes()))?;
    note(format_args!("the plot: {}", svg.display()));
    Ok(Answer::Yes)
}

/// Writes a file, and the folder that it stands in.
fn written(path: &Path, what: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Failure> {
    let write = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut file = BufWriter::new(File::create(path)?);
        what(&mut file)?;
        file.flush()
    };
    write().map_err(|error: io::Error| Failure::Said(format!("`{}` cannot be written: {error}", path.display())))
}
