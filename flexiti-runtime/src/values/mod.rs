//! Values that Rust has no type for, as they travel: exact dates without a time library, digits that are no number, bytes
//! in text, JSON that nobody has looked into. Decimals are [`rust_decimal`]'s.
//!
//! What does not live here: how values become text and back (see [`crate::wire`]).

mod base64;
mod date;
mod digits;
mod json;

pub use self::base64::Base64;
pub use self::date::{Date, DateTime, InvalidDate};
pub use self::digits::Digits;
pub use self::json::Json;

pub(crate) use self::base64::base64_of;
