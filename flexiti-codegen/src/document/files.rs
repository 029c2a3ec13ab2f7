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
}

/// Files of the disk, below one folder only, symbolic links followed before that is checked.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Hands out what lies below the folder of the document at `path`.
    pub fn of(path: &Path) -> Self {
        let parent = path.parent().unwrap_or(Path::new(""));
        Self { root: if parent.as_os_str().is_empty() { PathBuf::from(".") } else { parent.to_owned() } }
    }
}

impl Files for Folder {
    fn load<'a>(&self, texts: &'a Texts, path: &Path) -> Result<File<'a>, Diagnostic> {
        // A file that is not there gets its message from the reading below.
        if let (Ok(root), Ok(file)) = (self.root.canonicalize(), path.canonicalize())
            && !file.starts_with(&root)
        {
            let message = format!("`{}` is not below the document's folder", path.display());
            return Err(Diagnostic::new(&codes::REFERENCE_OUTSIDE, message));
        }
        texts.load(path)
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
