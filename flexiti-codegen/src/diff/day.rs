//! Days as documents write them, far enough for "before" and "how long until".

use jiff::civil::{Date, DateTime};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// Reads `2027-01-31`, or a time of RFC 3339 that begins so; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let day = text.get(..10).filter(|day| day.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()))?;
        let day: Date = day.parse().ok()?;
        let is_whole = text.len() == 10 || text.trim_end_matches(['Z', 'z']).parse::<DateTime>().is_ok();
        is_whole.then_some(Self(day))
    }

    /// How many days lie between another day and this one; negative where this one is earlier.
    pub fn days_after(self, other: Self) -> i64 {
        // Both are days of four-digit years, so the difference is at most some millions.
        self.0.since(other.0).map_or(0, |span| i64::from(span.get_days()))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_counted() {
        let day = |text| Day::read(text).expect("a day");
        assert_eq!(day("2000-03-01").days_after(day("2000-02-28")), 2);
        assert_eq!(day("2000-02-28").days_after(day("2001-02-28")), -366);
        assert_eq!(day("2027-01-31T10:00:00Z"), day("2027-01-31"));
        assert_eq!(day("2027-01-31T10:00:00+02:00"), day("2027-01-31"));
        for wrong in ["", "soon", "2027-02-29", "2027-13-01", "27-01-01", "2027-01-01Tx", "2027-1-1", "+027-01-01"] {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
    }
}
