//! The crate's version in the lock files of the workspaces that it is part of.

/// The lock files, below the root. The proof on the wire is a workspace of its own.
pub(super) const LOCKS: [&str; 2] = ["Cargo.lock", "tests/Cargo.lock"];

/// A lock file with another version of a package; nothing where it does not hold the package in the old one.
pub(super) fn with_version(lock: &str, package: &str, old: &str, new: &str) -> Option<String> {
    let entry = |version: &str| format!("[[package]]\nname = \"{package}\"\nversion = \"{version}\"\n");
    let lines = lock.replace("\r\n", "\n");
    lines.contains(&entry(old)).then(|| lines.replacen(&entry(old), &entry(new), 1))
}
