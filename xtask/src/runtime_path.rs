//! Where a generated manifest finds the runtime and the mock server.

use std::path::{Component, Path, PathBuf};

use crate::{outcome::Failure, workspace::Workspace};

/// The path as it is to be written into the manifest of a crate in `out`: relative where both lie in the workspace, so
/// that the workspace can be moved; absolute elsewhere.
pub(crate) fn runtime_path(out: &Path, runtime: &Path, workspace: &Workspace) -> Result<String, Failure> {
    let (out, runtime, root) = (real(out)?, real(runtime)?, real(&workspace.root)?);
    let inside = out.starts_with(&root) && runtime.starts_with(&root);
    let path = if inside { pathdiff::diff_paths(&runtime, &out).unwrap_or(runtime) } else { runtime };
    let text = path.to_string_lossy().replace('\\', "/");
    // It is written between quotation marks.
    if text.contains(['"', '\u{fffd}']) || text.chars().any(char::is_control) {
        return Err(Failure::Said(format!("`{}` cannot be written into a manifest: rename it", path.display())));
    }
    Ok(text)
}

/// As [`runtime_path`], for the mock server, which lies beside the runtime.
pub(crate) fn mock_path(out: &Path, runtime: &Path, workspace: &Workspace) -> Result<String, Failure> {
    runtime_path(out, &real(runtime)?.with_file_name("flexiti-mock"), workspace)
}

/// The path without links and `..`, as far as it exists.
fn real(path: &Path) -> Result<PathBuf, Failure> {
    let absolute =
        std::path::absolute(path).map_err(|error| Failure::Said(format!("`{}`: {error}", path.display())))?;
    for existing in absolute.ancestors() {
        if let Ok(mut real) = existing.canonicalize() {
            let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
            for component in rest.components() {
                match component {
                    Component::ParentDir => _ = real.pop(),
                    other => real.push(other),
                }
            }
            return Ok(real);
        }
    }
    Ok(absolute)
}
