//! Which files of a folder are documents, and what their crates are called.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use super::{part::Part, version};
use crate::{crate_name, outcome::Failure, terminal::note};

/// A document on its way to becoming a crate.
pub(super) struct Document {
    /// The file.
    pub(super) path: PathBuf,
    /// The file's name, as people know the document.
    pub(super) file: String,
    /// The crate's name, which no other document has.
    pub(super) name: String,
    /// The version of OpenAPI or Swagger that it says it is written in.
    pub(super) version: String,
}

/// The documents of a folder, by name. Files that do not say which version of OpenAPI they are written in are parts of
/// others, and are named on standard error.
pub(super) fn of_folder(folder: &Path, only: Option<&str>, part: Option<Part>) -> Result<Vec<Document>, Failure> {
    let unreadable = |error: std::io::Error| Failure::Said(format!("`{}` cannot be read: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_text =
            path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|known| ending == *known));
        if is_text && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    let asked: HashSet<PathBuf> = part.map_or_else(|| paths.clone(), |part| part.of(&paths)).into_iter().collect();
    let mut taken = HashSet::new();
    let mut documents = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Names are given to all, so that they do not depend on what was asked for.
        let name = unique(&crate_name_of(&path), &mut taken);
        if !asked.contains(&path) || only.is_some_and(|part| !file.contains(part)) {
            continue;
        }
        match version::of_file(&path) {
            Some(version) => documents.push(Document { path, file, name, version }),
            None => note(format_args!("left out: `{file}` does not say which version of OpenAPI it is written in")),
        }
    }
    match documents.is_empty() {
        true => Err(Failure::Said(format!("there are no such documents in `{}`", folder.display()))),
        false => Ok(documents),
    }
}

/// The file's name without its ending, in the letters that a crate may have.
fn crate_name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().replace('_', "-");
    crate_name::of_folder(Path::new(&stem))
}

/// The name, with the smallest number behind it that makes it the only one. Cargo takes `a-b` and `a_b` for the same.
fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let mut unique = name.to_owned();
    let mut number = 2;
    while !taken.insert(unique.clone()) {
        unique = format!("{name}-{number}");
        number += 1;
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_called_after_their_documents_and_never_twice() {
        let mut taken = HashSet::new();
        let names = ["Box__api@2024.1.json", "box-api 2024.1.yaml", "box api-2024-1.yml"]
            .map(|file| unique(&crate_name_of(Path::new(file)), &mut taken));
        assert_eq!(names, ["box-api-2024-1", "box-api-2024-1-2", "box-api-2024-1-3"]);
    }
}
