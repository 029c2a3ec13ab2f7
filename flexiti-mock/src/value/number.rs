//! A number as the text that it was written in.

use std::{fmt, sync::Arc};

/// A JSON number, by its text. What it is worth is for the one to say who reads it; nothing here rounds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(Arc<str>);

impl Number {
    /// A number of JSON's grammar: `-12`, `0.50`, `1e3`. Nothing for any other text (`+1`, `.5`, `007`, `NaN`).
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        is_number(text).then(|| Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, if it is written as a whole number and fits. `1.0` is not written as one.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// Trusts a parser of JSON that has looked at the text.
    pub(super) fn trusted(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string().into())
    }
}

/// Sign, whole part without leading zeros, fraction, exponent.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|power| digits(power.strip_prefix(['+', '-']).unwrap_or(power)))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_json_are_numbers() {
        for text in ["0", "-0", "12", "0.50", "-1.25e+3", "1E9", "9999999999999999.99"] {
            assert_eq!(Number::from_text(text).map(|number| number.as_str().to_owned()).as_deref(), Some(text));
        }
        for text in ["", "-", "+1", ".5", "5.", "007", "1e", "0x1", "NaN", "1_000", " 1", "1.2.3"] {
            assert_eq!(Number::from_text(text), None, "{text}");
        }
    }
}
