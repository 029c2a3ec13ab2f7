//! The scenario of a document's mock server, which becomes part of the generated crate.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::outcome::Failure;

/// The text of a scenario.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| Failure::Said(format!("`{}` cannot be read: {error}", path.display())))?;
    Ok(text.replace("\r\n", "\n"))
}

/// That of a document, if one lies beside it: `pos.scenario.yaml` of `pos.yaml`.
pub(crate) fn beside(document: &Path) -> Result<Option<String>, Failure> {
    let path: PathBuf = document.with_extension("scenario.yaml");
    path.exists().then(|| read(&path)).transpose()
}
