//! How a command ends, for scripts.

use std::process::ExitCode;

/// What the exit status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 0: it is done.
    Done,
    /// 1: the answer is no, or there was none, and nothing has happened.
    No,
    /// 2: the command line, a file or the credentials are wrong. Nothing was sent.
    Wrong,
    /// 3: nobody knows whether it has happened. It must not be repeated before somebody has asked.
    Unknown,
}

impl Status {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::Wrong => 2,
            Self::Unknown => 3,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}
