//! What a subject begins with: its seeds, what it once stumbled over, cases of the test suite, and real documents.

mod cases;
mod corpus;
mod folder;

use std::path::{Path, PathBuf};

use self::folder::files_below;
use crate::Subject;

pub use self::corpus::from_corpus;

/// Bytes to begin with.
#[derive(Clone, Debug)]
pub struct Seed {
    /// Where they stand, from the root of the repository, or what they are made of.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The seeds in `fuzz/seeds`, and the cases of the test suite that the subject can read.
pub fn seeds(subject: &Subject) -> Vec<Seed> {
    let mut seeds = kept("seeds", subject);
    seeds.extend(cases::of(subject.cases));
    seeds
}

/// What the subject once stumbled over, in `fuzz/regressions`.
pub fn regressions(subject: &Subject) -> Vec<Seed> {
    kept("regressions", subject)
}

fn kept(folder: &str, subject: &Subject) -> Vec<Seed> {
    let folder = repository().join("fuzz").join(folder).join(subject.name);
    files_below(&folder).iter().filter_map(|path| Seed::read(path)).collect()
}

/// The root of the repository.
fn repository() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    root.unwrap_or(Path::new(".")).to_owned()
}

impl Seed {
    fn read(path: &Path) -> Option<Self> {
        let name = path.strip_prefix(repository()).unwrap_or(path).display().to_string();
        Some(Self { name, bytes: std::fs::read(path).ok()? })
    }
}
