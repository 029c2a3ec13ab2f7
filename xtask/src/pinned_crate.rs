//! How the crate of this workspace is generated.

use std::path::Path;

use flexiti_codegen::emit::Options;

use crate::{crate_name, outcome::Failure, runtime_path::runtime_path, workspace::Workspace};

/// What the generator is told about the crate of the pinned document.
pub(crate) fn options(workspace: &Workspace, version: &str) -> Result<Options, Failure> {
    let out = workspace.generated();
    Ok(Options {
        name: crate_name::of_folder(&out),
        version: version.to_owned(),
        runtime: runtime_path(&out, &workspace.runtime(), workspace)?,
        document: file_name(&workspace.document()),
    })
}

/// The document's name as it is written into generated files: without folders, which differ between machines, and
/// without what would break a line.
pub(crate) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.chars()
        .map(|character| if character.is_control() || "\"\\`".contains(character) { '_' } else { character })
        .collect()
}
