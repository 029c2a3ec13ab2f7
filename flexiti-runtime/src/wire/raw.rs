//! One value of an answer as its text, to be looked at before a type is chosen for it: how unions are read.
//!
//! What is looked at is read again. A union in a union in a union is read once for each of them, which the bound of nesting
//! bounds as well.

use super::{Decoder, Kind};
use crate::Json;

/// The text of one value, where it stands in the answer. Nothing is copied.
///
/// ```
/// use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder};
/// use flexiti_runtime::{Decimal, Json};
/// # #[derive(Debug)]
/// # struct Card { fee: Option<Decimal> }
/// # impl Decode for Card {
/// #     fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
/// #         let mut fee = None;
/// #         from.record(|name, from| match name { "fee" => from.read(&mut fee), _ => from.skip() })?;
/// #         Ok(Self { fee })
/// #     }
/// # }
/// #[derive(Debug)]
/// enum Payment { Card(Card), Other(Json) }
/// impl Decode for Payment {
///     fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
///         let raw = from.raw()?;
///         if raw.member("kind").as_deref() == Some("card") && let Some(card) = from.reread(&raw) {
///             return Ok(Self::Card(card));
///         }
///         Ok(Self::Other(raw.json()))
///     }
/// }
/// let reading = wire::read_json::<Vec<Payment>>(r#"[{"kind": "card", "fee": []}, {"kind": "cash"}]"#)?;
/// assert!(matches!(&reading.value[..], [Payment::Card(Card { fee: None }), Payment::Other(_)]));
/// assert_eq!(reading.oddities[0].path(), "[0].fee");
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Raw<'j> {
    pub(super) text: &'j str,
    /// Where it begins, in bytes from the beginning of the whole.
    pub(super) offset: usize,
}

impl<'j> Raw<'j> {
    /// A text that is a whole of its own.
    pub(crate) fn new(text: &'j str) -> Self {
        Self { text, offset: 0 }
    }

    /// The text of one scalar member, such as a discriminator; nothing if there is none.
    pub fn member(&self, name: &str) -> Option<String> {
        let mut found = None;
        let mut decoder = Decoder::new(self.text);
        let record = decoder.record(|member, from| match from.kind()? {
            Kind::Text | Kind::Number | Kind::Boolean if member == name => from.read(&mut found),
            _ => from.skip(),
        });
        record.ok().and(found)
    }

    /// Whether it is a record that has all of these members: how a shape without a discriminator is told from others.
    /// No names at all tell nothing apart.
    pub fn has(&self, names: &[&str]) -> bool {
        let mut found = vec![false; names.len()];
        let mut decoder = Decoder::new(self.text);
        let record = decoder.record(|member, from| {
            for (name, found) in names.iter().zip(&mut found) {
                *found |= *name == member;
            }
            from.skip()
        });
        record.is_ok() && !found.is_empty() && found.iter().all(|found| *found)
    }

    /// What kind of value it is.
    pub fn kind(&self) -> Kind {
        Decoder::new(self.text).kind().unwrap_or(Kind::Null)
    }

    /// The value by itself, to be kept.
    pub fn json(&self) -> Json {
        Json::trusted(self.text)
    }
}

/// Shows the size, for nobody has said whether there is a secret in it.
impl std::fmt::Debug for Raw<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[json, {} bytes]", self.text.len())
    }
}
