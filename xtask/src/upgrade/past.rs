//! The document that was pinned becomes a revision of the past: an overlay that leads back to it, and a line in the index.

use std::fs;

use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, render},
    disk::Set,
    source::{Limits, overlay, read},
};

use crate::{
    history::revisions::{Entry, Revisions},
    outcome::Failure,
    terminal::note,
    workspace::Workspace,
};

/// The first lines of an index that is new.
const HEAD: &str = "\
# The revisions of the API, the oldest first; the last one is the pinned document. `undo` names the overlay that takes a
# revision back: applied to its document, it gives the one before. `cargo xtask upgrade` adds to the end.
";

/// A name for the revision of a day that no revision has yet.
pub(super) fn free_name(revisions: &Revisions, date: &str) -> String {
    let is_free = |name: &str| revisions.revisions.iter().all(|entry| entry.name != name);
    let further = (2..).map(|number| format!("{date} ({number})"));
    std::iter::once(date.to_owned()).chain(further).find(|name| is_free(name)).unwrap_or_default()
}

/// Puts the new revision `name` with its way back to the old document into the set.
///
/// Documents that say the same in other words (comments, the order of members) are one revision, and nothing is put.
pub(super) fn put(
    set: &mut Set,
    workspace: &Workspace,
    (old, new): (&str, &str),
    (name, evidence): (&str, &str),
) -> Result<(), Failure> {
    let mut index = Revisions::read(workspace)?;
    if index.revisions.iter().any(|entry| entry.name == name) {
        return Err(Failure::Said(format!("there is a revision `{name}` already: name this one with --revision")));
    }
    let file = format!("{}.overlay.yaml", slug(name));
    let path = workspace.history().join(&file);
    if path.exists() {
        return Err(Failure::Said(format!("`{}` is there already: name the revision with --revision", path.display())));
    }
    let Some(undo) = way_back(old, new, name)? else { return Ok(()) };
    let entry = Entry { name: name.to_owned(), evidence: evidence.to_owned(), undo: Some(file.clone()) };
    index.revisions.push(entry.clone());
    let below = workspace.below(&workspace.history());
    set.put(format!("{below}/{file}"), undo);
    set.put(format!("{below}/revisions.yaml"), written(workspace, &index, &entry)?);
    Ok(())
}

fn way_back(old: &str, new: &str, name: &str) -> Result<Option<String>, Failure> {
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let mut tree =
        |name: &str, text: &str| read(&texts, texts.add(name, text.to_owned()), &Limits::default(), &mut diagnostics);
    let (Some(old), Some(new)) = (tree("the pinned document", old), tree("the new document", new)) else {
        note(render::text(&diagnostics, &texts, true).trim_end());
        return Err(Failure::Reported);
    };
    let head = format!(
        "# Takes {name} back: applied to its document, it gives the one that was pinned before. Written by `cargo xtask\n\
         # upgrade` from the difference of the two.\n"
    );
    Ok(overlay::derive(&new, &old, &format!("Takes {name} back"), name).map(|overlay| head + &overlay))
}

/// The index with one more entry: its own text as far as that can be added to, so that what people wrote stays.
fn written(workspace: &Workspace, index: &Revisions, entry: &Entry) -> Result<String, Failure> {
    let failed = |error: serde_yaml::Error| Failure::Said(format!("the index of the history: {error}"));
    let text = fs::read_to_string(workspace.history().join("revisions.yaml")).unwrap_or_default().replace("\r\n", "\n");
    if !text.trim().is_empty() {
        let longer = format!("{}\n{}", text.trim_end(), serde_yaml::to_string(&[entry]).map_err(failed)?);
        if serde_yaml::from_str::<Revisions>(&longer).is_ok_and(|read| read.revisions.len() == index.revisions.len()) {
            return Ok(longer);
        }
    }
    Ok(format!("{HEAD}{}", serde_yaml::to_string(index).map_err(failed)?))
}

/// A name as a file's: letters, digits, `.` and `-`.
fn slug(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|character: char| !character.is_ascii_alphanumeric() && !".-".contains(character)).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_files() {
        assert_eq!(slug("2020-02 (R20.3)"), "2020-02-R20.3");
        assert_eq!(slug("../2026/11"), "..-2026-11");
    }

    #[test]
    fn a_second_revision_of_a_day_is_numbered() {
        let entry = |name: &str| Entry { name: name.into(), evidence: String::new(), undo: None };
        let revisions = Revisions { revisions: vec![entry("current"), entry("2026-11-22")] };
        assert_eq!(free_name(&revisions, "2026-11-22"), "2026-11-22 (2)");
        assert_eq!(free_name(&revisions, "2026-11-23"), "2026-11-23");
    }
}
