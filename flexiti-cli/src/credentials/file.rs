//! A file of secrets: `NAME=value` lines, which nobody but its owner may read.

use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

use crate::failure::Failure;

/// No file of credentials is larger, in bytes.
const LARGEST: u64 = 64 << 10;

/// The names and values of a file. Empty lines and those that begin with `#` say nothing; `export` in front and quotation
/// marks around a value are passed over, so that a shell can read the file too.
///
/// # Errors
/// It cannot be read, others can read it, or a line is none of these. No error quotes a line.
pub(crate) fn read(path: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let shown = path.display();
    let unread = |error| Failure::wrong(format!("error: the credentials of {shown} cannot be read: {error}"));
    // What is checked is what is read: the open file, not the path.
    let file = File::open(path).map_err(unread)?;
    private(&file, path)?;
    let mut text = String::new();
    file.take(LARGEST).read_to_string(&mut text).map_err(unread)?;
    let mut found = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some((name, value)) = line.split_once('=') else {
            let text = format!("error: line {} of {shown} is not NAME=value", index + 1);
            return Err(Failure::wrong(text));
        };
        found.insert(name.trim().to_owned(), unquoted(value.trim()).to_owned());
    }
    Ok(found)
}

fn unquoted(value: &str) -> &str {
    let within = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

#[cfg(unix)]
fn private(file: &File, path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let shown = path.display();
    let metadata =
        file.metadata().map_err(|error| Failure::wrong(format!("error: {shown} cannot be looked at: {error}")))?;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "error: others than you can read {shown} (mode {mode:03o}), and it holds secrets: chmod 600 {shown}"
    )))
}

/// Elsewhere the rights of a file are not told by a mode; a file in the user's own folder is theirs alone.
#[cfg(not(unix))]
fn private(_file: &File, _path: &Path) -> Result<(), Failure> {
    Ok(())
}
