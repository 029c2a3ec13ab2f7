//! How the crate of this workspace is generated.

use std::{fs, path::Path};

use flexiti_codegen::emit::{Files, InlineTypes, Options};

use crate::{
    crate_name, examples,
    outcome::Failure,
    runtime_path::{cli_path, mock_path, runtime_path},
    scenario,
    workspace::Workspace,
};

/// The texts of the licences, at the root of the workspace and in each of its published crates.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// What the generator is told about the crate of the pinned document.
pub(crate) fn options(workspace: &Workspace, version: &str) -> Result<Options, Failure> {
    let out = workspace.generated();
    Ok(Options {
        name: crate_name::of_folder(&out),
        version: version.to_owned(),
        runtime: runtime_path(&out, &workspace.runtime(), workspace)?,
        mock: mock_path(&out, &workspace.runtime(), workspace)?,
        cli: cli_path(&out, &workspace.runtime(), workspace)?,
        scenario: scenario::beside(&workspace.document())?,
        // Its users upgrade from one document to the next, and a type that they know stays the type that it is.
        inline_types: InlineTypes::Apart,
        document: file_name(&workspace.document()),
    })
}

/// Adds to the plan what the crate has beyond what is generated, so that it can be published as it stands: the examples,
/// and the licences of this workspace.
pub(crate) fn complete(files: &mut Files, workspace: &Workspace) -> Result<(), Failure> {
    examples::add(files, &workspace.examples())?;
    for name in LICENCES {
        let path = workspace.root.join(name);
        if path.exists() {
            let text = fs::read_to_string(&path)
                .map_err(|error| Failure::Said(format!("`{}` cannot be read: {error}", path.display())))?;
            files.insert(name, text.replace("\r\n", "\n"));
        }
    }
    Ok(())
}

/// The document's name as it is written into generated files: without folders, which differ between machines, and
/// without what would break a line.
pub(crate) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.chars()
        .map(|character| if character.is_control() || "\"\\`".contains(character) { '_' } else { character })
        .collect()
}
