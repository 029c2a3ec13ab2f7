//! Real documents, where they are at hand: small ones, for a fuzzer learns nothing from a megabyte.

use std::{env, fs, path::PathBuf};

use super::{Seed, folder::files_below, repository};
use crate::{Cases, Subject};

/// Documents of at most so many bytes.
const LARGEST: u64 = 24 << 10;

/// Small documents of `../shared/corpus` (or `FLEXITI_SHARED`).
///
/// # Errors
/// They are not there; the path says where they were looked for.
pub fn from_corpus(subject: &Subject) -> Result<Vec<Seed>, PathBuf> {
    if matches!(subject.cases, Cases::None) {
        return Ok(Vec::new());
    }
    let shared = env::var_os("FLEXITI_SHARED").map_or_else(|| repository().join("../shared"), PathBuf::from);
    let folder = shared.join("corpus/documents");
    if !folder.is_dir() {
        return Err(folder);
    }
    let small = |path: &&PathBuf| fs::metadata(path).is_ok_and(|found| found.len() <= LARGEST);
    Ok(files_below(&folder).iter().filter(small).filter_map(|path| Seed::read(path)).collect())
}
