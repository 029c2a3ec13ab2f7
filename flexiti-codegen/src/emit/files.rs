//! The files of a crate, in memory: what is written and what is verified come from the same plan.

use std::collections::BTreeMap;

/// Paths relative to the crate's folder, with `/`, and the text of each file, with `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Puts a file into the plan.
    pub fn insert(&mut self, path: impl Into<String>, text: String) {
        self.0.insert(path.into(), text);
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many lines they have together.
    pub fn lines(&self) -> usize {
        self.0.values().map(|text| text.lines().count()).sum()
    }
}

impl Extend<(String, String)> for Files {
    fn extend<T: IntoIterator<Item = (String, String)>>(&mut self, files: T) {
        self.0.extend(files);
    }
}
