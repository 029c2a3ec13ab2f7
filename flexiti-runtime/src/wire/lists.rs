//! Values that hold others: options, lists, maps, and nothing at all.
//!
//! Null is where APIs differ most from their documents. For a member it means that it is absent, unless the document says
//! that null is a value of its own; for a list or a map it means that it is empty; in a list it means nothing.
//!
//! ```
//! use flexiti_runtime::wire;
//! assert_eq!(wire::from_json::<Vec<i64>>("[1, null, 2]")?, [1, 2]);
//! assert_eq!(wire::from_json::<Vec<Option<i64>>>("[1, null, 2]")?, [Some(1), None, Some(2)]);
//! assert_eq!(wire::to_json(&vec![Some(1), None]), "[1,null]");
//! # Ok::<(), wire::DecodeError>(())
//! ```

use super::{Decode, DecodeError, Decoder, Encode, Encoder};
use std::collections::BTreeMap;

/// Three states where two options are nested: absent, null, a value.
impl<T: Encode> Encode for Option<T> {
    fn encode(&self, to: &mut Encoder<'_>) {
        match self {
            Some(value) => {
                to.some();
                value.encode(to);
            }
            None => to.none(),
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut value = None;
        from.read(&mut value)?;
        Ok(value)
    }

    fn from_null() -> Option<Self> {
        Some(None)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.list(|to| {
            for item in self {
                to.item(item);
            }
        });
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut items = Self::new();
        from.list(&mut |from| {
            items.extend(from.item()?);
            Ok(())
        })?;
        Ok(items)
    }

    fn from_null() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.record("", |to| to.entries(self));
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut entries = Self::new();
        from.record(|name, from| from.entry(name, &mut entries))?;
        Ok(entries)
    }

    fn from_null() -> Option<Self> {
        Some(Self::new())
    }
}

impl Encoder<'_> {
    /// The entries of a map as members of the record at hand, for records that allow more of one kind.
    pub fn entries<T: Encode>(&mut self, entries: &BTreeMap<String, T>) {
        for (name, value) in entries {
            self.entry(name, value);
        }
    }
}

/// Nothing: left out when sent, passed over when read.
impl Encode for () {
    fn encode(&self, _to: &mut Encoder<'_>) {}
}

impl Decode for () {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.skip()
    }

    fn from_null() -> Option<Self> {
        Some(())
    }
}
