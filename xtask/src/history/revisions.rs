//! The files of `spec/history`: which revisions there are, how each is taken back, and what was only told.

use std::{collections::BTreeMap, fs, path::Path};

use serde::{Deserialize, Serialize};

use crate::{outcome::Failure, workspace::Workspace};

/// `spec/history/revisions.yaml`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Revisions {
    /// The oldest first; the last one is the pinned document.
    pub(crate) revisions: Vec<Entry>,
}

/// One revision.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// What it is called.
    pub(crate) name: String,
    /// How it is known: pages, or the document that was pinned.
    pub(crate) evidence: String,
    /// The overlay that takes it back, beside this file: applied to this revision, it gives the one before. The oldest
    /// has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) undo: Option<String>,
}

/// A change that is known from pages and that no document of the API shows.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Told {
    /// The operation, `*` for all.
    pub(crate) operation: String,
    /// Where in the operation.
    pub(crate) part: String,
    /// What of it.
    pub(crate) name: String,
    /// The kind of change.
    pub(crate) kind: String,
    /// What was, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) before: String,
    /// What is, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) after: String,
    /// `read` or `inferred`.
    pub(crate) provenance: String,
    /// The pages.
    pub(crate) source: String,
}

impl Revisions {
    /// Reads the index of the workspace; without one, the pinned document is the only revision.
    pub(crate) fn read(workspace: &Workspace) -> Result<Self, Failure> {
        let path = workspace.history().join("revisions.yaml");
        if !path.exists() {
            let only = Entry { name: "current".into(), evidence: "the pinned document".into(), undo: None };
            return Ok(Self { revisions: vec![only] });
        }
        let index: Self = yaml(&path)?;
        let wrong = |what: &str| Failure::Said(format!("`{}`: {what}", path.display()));
        let Some((oldest, later)) = index.revisions.split_first() else {
            return Err(wrong("no revision is listed"));
        };
        if oldest.undo.is_some() {
            return Err(wrong("the oldest revision has nothing before it, so it has no `undo`"));
        }
        if let Some(entry) = later.iter().find(|entry| entry.undo.is_none()) {
            return Err(wrong(&format!(
                "`{}` has no `undo`: there would be no way to the revision before it",
                entry.name
            )));
        }
        for (position, entry) in index.revisions.iter().enumerate() {
            if index.revisions.iter().take(position).any(|other| other.name == entry.name) {
                return Err(wrong(&format!("`{}` is listed twice", entry.name)));
            }
        }
        Ok(index)
    }
}

/// What was only told, by the name of the revision.
pub(crate) fn told(workspace: &Workspace) -> Result<BTreeMap<String, Vec<Told>>, Failure> {
    let path = workspace.history().join("told.yaml");
    if path.exists() { yaml(&path) } else { Ok(BTreeMap::new()) }
}

fn yaml<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, Failure> {
    let wrong = |what: String| Failure::Said(format!("`{}`: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    serde_yaml::from_str(&text).map_err(|error| wrong(error.to_string()))
}
