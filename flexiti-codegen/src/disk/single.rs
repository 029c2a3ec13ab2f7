//! One file outside of a crate.

use std::{fs, path::Path};

use super::refused;
use crate::diagnostic::Diagnostic;

/// Gives `path` this text: a reader sees the old one or the new one, whole. The file beside it that this needs begins
/// with a dot and ends in `.new`.
///
/// # Errors
/// The system refuses; the file is as it was then.
pub fn write_one(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let new = path.with_file_name(format!(".{name}.new"));
    fs::write(&new, text).and_then(|()| fs::rename(&new, path)).map_err(|error| {
        let _ = fs::remove_file(&new);
        refused("written", path, &error)
    })
}
