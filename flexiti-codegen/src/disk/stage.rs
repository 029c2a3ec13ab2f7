//! The crate to come, complete, beside the one that stands.

use std::{collections::HashSet, fs, io, path::Path};

use super::{Changes, Companion, refused, site::Site};
use crate::{diagnostic::Diagnostic, emit::Files};

/// Fills the new folder; removes it again if that fails.
pub(super) fn stage(
    files: &Files,
    changes: &Changes,
    companion: Option<&Companion<'_>>,
    site: &Site,
) -> Result<(), Diagnostic> {
    let unchanged: HashSet<&str> = changes.unchanged.iter().map(String::as_str).collect();
    let staged = files.iter().try_for_each(|(path, text)| {
        let target = site.new.join(path);
        let from = unchanged.contains(path).then(|| site.folder.join(path));
        place(&target, text, from.as_deref()).map_err(|error| refused("written", &target, &error))
    });
    let staged = staged.and_then(|()| match companion {
        Some(companion) => companion.stage(site).map_err(|error| refused("written", companion.path, &error)),
        None => Ok(()),
    });
    if staged.is_err() {
        let _ = fs::remove_dir_all(&site.new);
    }
    staged
}

/// One file: the same as it stands, or a new one.
fn place(target: &Path, text: &str, from: Option<&Path>) -> io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    match from {
        Some(from) => fs::hard_link(from, target).or_else(|_| copy(from, target)),
        None => fs::write(target, text),
    }
}

/// Where files cannot have two names: a copy with the time of the original.
fn copy(from: &Path, target: &Path) -> io::Result<()> {
    fs::copy(from, target)?;
    let modified = fs::metadata(from)?.modified()?;
    fs::File::options().write(true).open(target)?.set_modified(modified)
}
