//! From the pinned document back to the oldest revision, one overlay at a time, and forward again as models.

use std::path::Path;

use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, codes, render},
    diff::{Comparison, Options, compare},
    model::Api,
    source::{Limits, overlay, print, read as tree},
};

use super::revisions::{Revisions, Told, told};
use crate::{outcome::Failure, terminal::note, workspace::Workspace};

/// All revisions.
pub(crate) struct History {
    /// Every text that was read or made.
    pub(crate) texts: Texts,
    /// The oldest first.
    pub(crate) revisions: Vec<Revision>,
}

/// One revision of the API.
pub(crate) struct Revision {
    /// What it is called.
    pub(crate) name: String,
    /// The document, whole, as the vendor would have written it: without the overlay that reads it.
    pub(crate) document: String,
    /// What the document and the overlay say.
    pub(crate) api: Api,
    /// What changed and no document shows.
    pub(crate) told: Vec<Told>,
}

/// What a revision changed.
pub(crate) struct Step<'h> {
    /// The revision.
    pub(crate) revision: &'h Revision,
    /// The one before; the oldest has none, and nothing changed with it.
    pub(crate) before: Option<&'h Revision>,
    /// The changes between the two.
    pub(crate) comparison: Comparison,
}

impl History {
    /// Makes every revision anew.
    pub(crate) fn replay(workspace: &Workspace) -> Result<Self, Failure> {
        let (index, mut told) = (Revisions::read(workspace)?, told(workspace)?);
        let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
        let pinned = workspace.document();
        let mut document = std::fs::read_to_string(&pinned)
            .map_err(|error| Failure::Said(format!("`{}` cannot be read: {error}", pinned.display())))?;
        let mut revisions = Vec::new();
        for (position, entry) in index.revisions.iter().enumerate().rev() {
            let newest = position + 1 == index.revisions.len();
            let name = if newest { pinned.to_string_lossy().into_owned() } else { entry.name.clone() };
            let api = read(&texts, workspace, &name, &document, newest)?;
            let told = told.remove(&entry.name).unwrap_or_default();
            let before = match &entry.undo {
                Some(undo) => taken_back(&texts, &name, &document, &workspace.history().join(undo), &mut diagnostics),
                None => None,
            };
            revisions.push(Revision { name: entry.name.clone(), document, api, told });
            if diagnostics.has_errors() {
                note(render::text(&diagnostics, &texts, true).trim_end());
                return Err(Failure::Reported);
            }
            document = before.unwrap_or_default();
        }
        if let Some(name) = told.keys().next() {
            return Err(Failure::Said(format!("told.yaml speaks of `{name}`, which is no revision")));
        }
        revisions.reverse();
        Ok(Self { texts, revisions })
    }

    /// What each revision changed, the oldest first.
    pub(crate) fn steps(&self) -> Vec<Step<'_>> {
        let mut steps: Vec<Step<'_>> = Vec::new();
        for revision in &self.revisions {
            let before = steps.last().map(|step| step.revision);
            let comparison = match before {
                Some(before) => compare(&before.api, &revision.api, &Options::default()),
                None => Comparison::default(),
            };
            steps.push(Step { revision, before, comparison });
        }
        steps
    }
}

/// The model of a revision, under `name`. What the overlay corrects and an earlier revision did not have yet needs no
/// correction there.
pub(crate) fn read(
    texts: &Texts,
    workspace: &Workspace,
    name: &str,
    document: &str,
    newest: bool,
) -> Result<Api, Failure> {
    let (mut found, overlays) = (Diagnostics::new(), workspace.overlays());
    let api = flexiti_codegen::read_with(texts, name, document.to_owned(), &overlays, &mut found);
    let mut errors = Diagnostics::new();
    for diagnostic in found.into_iter().filter(|diagnostic| diagnostic.is_error()) {
        let absent = [codes::OVERLAY_ACTION_UNMATCHED.id, codes::OVERLAY_ACTION_WITHOUT_EFFECT.id];
        if newest || !absent.contains(&diagnostic.code.id) {
            errors.push(diagnostic.clone());
        }
    }
    match api {
        Some(api) if errors.is_empty() => Ok(api),
        _ => {
            note(render::text(&errors, texts, true).trim_end());
            Err(Failure::Reported)
        }
    }
}

/// The document before a revision.
fn taken_back(texts: &Texts, name: &str, document: &str, undo: &Path, diagnostics: &mut Diagnostics) -> Option<String> {
    let file = texts.add(name, document.to_owned());
    let mut root = tree(texts, file, &Limits::default(), diagnostics)?;
    let file = texts.load(undo).map_err(|diagnostic| diagnostics.push(diagnostic)).ok()?;
    let undo = tree(texts, file, &Limits::default(), diagnostics)?;
    overlay::apply(&mut root, &undo, diagnostics);
    Some(print(&root))
}
