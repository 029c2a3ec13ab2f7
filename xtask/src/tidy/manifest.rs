//! As much of a `Cargo.toml` as the rules ask about: which table has which line.

use super::tree::{Tree, folder_of};

/// Whether the table `[table]` stands in the manifest.
pub(super) fn has_table(manifest: &str, table: &str) -> bool {
    manifest.lines().any(|line| is_head(line, table))
}

/// Whether the table has the line `key = value`.
pub(super) fn says(manifest: &str, table: &str, key: &str, value: &str) -> bool {
    let lines = manifest.lines().skip_while(|line| !is_head(line, table)).skip(1);
    lines.take_while(|line| !line.trim_start().starts_with('[')).any(|line| {
        let (name, said) = line.split_once('=').unwrap_or_default();
        name.trim() == key && said.trim() == value
    })
}

/// The manifests of packages, with their paths.
pub(super) fn packages(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    let manifests = tree.texts().filter(|(path, _)| path.rsplit('/').next() == Some("Cargo.toml"));
    manifests.filter(|(_, text)| has_table(text, "package"))
}

/// The manifest of the workspace that the package at `path` is in: its own, or the nearest above.
pub(super) fn workspace_of<'t>(tree: &'t Tree, path: &str) -> Option<&'t str> {
    let mut folder = folder_of(path);
    loop {
        let manifest = if folder.is_empty() { "Cargo.toml".to_owned() } else { format!("{folder}/Cargo.toml") };
        match tree.text(&manifest) {
            Some(text) if has_table(text, "workspace") => return Some(text),
            _ if folder.is_empty() => return None,
            _ => folder = folder_of(folder),
        }
    }
}

fn is_head(line: &str, table: &str) -> bool {
    line.trim().strip_prefix('[').and_then(|line| line.strip_suffix(']')) == Some(table)
}
