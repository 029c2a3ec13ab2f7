//! How long the other side asks to be left alone (`Retry-After`, RFC 9110, 10.2.3).
//!
//! A client that asks again sooner makes matters worse, for itself too: it is counted, and throttled longer. The header
//! has two forms, a number of seconds and a date, and a date has three formats of which two are obsolete and still sent.
//!
//! What does not live here: whether to ask again at all, and how long to wait when the other side says nothing.

use super::Headers;
use std::time::{Duration, SystemTime};

/// More is not believed: no client waits for weeks because of a slip in a header.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// The time to wait as these headers say it, counted from `now`: at most a day, nothing for a date that has passed.
/// `None` if they do not say, or in a way that makes no sense.
pub(crate) fn retry_after(headers: &Headers, now: SystemTime) -> Option<Duration> {
    let text = headers.get("retry-after")?.trim();
    let wait = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // So many digits that they are no number are a long time all the same.
        text.parse().map_or(LONGEST, Duration::from_secs)
    } else {
        httpdate::parse_http_date(text).ok()?.duration_since(now).unwrap_or_default()
    };
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{Headers, LONGEST, retry_after};
    use std::time::{Duration, SystemTime};

    /// Sunday, 6 November 1994, 08:49:37: the moment by which the standard explains its formats.
    const EXAMPLE: Duration = Duration::from_secs(784_111_777);

    /// What is to be waited if `text` is read so many seconds before the example.
    fn waited(text: &str, seconds: u64) -> Option<Duration> {
        let mut headers = Headers::new();
        headers.append("Retry-After", text);
        retry_after(&headers, SystemTime::UNIX_EPOCH + EXAMPLE - Duration::from_secs(seconds))
    }

    #[test]
    fn a_number_of_seconds() {
        assert_eq!(waited("120", 0), Some(Duration::from_secs(120)));
        assert_eq!(waited(" 0 ", 0), Some(Duration::ZERO));
        assert_eq!(waited("0060", 0), Some(Duration::from_secs(60)));
        for long in ["86401", "18446744073709551615", "99999999999999999999999999"] {
            assert_eq!(waited(long, 0), Some(LONGEST), "{long}");
        }
    }

    #[test]
    fn a_date_in_each_of_its_formats() {
        for date in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(waited(date, 90), Some(Duration::from_secs(90)), "{date}");
            assert_eq!(waited(date, 10 * 24 * 60 * 60), Some(LONGEST), "{date}");
        }
        // A second later it has passed.
        let mut headers = Headers::new();
        headers.append("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
        let now = SystemTime::UNIX_EPOCH + EXAMPLE + Duration::from_secs(1);
        assert_eq!(retry_after(&headers, now), Some(Duration::ZERO));
    }

    #[test]
    fn what_makes_no_sense_says_nothing() {
        for text in ["", "soon", "-1", "1.5", "+5", "1e3", "0x10", "12 s", "Sun, 31 Feb 1994 08:49:37 GMT", "\u{661}"] {
            assert_eq!(waited(text, 0), None, "{text:?}");
        }
        assert_eq!(retry_after(&Headers::new(), SystemTime::UNIX_EPOCH), None);
    }
}
