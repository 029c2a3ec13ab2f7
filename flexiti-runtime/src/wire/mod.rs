//! Values to text and back.
//!
//! A type says once what it is made of ([`Encode::encode`]); a sink decides what becomes of it: the JSON that is sent,
//! form and parameter text, the check of limits, or `Debug` with its secrets struck out. The way back ([`Decode`]) is
//! lenient: answers may grow members, and send numbers as text.
//!
//! ```
//! use flexiti_runtime::wire::{self, Encode, Encoder, Limit};
//!
//! struct Card { number: String, name: Option<String> }
//! impl Encode for Card {
//!     fn encode(&self, to: &mut Encoder<'_>) {
//!         to.record("Card", |to| {
//!             to.secret("number", &self.number, &Limit::max_length(16));
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
//! What does not live here: where a value goes on the line (see [`crate::operation`]).

mod decode;
mod decode_error;
mod decoder;
mod encode;
mod encoder;
mod limit;
mod lists;
mod mend;
mod oddities;
mod open;
mod raw;
mod reading;
mod scalars;
pub(crate) mod sink;
mod tuples;
mod violation;

pub use decode::Decode;
pub use decode_error::DecodeError;
pub use decoder::{Decoder, Kind};
pub use encode::Encode;
pub use encoder::Encoder;
pub use limit::Limit;
pub use open::Open;
pub use raw::Raw;
pub use reading::{Reading, from_json, read_json};
pub use violation::{Rule, Violation};

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
