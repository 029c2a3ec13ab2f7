//! Dates and moments, as the text that is sent.
//!
//! The choice of a time library is the caller's, so there is none here: values are checked when they are made, keep
//! their text, and hand it to whatever library reads RFC 3339. What an answer brings is kept as it came.

use crate::wire::{Decode, DecodeError, Decoder, Encode, Encoder};
use std::fmt;
use std::str::FromStr;

/// A day of the calendar, `2022-08-25`.
///
/// ```
/// use flexiti_runtime::Date;
/// let day = Date::new(2024, 2, 29)?;
/// assert_eq!(day.as_str(), "2024-02-29");
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), flexiti_runtime::InvalidDate>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

/// A moment, `2022-08-25T13:05:00Z` (RFC 3339).
///
/// ```
/// use flexiti_runtime::{Date, DateTime};
/// let noon = DateTime::utc(&Date::new(2022, 8, 25)?, 12, 0, 0)?;
/// assert_eq!(noon, "2022-08-25T12:00:00Z".parse()?);
/// assert!("2022-08-25 25:00".parse::<DateTime>().is_err());
/// # Ok::<(), flexiti_runtime::InvalidDate>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(String);

/// A text or numbers that are no date or no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {expected}")]
pub struct InvalidDate {
    expected: &'static str,
}

const NO_DATE: InvalidDate = InvalidDate { expected: "a date of the form 2022-08-25" };
const NO_MOMENT: InvalidDate = InvalidDate { expected: "a moment of the form 2022-08-25T13:05:00Z" };

impl Date {
    /// The day with these numbers; years from 0 to 9999.
    ///
    /// # Errors
    /// There is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        format!("{year:04}-{month:02}-{day:02}").parse()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DateTime {
    /// A second of a day in UTC.
    ///
    /// # Errors
    /// There is no such second.
    pub fn utc(date: &Date, hour: u8, minute: u8, second: u8) -> Result<Self, InvalidDate> {
        format!("{date}T{hour:02}:{minute:02}:{second:02}Z").parse()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        is_date(text).then(|| Self(text.to_owned())).ok_or(NO_DATE)
    }
}

impl FromStr for DateTime {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        is_moment(text).then(|| Self(text.to_owned())).ok_or(NO_MOMENT)
    }
}

/// The first moment of the count of days that computers have, for values that nobody looks at.
#[cfg(feature = "stub")]
impl crate::stub::Example for Date {
    fn example() -> Self {
        Self("1970-01-01".to_owned())
    }
}

#[cfg(feature = "stub")]
impl crate::stub::Example for DateTime {
    fn example() -> Self {
        Self("1970-01-01T00:00:00Z".to_owned())
    }
}

/// A number of exactly `digits` digits within a range.
fn number(text: &str, digits: usize, range: std::ops::RangeInclusive<u16>) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?.filter(|value| range.contains(value))
}

fn is_date(text: &str) -> bool {
    let days = || {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let (year, month) = (number(year, 4, 0..=9999)?, number(month, 2, 1..=12)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + u16::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        number(day, 2, 1..=last)
    };
    days().is_some()
}

fn is_moment(text: &str) -> bool {
    let parts = || {
        let (date, time) = text.split_once(['T', 't'])?;
        let zone = time.find(['Z', 'z', '+', '-'])?;
        let (time, zone) = time.split_at_checked(zone)?;
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let mut clock = time.split(':');
        number(clock.next()?, 2, 0..=23)?;
        number(clock.next()?, 2, 0..=59)?;
        number(clock.next()?, 2, 0..=60)?; // 60: a leap second
        let fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
        let zone = matches!(zone, "Z" | "z") || is_offset(zone.strip_prefix(['+', '-'])?);
        (clock.next().is_none() && is_date(date) && fraction && zone).then_some(())
    };
    parts().is_some()
}

fn is_offset(text: &str) -> bool {
    let minutes = text.split_once(':').map(|(hour, minute)| (number(hour, 2, 0..=23), number(minute, 2, 0..=59)));
    matches!(minutes, Some((Some(_), Some(_))))
}

macro_rules! texts {
    ($($type:ty: $expected:literal),+) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.0)
            }
        }
        impl TryFrom<&str> for $type {
            type Error = InvalidDate;

            fn try_from(text: &str) -> Result<Self, InvalidDate> {
                text.parse()
            }
        }
        impl Encode for $type {
            fn encode(&self, to: &mut Encoder<'_>) {
                to.text(&self.0);
            }
        }
        impl Decode for $type {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.text($expected).map(|text| Self(text.into_owned()))
            }
        }
    )+};
}
texts!(Date: "a date", DateTime: "a moment");
