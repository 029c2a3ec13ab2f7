//! The files that change with the document, each put into the set if it is there and changes.

use std::{fs, path::Path};

use flexiti_codegen::{
    disk::{self, Set},
    emit,
    model::Api,
};

use super::{changelog, locks, readme, snapshot};
use crate::{outcome::Failure, pinned_crate, workspace::Workspace};

const CHANGELOG: &str = "CHANGELOG.md";
const README: &str = "README.md";

/// The files of the crate that change, come or go. Says whether its manifest names other packages than before.
pub(super) fn of_crate(
    set: &mut Set,
    workspace: &Workspace,
    api: &Api,
    options: &emit::Options,
) -> Result<bool, Failure> {
    const MANIFEST: &str = "Cargo.toml";
    let mut files = emit::emit(api, options);
    pinned_crate::complete(&mut files, workspace)?;
    let out = workspace.generated();
    let below = workspace.below(&out);
    let changes = disk::compare(&files, &out)?;
    for path in changes.added.iter().chain(&changes.changed) {
        set.put(format!("{below}/{path}"), files.get(path).unwrap_or_default().to_owned());
    }
    for path in &changes.removed {
        set.remove(format!("{below}/{path}"));
    }
    let without_version = |manifest: &str| -> Vec<String> {
        manifest.lines().filter(|line| !line.starts_with("version = ")).map(str::to_owned).collect()
    };
    let stood = fs::read_to_string(out.join(MANIFEST)).unwrap_or_default();
    Ok(without_version(&stood) != without_version(files.get(MANIFEST).unwrap_or_default()))
}

/// The crate's version in the lock files.
pub(super) fn locks(set: &mut Set, workspace: &Workspace, name: &str, (old, new): (&str, &str)) -> Result<(), Failure> {
    for lock in locks::LOCKS {
        let stands = standing(workspace, lock)?.unwrap_or_default();
        put(set, lock, &stands, locks::with_version(&stands, name, old, new));
    }
    Ok(())
}

/// The snapshot of the surface, accepted.
pub(super) fn snapshot(set: &mut Set, workspace: &Workspace, api: &Api) -> Result<(), Failure> {
    let Some(stands) = standing(workspace, snapshot::SURFACE)? else { return Ok(()) };
    let accepted = snapshot::accepted(&stands, api)
        .ok_or_else(|| Failure::Said(format!("`{}` is no snapshot", snapshot::SURFACE)))?;
    put(set, snapshot::SURFACE, &stands, Some(accepted));
    Ok(())
}

/// What the README shows of the surface.
pub(super) fn readme(set: &mut Set, workspace: &Workspace, (old, new): (&Api, &Api)) -> Result<(), Failure> {
    let stands = standing(workspace, README)?.unwrap_or_default();
    put(set, README, &stands, Some(readme::following(&stands, old, new)));
    Ok(())
}

/// The changelog with the new section; there need not have been one.
pub(super) fn changelog(set: &mut Set, workspace: &Workspace, section: &str) -> Result<(), Failure> {
    let stands = standing(workspace, CHANGELOG)?.unwrap_or_default();
    put(set, CHANGELOG, &stands, Some(changelog::with_section(&stands, section)));
    Ok(())
}

fn put(set: &mut Set, path: &str, stands: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| text != stands) {
        set.put(path, text);
    }
}

/// The text of a file below the root, if it is there.
fn standing(workspace: &Workspace, below: &str) -> Result<Option<String>, Failure> {
    let path = workspace.root.join(below);
    if path.exists() { text(&path).map(Some) } else { Ok(None) }
}

/// A file's text, line ends taken as `\n`.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let wrong = |what: String| Failure::Said(format!("`{}` cannot be read: {what}", path.display()));
    let bytes = fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| wrong(error.to_string()))?;
    Ok(text.replace("\r\n", "\n"))
}
