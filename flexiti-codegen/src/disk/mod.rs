//! The plan of files against a folder of the disk: [`compare`] says what differs, [`write()`] makes the folder equal to
//! the plan, all of it or nothing. [`Set`] does the same for files of any folders together, under a [`Hold`].
//!
//! Verifying and writing share [`Changes`], so they cannot disagree. What lives here: folders, renames, leftovers, the
//! lock. What does not: what stands in a file (see `emit`), and what is said to a person (see the commands).
//!
//! How a folder `crate` is replaced, and what an interruption leaves behind:
//!
//! | step | interrupted after it |
//! |---|---|
//! | `.crate.lock` is taken | an unlocked file that the next run takes over |
//! | `.crate.new` is filled | the old crate; the next run removes `.crate.new` |
//! | `.crate.new` and `crate` change places in one step | the new crate; the next run tidies up |
//! | the file that goes with the crate ([`Companion`]) moves from `crate/.companion` to its place | the same |
//! | what is not ours (`target`, ...) moves over, the rest of the old crate goes | done |
//!
//! Where the system cannot let two folders change places, two renames do it by way of `.crate.old`; between these the
//! crate is absent, and the next run puts it back. Interruption means the end of the process: nothing is flushed for the
//! sake of power cuts, after which a regeneration restores the crate anyway.

mod changes;
mod companion;
mod folder;
mod hold;
mod lock;
mod recover;
mod set;
mod site;
mod stage;
mod swap;

pub use changes::Changes;
pub use companion::Companion;
pub use hold::Hold;
pub use set::Set;

use std::{io, path::Path};

use crate::{
    diagnostic::{Diagnostic, codes},
    emit::Files,
};
use folder::Content;
use lock::Lock;
use site::Site;

/// What [`write()`] would do to `folder`, which need not exist. Writes nothing.
///
/// # Errors
/// The folder holds something else than a generated crate, or cannot be read.
pub fn compare(files: &Files, folder: &Path) -> Result<Changes, Diagnostic> {
    let content = Content::of(folder)?;
    Changes::between(files, folder, &content)
}

/// Makes `folder` hold the files of the plan and no others, and says what that changed.
///
/// Files that are equal already keep their times, so that nothing is compiled anew for them. `target`, `Cargo.lock` and
/// what begins with a dot at the top of the folder belong to tools and stay. Two runs for the same folder wait for each
/// other.
///
/// # Errors
/// The folder holds something else than a generated crate, another run does not finish, or the system refuses a step;
/// the folder is as it was then.
pub fn write(files: &Files, folder: &Path) -> Result<Changes, Diagnostic> {
    write_with(files, folder, None)
}

/// Does what [`write()`] does, and gives a file elsewhere the text that belongs to the new crate: both or neither.
///
/// # Errors
/// As [`write()`]; and the companion's place is on another file system than the crate.
pub fn write_with(files: &Files, folder: &Path, companion: Option<&Companion<'_>>) -> Result<Changes, Diagnostic> {
    let site = Site::of(folder)?;
    let stale = || companion.filter(|companion| !companion.stands());
    // Most runs change nothing, and need no right to write for that.
    if !site.has_leftovers() {
        let changes = compare(files, &site.folder)?;
        if changes.is_empty() && stale().is_none() {
            return Ok(changes);
        }
    }
    site.create_parent()?;
    let _lock = Lock::take(&site.lock)?;
    let place = companion.map(|companion| companion.path);
    recover::recover(&site, place)?;
    let changes = compare(files, &site.folder)?;
    if !changes.is_empty() {
        stage::stage(files, &changes, companion, &site)?;
        swap::swap(&site, place)?;
    } else if let Some(companion) = stale() {
        companion.write(&site)?;
    }
    Ok(changes)
}

/// Ends what an interrupted [`write_with()`] began: the crate is one, old or new, its companion goes with it, and nothing
/// is left beside it.
///
/// # Errors
/// Another run does not finish, or the system refuses a step.
pub fn finish(folder: &Path, companion: Option<&Path>) -> Result<(), Diagnostic> {
    let site = Site::of(folder)?;
    if !site.has_leftovers() {
        return Ok(());
    }
    let _lock = Lock::take(&site.lock)?;
    recover::recover(&site, companion)
}

/// A step that the system refused.
fn refused(step: &str, path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(&codes::NOT_WRITTEN, format!("`{}` cannot be {step}: {error}", path.display()))
}
