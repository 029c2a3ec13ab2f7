//! Moments. Inside a scenario a moment is the number of seconds since 1970; on the wire it is a text.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use minijinja::{Error, ErrorKind, Value};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// A moment as `2026-01-05T09:00:00Z`.
pub(super) fn moment(seconds: i64) -> Result<String, Error> {
    Ok(timestamp(seconds)?.to_string())
}

/// The day of a moment as `2026-01-05`, in UTC.
pub(super) fn day(seconds: i64) -> Result<String, Error> {
    Ok(timestamp(seconds)?.to_zoned(TimeZone::UTC).date().to_string())
}

/// A day or a moment as it came, in seconds; of a day, its first. None for what is neither.
pub(super) fn seconds(text: &str) -> Value {
    read_moment(text).map_or_else(|| Value::from(()), Value::from)
}

/// Whole days between two moments, as they have passed.
pub(super) fn days_between(earlier: i64, later: i64) -> i64 {
    later.saturating_sub(earlier).div_euclid(DAY)
}

/// Seconds since 1970 of `2026-01-05T09:00:00Z` or of the begin of `2026-01-05`.
pub(in crate::scenario) fn read_moment(text: &str) -> Option<i64> {
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Some(timestamp.as_second());
    }
    let date: Date = text.parse().ok().filter(|_| text.len() == 10)?;
    Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second())
}

fn timestamp(seconds: i64) -> Result<Timestamp, Error> {
    Timestamp::from_second(seconds)
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, "the moment is outside the calendar"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_go_both_ways() {
        let now = read_moment("2026-01-05T09:00:00Z").unwrap();
        assert_eq!(moment(now).unwrap(), "2026-01-05T09:00:00Z");
        assert_eq!(day(now).unwrap(), "2026-01-05");
        assert_eq!(read_moment("2026-01-05").unwrap(), now - 9 * 3600);
        assert_eq!(days_between(now, now + 100 * DAY - 1), 99);
        assert!(seconds("tomorrow").is_none());
        assert!(seconds("2026-13-05").is_none());
    }
}
