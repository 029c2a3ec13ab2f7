//! One writer at a time.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::refused;
use crate::diagnostic::{Diagnostic, codes};

/// A run takes well under a second; one that takes longer than all these attempts is stuck.
const ATTEMPTS: usize = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// A lock of the operating system on a file beside the folder: it ends with the process, however that ends.
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock, after whoever has it now.
    pub(super) fn take(path: &Path) -> Result<Self, Diagnostic> {
        let failed = |error: io::Error| refused("locked", path, &error);
        for _ in 0..ATTEMPTS {
            let file = File::create(path).map_err(failed)?;
            match file.try_lock() {
                // The holder before us removes the file: what we locked may be gone, and another one in its place.
                Ok(()) if is_at(&file, path).map_err(failed)? => return Ok(Self { path: path.to_owned(), file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
        Err(Diagnostic::new(&codes::FOLDER_BUSY, format!("another run holds `{}`", path.display())))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still held; a file that stays behind is harmless.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let ours = same_file::Handle::from_file(file.try_clone()?)?;
    match same_file::Handle::from_path(path) {
        Ok(there) => Ok(ours == there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
