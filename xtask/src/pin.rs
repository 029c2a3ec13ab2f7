//! `spec/LOCK`: which document the generated crate is made from, by its checksum, and who says so.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use flexiti_codegen::{
    diagnostic::{Code, codes},
    disk::Companion,
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

    /// Whether the pinned document on the disk is the one that the lock speaks of; where there is no lock, it is.
    pub(crate) fn is_of(&self, document: &str) -> bool {
        self.lock.as_ref().is_none_or(|lock| lock.document.sha256 == sum(document))
    }

    /// Where the pinned document comes from, as people wrote it.
    pub(crate) fn origin(&self) -> &str {
        self.lock.as_ref().map_or(UNKNOWN, |lock| &lock.document.origin)
    }

    /// When it was taken from there, as people wrote it.
    pub(crate) fn date(&self) -> &str {
        self.lock.as_ref().map_or(UNKNOWN, |lock| &lock.document.date)
    }

    /// The text that the lock is to have.
    pub(crate) fn renewed(&self, workspace: &Workspace, vendor_version: &str) -> Result<Renewed, Failure> {
        let pinned = Pinned {
            text: &read(&workspace.document())?,
            vendor_version,
            origin: self.origin(),
            date: self.date(),
            crate_version: self.crate_version(),
        };
        let text = pinned.lock(workspace)?;
        Ok(Renewed { path: self.path.clone(), is_new: text != self.text, is_added: self.lock.is_none(), text })
    }
}

/// What people write where they know nothing.
const UNKNOWN: &str = "unknown";

/// A document that is pinned, or is to be.
pub(crate) struct Pinned<'p> {
    /// The document itself.
    pub(crate) text: &'p str,
    /// Its `info.version`.
    pub(crate) vendor_version: &'p str,
    /// Where it comes from.
    pub(crate) origin: &'p str,
    /// When it was taken from there.
    pub(crate) date: &'p str,
    /// The version of the crate that is made of it.
    pub(crate) crate_version: &'p str,
}

impl Pinned<'_> {
    /// The text of the lock that speaks of it.
    pub(crate) fn lock(&self, workspace: &Workspace) -> Result<String, Failure> {
        let overlays = workspace
            .overlays()
            .into_iter()
            .map(|path| Ok(Overlay { sha256: sum(&read(&path)?), path: workspace.below(&path) }));
        let lock = Lock {
            document: Document {
                path: workspace.below(&workspace.document()),
                sha256: sum(self.text),
                version: self.vendor_version.to_owned(),
                origin: self.origin.to_owned(),
                date: self.date.to_owned(),
            },
            overlays: overlays.collect::<Result<_, Failure>>()?,
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            generated: Generated { version: self.crate_version.to_owned() },
        };
        let yaml = serde_yaml::to_string(&lock).map_err(|error| Failure::Said(format!("the lock: {error}")))?;
        Ok(format!("{HEAD}{yaml}"))
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
    /// The lock as what goes with the crate.
    pub(crate) fn companion(&self) -> Companion<'_> {
        Companion { path: &self.path, text: &self.text }
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::Said(format!("`{}`: {error}", path.display())))
}

/// The checksum of a text, line ends taken as `\n` whatever the checkout made of them.
fn sum(text: &str) -> String {
    Sha256::digest(text.replace("\r\n", "\n")).iter().map(|byte| format!("{byte:02x}")).collect()
}
