//! Numbers that nobody computes with: account numbers, authorization ids, card numbers.
//!
//! Their documents call them numbers, their examples send them as text, and leading zeros count. So they are kept as the
//! text they came in.

use crate::wire::{Decode, DecodeError, Decoder, Encode, Encoder};
use std::fmt;

/// A string of digits, sent as a JSON number where that keeps every digit and as text otherwise.
///
/// Any text can be made into one, and an answer may bring one with a hyphen in it; whether it is digits only is checked
/// before it is sent, with the other limits. Two are equal if their texts are.
///
/// ```
/// use flexiti_runtime::{wire, Digits};
/// assert_eq!(wire::to_json(&Digits::from(1234)), "1234");
/// assert_eq!(wire::to_json(&Digits::from("0123")), r#""0123""#);
/// assert_eq!(wire::violations(&Digits::from("12-34"))[0].to_string(), "digits only");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digits(String);

impl Digits {
    /// The digits as they came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Digits {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Digits {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// The one integer type that converts, so that a literal needs no suffix.
impl From<u64> for Digits {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

impl From<&Digits> for Digits {
    fn from(digits: &Digits) -> Self {
        digits.clone()
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl Encode for Digits {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.digits(&self.0);
    }
}

impl Decode for Digits {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.text("digits").map(|text| Self(text.into_owned()))
    }
}
