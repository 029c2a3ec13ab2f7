//! Real documents: each is read, brought to OpenAPI 3.0, and read piece by piece as `openapiv3`'s types.
use std::{path::PathBuf, time::Instant};

use flexiti_codegen::{
    diagnostic::{Diagnostics, render},
    source::{Limits, Texts, read},
};

#[test]
fn every_document_is_read() {
    let folder = std::env::var("FLEXITI_SHARED").map_or_else(|_| PathBuf::from("../../shared"), PathBuf::from);
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("corpus/documents")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files {
        let texts = Texts::new();
        let mut diagnostics = Diagnostics::new();
        let start = Instant::now();
        let file = texts.load(&path).unwrap();
        let root = read(&texts, file, &Limits::default(), &mut diagnostics);
        eprintln!("{:6} ms {} {}", start.elapsed().as_millis(), root.is_some(), path.file_name().unwrap().display());
        eprint!("{}", render::text(&diagnostics, &texts, false));
    }
}
