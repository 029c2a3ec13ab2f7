//! The day on which a command runs: the one thing that it does not know from files.

use flexiti_codegen::diff::Day;
use jiff::{Timestamp, tz::TimeZone};

/// Today, in UTC.
pub(crate) fn today() -> Day {
    Timestamp::now().to_zoned(TimeZone::UTC).date().into()
}

/// A day of the command line.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    Day::read(text).filter(|_| text.len() == 10).ok_or_else(|| "a day is written as 2027-01-31".into())
}
