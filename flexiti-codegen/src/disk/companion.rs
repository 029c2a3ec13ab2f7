//! A file elsewhere that goes with the crate: a lock file that names what the crate is made from.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{refused, site::Site, site::exists};
use crate::diagnostic::Diagnostic;

/// Under this name it stands in the new crate until the crate is in place, so that one step decides about both.
pub(super) const NAME: &str = ".companion";

/// Where the file stands, and what it is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Companion<'c> {
    /// Its place, on the same file system as the crate.
    pub path: &'c Path,
    /// Its text.
    pub text: &'c str,
}

impl Companion<'_> {
    /// Whether it is as it is to be.
    pub(super) fn stands(&self) -> bool {
        fs::read(self.path).is_ok_and(|bytes| bytes == self.text.as_bytes())
    }

    /// Puts it into the crate to come, where it waits for that.
    pub(super) fn stage(&self, site: &Site) -> io::Result<()> {
        fs::write(site.new.join(NAME), self.text)
    }

    /// Puts it in place where the crate stays as it is.
    pub(super) fn write(&self, site: &Site) -> Result<(), Diagnostic> {
        let written = fs::create_dir_all(&site.new)
            .and_then(|()| self.stage(site))
            .and_then(|()| fs::rename(site.new.join(NAME), self.path));
        let tidied = fs::remove_dir_all(&site.new);
        written.and(tidied).map_err(|error| refused("written", self.path, &error))
    }
}

/// Where it waits inside of the crate that stands.
pub(super) fn waiting(site: &Site) -> PathBuf {
    site.folder.join(NAME)
}

/// Moves it to its place, if it still waits.
pub(super) fn settle(site: &Site, place: Option<&Path>) -> Result<(), Diagnostic> {
    let waits = waiting(site);
    match place {
        Some(place) if exists(&waits) => fs::rename(&waits, place).map_err(|error| refused("written", place, &error)),
        _ => Ok(()),
    }
}
