//! The one trait by which a value is read from an answer.
//!
//! It is not serde's: numbers keep their text, a text may stand for a number, null and absent are told apart, and what
//! cannot be read of a record does not take the record with it. None of that can be said from within a serde
//! `Deserialize` without a tree in between.

use super::{DecodeError, Decoder};

/// A value that can be read from JSON, leniently.
///
/// ```
/// use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder};
///
/// struct Pet { id: i64, tags: Vec<String> }
/// impl Decode for Pet {
///     fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
///         let (mut id, mut tags) = (None, None);
///         from.record(|name, from| match name {
///             "id" => from.read(&mut id),
///             "tags" => from.read(&mut tags),
///             _ => from.skip(),
///         })?;
///         Ok(Self { id: from.required("id", id)?, tags: tags.unwrap_or_default() })
///     }
/// }
///
/// let pet: Pet = wire::from_json(r#"{"id": "7", "tags": null, "colour": "grey"}"#)?;
/// assert_eq!((pet.id, pet.tags.len()), (7, 0));
/// let error = wire::from_json::<Pet>(r#"{"id": [7]}"#).err().unwrap();
/// assert_eq!(error.to_string(), "id: expected a 64-bit integer, found a list at byte 7");
/// # Ok::<(), DecodeError>(())
/// ```
pub trait Decode: Sized {
    /// Reads one value.
    ///
    /// # Errors
    /// The text is not JSON, or has not the shape of this type.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// What null stands for. `None`: this type has no value for it, and a member that is null counts as absent.
    fn from_null() -> Option<Self> {
        None
    }
}
