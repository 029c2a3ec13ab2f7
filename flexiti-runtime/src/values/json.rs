//! JSON that the document says nothing about, kept as the text it came in.

use crate::wire::{self, Decode, DecodeError, Decoder, Encode, Encoder, Kind, Raw};
use std::fmt;

/// Any JSON value, as exact text: numbers keep every digit, and what came in goes out unchanged.
///
/// `Debug` shows only its size, because nobody has said whether there is a secret in it.
///
/// ```
/// use flexiti_runtime::{wire, Json};
/// let json: Json = wire::from_json(r#"{"rate": 0.10, "more": [1, 2]}"#)?;
/// assert_eq!(json.as_str(), r#"{"rate": 0.10, "more": [1, 2]}"#);
/// assert_eq!(json.to_value()["more"][1], 2);
/// assert_eq!(format!("{json:?}"), "[json, 30 bytes]");
/// # Ok::<(), wire::DecodeError>(())
/// ```
///
/// An answer that the document says nothing about can be read once somebody knows better:
///
/// ```
/// use flexiti_runtime::{wire, Decimal, Json};
/// use std::collections::BTreeMap;
/// let json: Json = wire::from_json(r#"{"fee": "0.30"}"#)?;
/// let fees: BTreeMap<String, Decimal> = json.read()?;
/// assert_eq!(fees["fee"].to_string(), "0.30");
/// # Ok::<(), wire::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(Box<str>);

impl Json {
    /// The value null.
    pub fn null() -> Self {
        Self("null".into())
    }

    /// Text that has already been read as JSON.
    pub(crate) fn trusted(text: &str) -> Self {
        Self(text.into())
    }

    /// The JSON text of any value that can be sent; null for one that is absent.
    pub fn of(value: &dyn Encode) -> Self {
        let text = wire::to_json(value);
        if text.is_empty() { Self::null() } else { Self(text.into()) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value as a tree. Numbers beyond 64 bits become floating-point there, and nesting beyond 128
    /// levels gives null; the text keeps both.
    pub fn to_value(&self) -> serde_json::Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }

    /// What kind of value it is.
    pub fn kind(&self) -> Kind {
        self.raw().kind()
    }

    /// Reads it as a type, for instance once a discriminator has told which.
    ///
    /// # Errors
    /// It has not the shape of `T`.
    pub fn read<T: Decode>(&self) -> Result<T, DecodeError> {
        wire::from_json(&self.0)
    }

    /// The text of one scalar member, such as a discriminator; nothing if there is none.
    pub fn member(&self, name: &str) -> Option<String> {
        self.raw().member(name)
    }

    /// Whether it is a record that has all of these members: how a shape without a discriminator is told from others.
    /// No names at all tell nothing apart.
    pub fn has(&self, names: &[&str]) -> bool {
        self.raw().has(names)
    }

    fn raw(&self) -> Raw<'_> {
        Raw::new(&self.0)
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Self(value.to_string().into())
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        Self(value.to_string().into())
    }
}

impl std::str::FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        wire::from_json(text)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug(self, f)
    }
}

impl Encode for Json {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.json(&self.0);
    }
}

impl Decode for Json {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.json()
    }

    fn from_null() -> Option<Self> {
        Some(Self::null())
    }
}
