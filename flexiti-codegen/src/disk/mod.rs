//! The plan of files against a folder of the disk: [`compare`] says what differs, [`write()`] makes the folder equal to
//! the plan, all of it or nothing. [`Set`] does the same for files of any folders together.
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
//! | what is not ours (`target`, ...) moves over, the rest of the old crate goes | done |
//!
//! Where the system cannot let two folders change places, two renames do it by way of `.crate.old`; between these the
//! crate is absent, and the next run puts it back. Interruption means the end of the process: nothing is flushed for the
//! sake of power cuts, after which a regeneration restores the crate anyway.

mod changes;
mod folder;
mod lock;
mod recover;
mod set;
mod single;
mod site;
mod stage;
mod swap;

pub use changes::Changes;
pub use set::{Set, finish};
pub use single::write_one;

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
    let site = Site::of(folder)?;
    // Most runs change nothing, and need no right to write for that.
    if !site.has_leftovers() {
        let changes = compare(files, &site.folder)?;
        if changes.is_empty() {
            return Ok(changes);
        }
    }
    site.create_parent()?;
    let _lock = Lock::take(&site.lock)?;
    recover::recover(&site)?;
    let changes = compare(files, &site.folder)?;
    if !changes.is_empty() {
        stage::stage(files, &changes, &site)?;
        swap::swap(&site)?;
    }
    Ok(changes)
}

/// A step that the system refused.
fn refused(step: &str, path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::new(&codes::NOT_WRITTEN, format!("`{}` cannot be {step}: {error}", path.display()))
}
