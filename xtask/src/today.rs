//! The day on which a command runs: the one thing that it does not know from files.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today, `2026-11-22`, in UTC.
pub(crate) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    date(seconds / 86_400)
}

/// Whether a word is a day as it is written here. Months and days are not counted out.
pub(crate) fn is_date(word: &str) -> bool {
    let shape: String =
        word.chars().map(|character| if character.is_ascii_digit() { '9' } else { character }).collect();
    shape == "9999-99-99"
}

/// The day that is so many days after 1970-01-01, in the Gregorian calendar: years begin in March, so that the day that
/// comes every four years is the last one.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_779, "2026-11-22"),
        ] {
            assert_eq!(date(days), expected);
        }
        assert!(is_date(&today()) && !is_date("2026-1-2") && !is_date("today"));
    }
}
