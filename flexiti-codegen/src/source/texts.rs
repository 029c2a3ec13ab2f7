//! The texts that were read, kept for as long as nodes borrow from them.
//!
//! A text is added once and never moves or changes, so a node can hold slices of it while further files (overlays,
//! referenced documents) are still being read. Nothing here interprets a text.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use elsa::FrozenVec;

use super::Limits;
use crate::diagnostic::{Diagnostic, codes};

/// Append-only store of the texts of one run.
#[derive(Default)]
pub struct Texts {
    files: FrozenVec<Box<Entry>>,
}

struct Entry {
    path: PathBuf,
    text: String,
}

/// The number of a text within its [`Texts`], in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u16);

impl FileId {
    /// The number itself, for those who remember a place without knowing the store.
    pub fn index(self) -> u16 {
        self.0
    }
}

/// One text together with its number: what a reader needs.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// The number by which spans refer to the file.
    pub id: FileId,
    /// The path under which diagnostics name the file.
    pub path: &'a Path,
    /// The whole text, without a byte order mark.
    pub text: &'a str,
}

impl Texts {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps `text` under the name `path`, which need not exist on disk. A byte order mark is dropped.
    ///
    /// Numbers end at 65,535; a longer run (references are limited far below it) shares the last number.
    pub fn add(&self, path: impl Into<PathBuf>, mut text: String) -> File<'_> {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        let entry = self.files.push_get(Box::new(Entry { path: path.into(), text }));
        File { id, path: &entry.path, text: &entry.text }
    }

    /// Reads a file of the disk as UTF-8. The error has no place: there is no text yet.
    pub fn load(&self, path: &Path) -> Result<File<'_>, Diagnostic> {
        let limit = Limits::default().bytes;
        let said = std::fs::metadata(path).ok().and_then(|metadata| usize::try_from(metadata.len()).ok());
        let mut bytes = Vec::with_capacity(said.unwrap_or_default().min(limit).saturating_add(1));
        // One byte more than is allowed tells that it is too much, however large the file is.
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let read = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        if let Err(error) = read {
            let message = format!("`{}` cannot be read: {error}", path.display());
            return Err(Diagnostic::new(&codes::UNREADABLE_FILE, message));
        }
        if bytes.len() > limit {
            let message = format!("`{}` has more than {limit} bytes", path.display());
            return Err(Diagnostic::new(&codes::TOO_LARGE, message));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(self.add(path, text)),
            Err(error) => Err(Diagnostic::new(
                &codes::NOT_UTF_8,
                format!("`{}` is not UTF-8 from byte {} on", path.display(), error.utf8_error().valid_up_to()),
            )),
        }
    }

    /// The bytes of all texts.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|entry| entry.text.len()).sum()
    }

    /// The path under which a file was added; empty for a number of another store.
    pub fn path(&self, id: FileId) -> &Path {
        self.files.get(usize::from(id.0)).map_or(Path::new(""), |entry| &entry.path)
    }

    /// The text of a file; empty for a number of another store.
    pub fn text(&self, id: FileId) -> &str {
        self.files.get(usize::from(id.0)).map_or("", |entry| &entry.text)
    }

    /// The file whose number somebody remembered without knowing the store, if it is of this store.
    pub fn numbered(&self, number: u16) -> Option<File<'_>> {
        self.file(FileId(number))
    }

    /// The file with this number, if it is of this store.
    pub fn file(&self, id: FileId) -> Option<File<'_>> {
        self.files.get(usize::from(id.0)).map(|entry| File { id, path: &entry.path, text: &entry.text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let texts = Texts::new();
        let file = texts.add("a.json", "\u{feff}{}".to_owned());
        assert_eq!((file.text, texts.text(file.id), texts.path(file.id)), ("{}", "{}", Path::new("a.json")));
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        let folder = std::env::temp_dir().join(format!("flexiti-codegen-texts-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let latin1 = folder.join("latin-1.yaml");
        std::fs::write(&latin1, b"title: Caf\xe9").expect("a file");
        let texts = Texts::new();
        assert_eq!(texts.load(&latin1).map(drop).map_err(|error| error.code.id), Err("not-utf-8"));
        assert_eq!(texts.load(&folder).map(drop).map_err(|error| error.code.id), Err("unreadable-file"));
        std::fs::remove_dir_all(&folder).expect("the folder");
    }
}
