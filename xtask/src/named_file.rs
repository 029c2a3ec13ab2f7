//! A file that the command line names: is it there, and if not, which one may be meant?
//!
//! What is in it is for the library to say.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{outcome::Failure, workspace::Workspace};

/// Names at least this alike (of 1) are offered for one that is not there.
const ALIKE: f64 = 0.8;

/// Refuses a file that cannot be opened, in words that help to name the right one.
pub(crate) fn must_open(file: &Path) -> Result<(), Failure> {
    if file.is_dir() {
        return Err(Failure::Said(format!("`{}` is a folder: name the file in it", file.display())));
    }
    let Err(error) = File::open(file) else { return Ok(()) };
    Err(Failure::Said(match error.kind() {
        ErrorKind::NotFound => absent(file),
        _ => format!("`{}` cannot be read: {error}", file.display()),
    }))
}

fn absent(file: &Path) -> String {
    let hint = match (alike(file), at_root(file)) {
        (Some(near), _) => format!("is it `{}`?", near.display()),
        (None, Some(there)) => format!("is it `{}`? A path begins at the folder that you are in", there.display()),
        (None, None) => "a path begins at the folder that you are in".to_owned(),
    };
    format!("`{}` is not there: {hint}", file.display())
}

/// The file beside the one that is not there whose name is spelled nearly so, whatever it ends with.
fn alike(file: &Path) -> Option<PathBuf> {
    let stem = |path: &Path| Some(path.file_stem()?.to_string_lossy().into_owned());
    let meant = stem(file)?;
    let folder = file.parent()?;
    let here = Path::new(".");
    let entries = fs::read_dir(if folder.as_os_str().is_empty() { here } else { folder }).ok()?;
    let files = entries.flatten().filter(|entry| entry.path().is_file());
    let alike = |path: &Path| Some(strsim::jaro_winkler(&meant, &stem(path)?));
    let near = files.filter_map(|entry| Some((alike(&entry.path())?, entry.file_name())));
    let near = near.filter(|(alike, _)| *alike >= ALIKE);
    // The nearest; of equals, the first by name.
    let nearest = near.min_by(|(one, first), (other, second)| other.total_cmp(one).then_with(|| first.cmp(second)));
    nearest.map(|(_, name)| folder.join(name))
}

/// The same path from the root of the workspace, as it is said from here.
fn at_root(file: &Path) -> Option<PathBuf> {
    let there = Workspace::here().root.join(file);
    let here = std::env::current_dir().ok()?;
    there.is_file().then(|| pathdiff::diff_paths(&there, here)).flatten()
}
