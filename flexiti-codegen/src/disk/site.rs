//! A folder and the names beside it that replacing it needs.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{companion, refused};
use crate::diagnostic::{Diagnostic, codes};

/// Where a crate is written. All names are siblings, and so on the same file system.
pub(super) struct Site {
    /// The crate's folder itself; not a symbolic link.
    pub(super) folder: PathBuf,
    /// The crate to come.
    pub(super) new: PathBuf,
    /// The crate that was, where two folders cannot change places in one step.
    pub(super) old: PathBuf,
    /// Held by whoever writes.
    pub(super) lock: PathBuf,
}

impl Site {
    /// The site of a folder, which need not exist. A symbolic link is followed: its target is replaced, not the link.
    pub(super) fn of(folder: &Path) -> Result<Self, Diagnostic> {
        let folder = match folder.canonicalize() {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => folder.to_owned(),
            Err(error) => return Err(refused("reached", folder, &error)),
        };
        let Some(name) = folder.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            let message = format!("`{}` has no name of its own, so it cannot be replaced", folder.display());
            return Err(Diagnostic::new(&codes::NOT_WRITTEN, message).help("name a folder below it"));
        };
        let beside = |ending: &str| folder.with_file_name(format!(".{name}.{ending}"));
        Ok(Self { new: beside("new"), old: beside("old"), lock: beside("lock"), folder })
    }

    /// Whether an earlier run was interrupted.
    pub(super) fn has_leftovers(&self) -> bool {
        [&self.new, &self.old, &self.lock, &companion::waiting(self)].into_iter().any(|path| exists(path))
    }

    /// Creates the folder that the crate stands in.
    pub(super) fn create_parent(&self) -> Result<(), Diagnostic> {
        match self.folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => {
                fs::create_dir_all(parent).map_err(|error| refused("created", parent, &error))
            }
            _ => Ok(()),
        }
    }
}

/// Whether something of this name is there, be it a link that points nowhere.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
