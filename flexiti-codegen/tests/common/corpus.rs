//! Real documents, which are not part of the repository: `corpus/documents` of the folder that `FLEXITI_SHARED` names, or
//! of `../shared`. `FLEXITI_CORPUS` names another folder of documents.

use std::path::PathBuf;

/// The documents by name, or nothing, said aloud, if they are not there.
pub(crate) fn documents() -> Option<Vec<PathBuf>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared");
    let shared = std::env::var_os("FLEXITI_SHARED").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let folder = std::env::var_os("FLEXITI_CORPUS").map_or_else(|| shared.join("corpus/documents"), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("left out: there is no corpus (set FLEXITI_SHARED)");
        return None;
    };
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    Some(files)
}
