//! One `regen` for each document, in a process of its own: whatever a document does to the generator, a panic, an
//! overflow of the stack, a circle without end, it does to its own row.

use std::{
    fs::{self, File},
    io,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use indicatif::ProgressBar;

use super::{
    documents::Document,
    row::{Counts, Row},
    workspace::Place,
};

/// How often a running process is looked after.
const LOOK: Duration = Duration::from_millis(20);

/// Generates every document, `jobs` at a time; the rows come in the order of the documents.
pub(super) fn all(documents: Vec<Document>, place: &Place, jobs: usize, limit: Duration) -> Vec<Row> {
    let progress = ProgressBar::new(documents.len() as u64);
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::with_capacity(documents.len()));
    let documents: Vec<Mutex<Option<Document>>> = documents.into_iter().map(|one| Mutex::new(Some(one))).collect();
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(documents.len()) {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let document = document.lock().ok().and_then(|mut document| document.take());
                    if let (Some(document), Ok(mut rows)) =
                        (document.map(|one| row(one, place, jobs, limit)), rows.lock())
                    {
                        rows.push(document);
                    }
                    progress.inc(1);
                }
            });
        }
    });
    progress.finish_and_clear();
    let mut rows = rows.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    rows.sort_by(|one: &Row, other| one.document.file.cmp(&other.document.file));
    rows
}

fn row(document: Document, place: &Place, jobs: usize, limit: Duration) -> Row {
    let started = Instant::now();
    let generated = regen(&document, place, jobs, limit);
    let diagnostics = match &generated {
        Ok(counts) => Some((counts.errors, counts.warnings)),
        Err(_) => lint(&document, place, limit),
    };
    Row { document, generated, diagnostics, seconds: started.elapsed().as_secs_f64(), verdicts: Vec::new() }
}

/// Runs `regen`, and reads the line that it ends with.
fn regen(document: &Document, place: &Place, jobs: usize, limit: Duration) -> Result<Counts, String> {
    let (out, log) = (place.log(&document.name, "json"), place.log(&document.name, "log"));
    let mut command = this_program()?;
    command.args(["regen", "--format", "json", "--name", &document.name, "--spec"]).arg(&document.path);
    command.arg("--out").arg(place.folder(&document.name));
    if jobs > 1 {
        // Documents are side by side already.
        command.env("RAYON_NUM_THREADS", "1");
    }
    let status = finish(&mut command, &out, &log, limit)?;
    let said = fs::read_to_string(&out).unwrap_or_default();
    match (status.success(), said.lines().last().and_then(Counts::of_json)) {
        (true, Some(counts)) => Ok(counts),
        _ => Err(reason(&fs::read_to_string(&log).unwrap_or_default(), status)),
    }
}

/// How many errors and warnings a document has that was refused.
fn lint(document: &Document, place: &Place, limit: Duration) -> Option<(usize, usize)> {
    let (out, log) = (place.log(&document.name, "json"), place.log(&document.name, "lint.log"));
    let mut command = this_program().ok()?;
    command.args(["lint", "--format", "json"]).arg(&document.path);
    finish(&mut command, &out, &log, limit).ok()?;
    let found: serde_json::Value = serde_json::from_str(&fs::read_to_string(&out).ok()?).ok()?;
    let found = found.as_array()?;
    let count =
        |severity: &str| found.iter().filter(|one| one.get("severity").is_some_and(|said| said == severity)).count();
    Some((count("error"), count("warning")))
}

fn this_program() -> Result<Command, String> {
    std::env::current_exe().map(Command::new).map_err(|error| format!("this program cannot be found: {error}"))
}

/// Runs a command to its end, or to that of its time.
fn finish(command: &mut Command, out: &Path, log: &Path, limit: Duration) -> Result<ExitStatus, String> {
    let file = |path: &Path| File::create(path).map_err(|error| format!("`{}`: {error}", path.display()));
    command.stdin(Stdio::null()).stdout(file(out)?).stderr(file(log)?);
    let mut child = command.spawn().map_err(|error| format!("it cannot be started: {error}"))?;
    match wait(&mut child, limit) {
        Ok(Some(status)) => Ok(status),
        Ok(None) => Err(format!("it took longer than {} s", limit.as_secs())),
        Err(error) => Err(format!("it cannot be waited for: {error}")),
    }
}

/// The status of a process that ends in time; one that does not is ended.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(LOOK);
    }
}

/// Why there is no crate, in a line: the panic, the first error, or how the process ended.
fn reason(log: &str, status: ExitStatus) -> String {
    let line = |marks: &[&str]| log.lines().find(|line| marks.iter().any(|mark| line.trim_start().starts_with(mark)));
    if log.contains("panicked at") {
        let mut lines = log.lines().skip_while(|line| !line.contains("panicked at"));
        let (place, message) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        return format!("{place} {message}");
    }
    line(&["error[", "error:"]).map_or_else(|| format!("it ended with {status}"), |line| line.trim().to_owned())
}
