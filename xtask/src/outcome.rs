//! How a command ends, as exit statuses tell it.

use std::process::ExitCode;

use flexiti_codegen::diagnostic::Diagnostic;

/// A command that could do its work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Answer {
    /// Done, or nothing to do: 0.
    Yes,
    /// Stale, differs, has errors: 1.
    No,
}

/// The input or the command line is wrong, and nothing was written: 2.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The findings have been printed already.
    Reported,
    /// One finding that has no document.
    Found(Box<Diagnostic>),
    /// What is wrong, and what to do.
    Said(String),
}

impl From<Answer> for ExitCode {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::SUCCESS,
            Answer::No => Self::from(1),
        }
    }
}

impl From<Failure> for ExitCode {
    fn from(_: Failure) -> Self {
        Self::from(2)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Found(Box::new(diagnostic))
    }
}
