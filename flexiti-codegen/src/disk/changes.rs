//! What differs between the plan and a folder.

use std::path::Path;

use super::folder::Content;
use crate::{diagnostic::Diagnostic, emit::Files};

/// Paths relative to the folder, with `/`, each list sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// In the plan, not in the folder.
    pub added: Vec<String>,
    /// In both, with different bytes.
    pub changed: Vec<String>,
    /// In the folder, not in the plan.
    pub removed: Vec<String>,
    /// In both, byte for byte the same.
    pub unchanged: Vec<String>,
}

impl Changes {
    /// Holds a folder against the plan.
    pub(super) fn between(files: &Files, folder: &Path, content: &Content) -> Result<Self, Diagnostic> {
        let mut changes = Self::default();
        for (path, text) in files.iter() {
            let list = if !content.entries.contains(path) {
                &mut changes.added
            } else if content.is_same(folder, path, text)? {
                &mut changes.unchanged
            } else {
                &mut changes.changed
            };
            list.push(path.to_owned());
        }
        changes.removed = content.entries.iter().filter(|path| files.get(path).is_none()).cloned().collect();
        Ok(changes)
    }

    /// Whether the folder equals the plan.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}
