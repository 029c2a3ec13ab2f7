//! The files that a document may refer to. The library reads no file that its caller does not hand out here.

use std::path::{Path, PathBuf};

use crate::{
    diagnostic::{Diagnostic, codes},
    source::{File, Texts},
};

/// Hands out the files that references name.
pub trait Files {
    /// Reads the file at `path`, which is the folder of the root document joined with the reference, without `..`.
    fn load<'a>(&self, texts: &'a Texts, path: &Path) -> Result<File<'a>, Diagnostic>;

    /// Whether a path that leads out of the folder of the root document may be loaded all the same.
    fn allows(&self, _path: &Path) -> bool {
        false
    }
}

/// Files of the disk, below one folder only and those that the caller allows beside it, symbolic links followed before
/// that is checked.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    allowed: Vec<PathBuf>,
}

impl Folder {
    /// Hands out what lies below the folder of the document at `path`.
    pub fn of(path: &Path) -> Self {
        let parent = path.parent().unwrap_or(Path::new(""));
        let root = if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() };
        Self { root, allowed: Vec::new() }
    }

    /// Hands out what lies below these folders too.
    pub fn allowing(mut self, folders: &[PathBuf]) -> Self {
        self.allowed.extend_from_slice(folders);
        self
    }

    /// Whether a file, links followed, lies below one of the folders. One that is not there lies nowhere.
    fn holds(&self, path: &Path, folders: &[PathBuf]) -> bool {
        let Ok(file) = path.canonicalize() else { return false };
        folders.iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| file.starts_with(folder))
    }
}

impl Files for Folder {
    fn load<'a>(&self, texts: &'a Texts, path: &Path) -> Result<File<'a>, Diagnostic> {
        // A file that is not there gets its message from the reading below.
        let is_here = self.holds(path, std::slice::from_ref(&self.root)) || self.allows(path);
        if !is_here && path.exists() {
            let message = format!("`{}` is not below the document's folder", path.display());
            return Err(Diagnostic::new(&codes::REFERENCE_OUTSIDE, message));
        }
        texts.load(path)
    }

    fn allows(&self, path: &Path) -> bool {
        self.holds(path, &self.allowed)
    }
}

/// No files at all: every document stands alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn load<'a>(&self, _texts: &'a Texts, path: &Path) -> Result<File<'a>, Diagnostic> {
        let message = format!("`{}` is not read: this document stands alone", path.display());
        Err(Diagnostic::new(&codes::UNREADABLE_FILE, message))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_does_not_lead_out_of_the_folder() {
        let base = std::env::temp_dir().join(format!("flexiti-codegen-files-{}", std::process::id()));
        let spec = base.join("spec");
        std::fs::create_dir_all(&spec).expect("a folder");
        std::fs::write(base.join("secret.yaml"), "a: 1").expect("a file");
        std::fs::write(spec.join("open.yaml"), "a: 1").expect("a file");
        std::os::unix::fs::symlink(base.join("secret.yaml"), spec.join("link.yaml")).expect("a link");
        let (texts, folder) = (Texts::new(), Folder::of(&spec.join("api.yaml")));
        let load = |name: &str| folder.load(&texts, &spec.join(name)).map(drop).map_err(|error| error.code.id);
        assert_eq!(load("open.yaml"), Ok(()));
        assert_eq!(load("link.yaml"), Err("reference-outside"));
        assert_eq!(load("none.yaml"), Err("unreadable-file"));
        let folder = folder.clone().allowing(std::slice::from_ref(&base));
        let load = |name: &str| folder.load(&texts, &spec.join(name)).map(drop).map_err(|error| error.code.id);
        assert_eq!(load("link.yaml"), Ok(()));
        assert!(folder.allows(&base.join("secret.yaml")) && !folder.allows(Path::new("/etc/hosts")));
        std::fs::remove_dir_all(&base).expect("the folder");
    }
}
