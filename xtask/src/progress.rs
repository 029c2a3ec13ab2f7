//! A sign of life while a large document is worked on.

use std::{path::Path, time::Duration};

use indicatif::ProgressBar;

/// Smaller documents are done before a person looks up.
const LARGE: u64 = 2_000_000;

/// What is being done, on a terminal; nothing elsewhere. It goes with the value.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// For work on the document at `path`.
    pub(crate) fn on(path: &Path) -> Self {
        let large = std::fs::metadata(path).is_ok_and(|metadata| metadata.len() >= LARGE);
        if !large {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Names the step that begins.
    pub(crate) fn step(&self, what: &'static str) {
        self.0.set_message(what);
    }

    /// Lets something else be printed.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
