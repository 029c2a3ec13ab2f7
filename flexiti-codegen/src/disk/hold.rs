//! The right to change files below a root, for as long as a plan is made of them and carried out.

use std::path::Path;

use super::{Lock, set};
use crate::diagnostic::Diagnostic;

/// One holder at a time, so that what a plan was made of still stands when it is carried out.
pub struct Hold {
    pub(super) site: set::Site,
    _lock: Lock,
}

impl Hold {
    /// Waits for the holder before, and ends what an interrupted one began: carries out what it had decided, forgets what
    /// it had not.
    ///
    /// # Errors
    /// Another run does not finish, or the system refuses a step.
    pub fn take(root: &Path) -> Result<Self, Diagnostic> {
        let site = set::Site::of(root);
        let lock = Lock::take(&site.lock)?;
        set::recover(&site)?;
        Ok(Self { site, _lock: lock })
    }

    /// Ends what an interrupted holder began, where there is such; else touches nothing.
    ///
    /// # Errors
    /// As [`Hold::take`].
    pub fn finish(root: &Path) -> Result<(), Diagnostic> {
        if set::Site::of(root).has_leftovers() { Self::take(root).map(drop) } else { Ok(()) }
    }
}
