//! `spec/LOCK`: which document the generated crate is made from, by its checksum, and who says so.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use flexiti_codegen::{
    diagnostic::{Code, Diagnostic, codes},
    disk,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{outcome::Failure, workspace::Workspace};

/// What a stranger's document may have and the pinned one may not: the generator repairs it, but the crate of this
/// workspace is to be made of what the document says.
pub(crate) static DENIED: [&Code; 2] = [&codes::DUPLICATE_OPERATION_ID, &codes::UNRESOLVED_REFERENCE];

const HEAD: &str = "\
# Which document flexiti-generated is made from. `cargo xtask regen` writes checksums and versions, and keeps what people
# write: `origin`, `date` and the crate's `version`.
";

/// What the file holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lock {
    document: Document,
    overlays: Vec<Overlay>,
    /// The version of this workspace.
    generator: String,
    #[serde(rename = "crate")]
    generated: Generated,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    /// Relative to the workspace, as are all paths here.
    path: String,
    sha256: String,
    /// The vendor's `info.version`.
    version: String,
    /// Where the document comes from.
    origin: String,
    /// When it was taken from there; not when the file was written.
    date: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Overlay {
    path: String,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Generated {
    version: String,
}

/// The lock as it stands, and where.
pub(crate) struct Pin {
    path: PathBuf,
    text: String,
    lock: Option<Lock>,
}

impl Pin {
    /// Reads the lock of the workspace; there need not be one yet.
    pub(crate) fn read(workspace: &Workspace) -> Result<Self, Failure> {
        let path = workspace.lock();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { path, text: String::new(), lock: None });
            }
            Err(error) => return Err(Failure::Said(format!("`{}` cannot be read: {error}", path.display()))),
        };
        match serde_yaml::from_str(&text) {
            Ok(lock) => Ok(Self { path, text, lock: Some(lock) }),
            Err(error) => Err(Failure::Said(format!("`{}` is not as regen writes it: {error}", path.display()))),
        }
    }

    /// The version of the generated crate.
    pub(crate) fn crate_version(&self) -> &str {
        self.lock.as_ref().map_or("0.1.0", |lock| &lock.generated.version)
    }

    /// The text that the lock is to have.
    pub(crate) fn renewed(&self, workspace: &Workspace, vendor_version: &str) -> Result<Renewed, Failure> {
        let overlays = workspace
            .overlays()
            .into_iter()
            .map(|path| Ok(Overlay { sha256: sum(&path)?, path: workspace.below(&path) }));
        let document = workspace.document();
        let said = self.lock.as_ref().map(|lock| &lock.document);
        let said =
            |of: fn(&Document) -> &String| said.map_or_else(|| "unknown".to_owned(), |document| of(document).clone());
        let lock = Lock {
            document: Document {
                sha256: sum(&document)?,
                path: workspace.below(&document),
                version: vendor_version.to_owned(),
                origin: said(|document| &document.origin),
                date: said(|document| &document.date),
            },
            overlays: overlays.collect::<Result<_, Failure>>()?,
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            generated: Generated { version: self.crate_version().to_owned() },
        };
        let yaml = serde_yaml::to_string(&lock).map_err(|error| Failure::Said(format!("the lock: {error}")))?;
        let text = format!("{HEAD}{yaml}");
        Ok(Renewed { path: self.path.clone(), is_new: text != self.text, is_added: self.lock.is_none(), text })
    }
}

/// The lock to be.
pub(crate) struct Renewed {
    /// Where it stands.
    pub(crate) path: PathBuf,
    /// Whether it differs from what stands there.
    pub(crate) is_new: bool,
    /// Whether nothing stands there.
    pub(crate) is_added: bool,
    text: String,
}

impl Renewed {
    /// Puts it in place.
    pub(crate) fn write(&self) -> Result<(), Diagnostic> {
        if self.is_new { disk::write_one(&self.path, &self.text) } else { Ok(()) }
    }
}

/// The checksum of a file, line ends taken as `\n` whatever the checkout made of them.
fn sum(path: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::Said(format!("`{}`: {error}", path.display())))?;
    let digest = Sha256::digest(text.replace("\r\n", "\n"));
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
