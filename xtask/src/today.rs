//! Days on the command line, and the day on which a command runs: the one thing that it does not know from files.

use std::time::{SystemTime, UNIX_EPOCH};

use flexiti_codegen::diff::Day;

/// The day by this machine's clock, in UTC; none where that stands before 1970.
pub(crate) fn today() -> Option<Day> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(Day::of_seconds(passed.as_secs()))
}

/// A day as it is typed.
pub(crate) fn parse(text: &str) -> Result<Day, String> {
    Day::read(text).ok_or_else(|| "not a day as in 2027-01-31".into())
}
