//! The new crate takes the place of the old one.

use std::{fs, io, path::Path};

use super::{companion, recover, refused, site::Site, site::exists};
use crate::diagnostic::Diagnostic;

/// Puts the staged folder in place, in one step where the system can.
pub(super) fn swap(site: &Site, place: Option<&Path>) -> Result<(), Diagnostic> {
    let swapped = if !exists(&site.folder) {
        fs::rename(&site.new, &site.folder)
    } else {
        exchange(&site.new, &site.folder).or_else(|_| in_two_steps(site))
    };
    if let Err(error) = swapped {
        let _ = fs::remove_dir_all(&site.new);
        return Err(refused("replaced", &site.folder, &error).help(
            "a mount point or a folder that another program holds cannot be replaced: name a folder below it, or end the program",
        ));
    }
    if let Err(error) = companion::settle(site, place) {
        // Neither: the old crate, if there is one, comes back.
        if exchange(&site.new, &site.folder).is_ok() {
            let _ = fs::remove_dir_all(&site.new);
        }
        return Err(error);
    }
    // The new crate stands. What cannot be tidied up now (a file of `target` in use) the next run tidies up.
    let _ = recover::recover(site, place);
    Ok(())
}

fn in_two_steps(site: &Site) -> io::Result<()> {
    fs::rename(&site.folder, &site.old)?;
    fs::rename(&site.new, &site.folder).inspect_err(|_| {
        let _ = fs::rename(&site.old, &site.folder);
    })
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
