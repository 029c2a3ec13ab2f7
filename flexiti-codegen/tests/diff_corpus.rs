//! Real documents against themselves: nothing changed, so nothing is reported.
//!
//! The documents stand outside the repository; the test says so aloud where they are absent.

use std::{path::PathBuf, time::Instant};

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    diff::{self, Options},
};

#[test]
fn a_document_against_itself_is_silent() {
    let shared = std::env::var_os("FLEXITI_SHARED").map_or_else(|| PathBuf::from("../../shared"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("corpus/documents")) else {
        eprintln!("left out: {} is absent (set FLEXITI_SHARED)", shared.join("corpus/documents").display());
        return;
    };
    let mut files: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut noisy = Vec::new();
    for path in &files {
        let read = || flexiti_codegen::read(&Texts::new(), path, &[], &mut Diagnostics::new());
        let (Some(old), Some(new)) = (read(), read()) else { continue };
        let start = Instant::now();
        let comparison = diff::compare(&old, &new, &Options::default());
        let name = path.file_name().unwrap_or_default().display();
        eprintln!("{:5} ms {:4} {name}", start.elapsed().as_millis(), comparison.changes.len());
        if let Some(change) = comparison.changes.first() {
            noisy.push(format!("{name}: {} at {} {} {}", change.id, change.operation, change.part, change.name));
        }
    }
    assert!(noisy.is_empty(), "{} of {} documents differ from themselves:\n{}", noisy.len(), files.len(), noisy.join("\n"));
}
