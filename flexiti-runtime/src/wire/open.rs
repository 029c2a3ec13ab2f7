//! Enums that stay open: a value that the document does not list is kept, and sent back as it came.
//!
//! A vendor adds a status on a Tuesday. What knows the old ones goes on as it was, and what copies an answer into the next
//! request copies the new one as well.

use super::{Decode, DecodeError, Decoder, Encode, Encoder};

/// A text enum with a place for values that nobody has listed yet.
///
/// ```
/// use flexiti_runtime::wire::{self, Open};
///
/// #[derive(Debug, PartialEq)]
/// enum Lang { En, Other(String) }
/// impl Open for Lang {
///     fn from_text(text: &str) -> Self { match text { "en" => Self::En, other => Self::Other(other.into()) } }
///     fn as_text(&self) -> &str { match self { Self::En => "en", Self::Other(text) => text } }
/// }
///
/// let lang: Lang = wire::from_json(r#""fr""#)?;
/// assert_eq!(wire::to_json(&lang), r#""fr""#);
/// # Ok::<(), wire::DecodeError>(())
/// ```
pub trait Open: Sized {
    /// Whether the values are numbers, which are sent without quotes.
    const NUMERIC: bool = false;
    /// The value of a text; every text has one.
    fn from_text(text: &str) -> Self;
    /// The text of a value, as it was sent.
    fn as_text(&self) -> &str;
}

impl<T: Open> Encode for T {
    fn encode(&self, to: &mut Encoder<'_>) {
        match self.as_text() {
            number if T::NUMERIC && number.parse::<crate::Decimal>().is_ok() => to.number(&number),
            text => to.text(text),
        }
    }
}

impl<T: Open> Decode for T {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.text("a text").map(|text| Self::from_text(&text))
    }
}

/// Gives open enums what users expect of text: `as_str`, `Display`, and `From` of text. Beside [`Open`] and not by it,
/// because the language lets a trait give nobody else's types those.
#[macro_export]
macro_rules! text_by_open {
    ($($type:ty),+ $(,)?) => {$(
        impl $type {
            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                $crate::wire::Open::as_text(self)
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::convert::From<&str> for $type {
            fn from(text: &str) -> Self {
                $crate::wire::Open::from_text(text)
            }
        }

        impl ::core::convert::From<::std::string::String> for $type {
            fn from(text: ::std::string::String) -> Self {
                $crate::wire::Open::from_text(&text)
            }
        }
    )+};
}
