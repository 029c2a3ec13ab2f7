//! Values to text and back.
//!
//! A type says once what it is made of ([`Encode::encode`]); a sink decides what becomes of it: the JSON that is sent,
//! form and parameter text, the check of limits, or `Debug` with its secrets struck out.
//!
//! ```
//! use flexiti_runtime::wire::{self, Encode, Encoder, Limit};
//!
//! struct Card { number: String, name: Option<String> }
//! impl Encode for Card {
//!     fn encode(&self, to: &mut Encoder<'_>) {
//!         to.record("Card", |to| {
//!             to.secret("number", &self.number, const { &Limit::max_length(16) });
//!             to.member("name", &self.name);
//!         });
//!     }
//! }
//! flexiti_runtime::debug_by_encoding!(Card);
//!
//! let card = Card { number: "4000123412341234".into(), name: None };
//! assert_eq!(wire::to_json(&card), r#"{"number":"4000123412341234"}"#);
//! assert_eq!(format!("{card:?}"), "Card { number: [redacted] }");
//! ```
//!
//! The way back ([`Decode`]) is lenient, because a till must not stop when the vendor changes what the till does not need.
//! Answers may grow members and values, and send numbers as text; what is optional and cannot be read counts as absent,
//! which is told beside the value ([`Reading`]). What is required is needed: without it there is no value.
//!
//! ```
//! use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder};
//! use flexiti_runtime::Decimal;
//!
//! #[derive(Debug, PartialEq)]
//! struct Capture { id: i64, amount: Option<Decimal> }
//! impl Decode for Capture {
//!     fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
//!         let (mut id, mut amount) = (None, None);
//!         from.members(&mut [("id", &mut id), ("amount", &mut amount)])?;
//!         Ok(Self { id: from.required("id", id)?, amount })
//!     }
//! }
//!
//! let reading = wire::read_json::<Capture>(r#"{"id": "7", "amount": {"CAD": 10}, "new": [1]}"#)?;
//! assert_eq!(reading.value, Capture { id: 7, amount: None });
//! assert_eq!(reading.oddities[0].path(), "amount");
//! let error = wire::from_json::<Capture>(r#"{"id": {"new": 7}}"#).unwrap_err();
//! assert_eq!(error.to_string(), "id: expected a 64-bit integer, found a record at byte 7");
//! # Ok::<(), DecodeError>(())
//! ```
//!
//! What does not live here: where a value goes on the line (see [`crate::operation`]).

mod decode;
mod decode_error;
mod decoder;
mod encode;
mod encoder;
mod limit;
mod lists;
mod members;
mod mend;
mod oddities;
mod open;
mod pattern;
mod places;
mod raw;
mod reading;
mod scalars;
pub(crate) mod sink;
mod text;
mod tuples;
mod violation;

pub use decode::Decode;
pub use decode_error::DecodeError;
pub use decoder::{Decoder, Kind};
pub use encode::Encode;
pub use encoder::Encoder;
pub use limit::Limit;
pub use open::Open;
pub use places::Place;
pub use raw::Raw;
pub use reading::{Reading, from_json, read_json};
pub use violation::{Rule, Violation};

pub(crate) use text::text_of;

use std::fmt;

/// The JSON text of a value, exactly as a call would send it. A value that is absent gives an empty text.
pub fn to_json(value: &dyn Encode) -> String {
    String::from_utf8(sink::json_text(value)).unwrap_or_default()
}

/// All limits that a value breaks. Empty: it can be sent.
pub fn violations(value: &dyn Encode) -> Vec<Violation> {
    sink::broken_limits(value, "", &Limit::NONE)
}

/// Writes a value as `Debug` does, with its secrets struck out; `{:#?}` gives one member a line.
///
/// # Errors
/// Only those of the formatter.
pub fn debug(value: &dyn Encode, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&sink::redacted_text(value, f.alternate()))
}

/// Implements `Debug` for types by their [`Encode`](crate::wire::Encode), so that what is secret prints as `[redacted]`.
#[macro_export]
macro_rules! debug_by_encoding {
    ($($type:ty),+ $(,)?) => {$(
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::wire::debug(self, f)
            }
        }
    )+};
}
