//! Writes what each subject begins with into a folder, as libFuzzer wants it: `flexiti-fuzz-seeds FOLDER` makes
//! `FOLDER/<subject>/<a file for each seed>`, and says a line for each subject: its name and its greatest length.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

use std::{fs, io, path::Path, process::ExitCode};

use flexiti_fuzz_subjects::{SUBJECTS, Seed, Subject, from_corpus, regressions, seeds};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: flexiti-fuzz-seeds FOLDER");
        return ExitCode::from(2);
    };
    for subject in SUBJECTS {
        if let Err(error) = written(subject, &Path::new(&folder).join(subject.name)) {
            eprintln!("{}: {error}", subject.name);
            return ExitCode::FAILURE;
        }
        println!("{} {}", subject.name, subject.longest);
    }
    ExitCode::SUCCESS
}

fn written(subject: &Subject, folder: &Path) -> io::Result<()> {
    let mut all = seeds(subject);
    all.extend(regressions(subject));
    all.extend(from_corpus(subject).unwrap_or_else(|absent| {
        eprintln!("{}: without real documents, {} is absent (set FLEXITI_SHARED)", subject.name, absent.display());
        Vec::new()
    }));
    fs::create_dir_all(folder)?;
    for (number, Seed { bytes, .. }) in all.iter().enumerate() {
        fs::write(folder.join(format!("seed-{number:04}")), bytes)?;
    }
    Ok(())
}
