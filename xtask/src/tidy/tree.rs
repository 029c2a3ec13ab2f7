//! The texts of the repository, read once.

use std::{collections::BTreeMap, fs, io, path::Path, path::PathBuf};

/// What is built, wherever.
const BUILT: &str = "target";
/// Small repositories that break the rules on purpose.
const BROKEN: &str = "xtask/tests/cases/tidy";

/// Every text below a root, by its path from there, with `/`.
pub(super) struct Tree {
    root: PathBuf,
    texts: BTreeMap<String, String>,
}

impl Tree {
    /// Reads all of it but hidden folders and what holds no text of ours; what is not UTF-8 is no text.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self { root: root.to_owned(), texts: BTreeMap::new() };
        tree.add(root, "")?;
        Ok(tree)
    }

    fn add(&mut self, folder: &Path, below: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() {
                if !name.starts_with('.') && name != BUILT && path != BROKEN {
                    self.add(&entry.path(), &path)?;
                }
            } else if kind.is_file()
                && let Ok(text) = String::from_utf8(fs::read(entry.path())?)
            {
                self.texts.insert(path, text);
            }
        }
        Ok(())
    }

    /// Paths and texts, in the order of the paths.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Those whose path ends with `end`.
    pub(super) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// The text at a path.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Whether there is a file or a folder, hidden ones too.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }
}

/// Whether `path` is `folder` or in it.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The folder that a path is in; empty for the root.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
