//! Days as documents write them, far enough for "before" and "how long until".

use std::fmt;

/// A day of the Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// Reads `2027-01-31`, or a time of RFC 3339 that begins so; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once(['T', 't']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        if time.is_some_and(|time| time.len() < 9 || !time.starts_with(|first: char| first.is_ascii_digit())) {
            return None;
        }
        let parts: Vec<&str> = date.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return None };
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i64>().ok())?
        };
        let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
        let within = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        within.then(|| Self::of(year, month, day))
    }

    /// The day that so many seconds after the beginning of 1970 (UTC) fall on.
    pub fn of_seconds(seconds: u64) -> Self {
        Self(i64::try_from(seconds / 86_400).unwrap_or(i64::MAX))
    }

    /// How many days lie between another day and this one; negative where this one is earlier.
    pub fn days_after(self, other: Self) -> i64 {
        self.0.saturating_sub(other.0)
    }

    /// Years begin in March here, so that the leap day is the last.
    fn of(year: i64, month: i64, day: i64) -> Self {
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        Self(days + (153 * month + 2) / 5 + day - 1 - 719_468)
    }
}

/// `2027-01-31`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.0.saturating_add(719_468);
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (year, month) = (era * 400 + year, if month < 10 { month + 3 } else { month - 9 });
        write!(f, "{:04}-{month:02}-{day:02}", if month > 2 { year } else { year + 1 })
    }
}

fn days_of(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_counted() {
        let day = |text| Day::read(text).expect("a day");
        assert_eq!(day("1970-01-01"), Day(0));
        assert_eq!(day("2000-03-01").days_after(day("2000-02-28")), 2);
        assert_eq!(day("2027-01-31T10:00:00Z"), day("2027-01-31"));
        assert_eq!(Day::of_seconds(951_782_400), day("2000-02-29"));
        for text in ["1970-01-01", "1969-12-31", "2000-02-29", "2000-03-01", "2026-11-22", "2100-02-28", "0001-01-01"] {
            assert_eq!(day(text).to_string(), text);
        }
        for wrong in ["", "soon", "2027-02-29", "2027-13-01", "27-01-01", "2027-01-01Tx", "2027-1-1", "+027-01-01"] {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
    }
}
