//! What an interrupted run left behind.

use std::{fs, path::Path};

use super::{companion, folder, refused, site::Site, site::exists};
use crate::diagnostic::Diagnostic;

/// Brings the site to one whole crate, or none, and nothing beside it.
pub(super) fn recover(site: &Site, place: Option<&Path>) -> Result<(), Diagnostic> {
    // Between the two renames: the old crate is the whole one.
    if !exists(&site.folder) && exists(&site.old) {
        fs::rename(&site.old, &site.folder).map_err(|error| refused("put back", &site.old, &error))?;
    }
    companion::settle(site, place)?;
    for leftover in [&site.new, &site.old] {
        if exists(leftover) {
            move_kept(leftover, &site.folder)?;
            fs::remove_dir_all(leftover).map_err(|error| refused("removed", leftover, &error))?;
        }
    }
    Ok(())
}

/// Moves what belongs to tools over to the crate that stands now, unless that has its own already.
fn move_kept(from: &Path, to: &Path) -> Result<(), Diagnostic> {
    if !exists(to) {
        return Ok(());
    }
    for entry in fs::read_dir(from).map_err(|error| refused("read", from, &error))? {
        let entry = entry.map_err(|error| refused("read", from, &error))?;
        let (name, target) = (entry.file_name(), to.join(entry.file_name()));
        // A companion in what never became the crate goes with that.
        if folder::is_kept(&name.to_string_lossy()) && name != companion::NAME && !exists(&target) {
            fs::rename(entry.path(), &target).map_err(|error| refused("moved", &entry.path(), &error))?;
        }
    }
    Ok(())
}
