//! Any JSON, with numbers as the text that was sent.

use flexiti_runtime::wire::{self, Decode, DecodeError, Decoder, Kind};

/// A JSON value. It has no `Debug`: nobody has said yet whether there is a secret in it.
#[derive(Clone, PartialEq)]
pub(crate) enum Tree {
    Null,
    Boolean(bool),
    /// The number's text.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    /// Members in their order.
    Record(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads JSON text.
    ///
    /// # Errors
    /// It is no JSON; the error tells a place and no value.
    pub(crate) fn read(text: &str) -> Result<Self, DecodeError> {
        wire::from_json(text)
    }

    /// The member of this name.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Record(members) => members.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Puts a member in, in the place of one of its name.
    pub(crate) fn put(&mut self, name: &str, value: Self) {
        let Self::Record(members) = self else { return };
        match members.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value,
            None => members.push((name.to_owned(), value)),
        }
    }
}

impl Decode for Tree {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match from.kind()? {
            Kind::Null => from.skip().map(|()| Self::Null),
            Kind::Boolean => from.text("a boolean").map(|word| Self::Boolean(word == "true")),
            Kind::Number => from.text("a number").map(|number| Self::Number(number.into_owned())),
            Kind::Text => from.text("a text").map(|text| Self::Text(text.into_owned())),
            Kind::List => {
                let mut items = Vec::new();
                from.list(&mut |from| {
                    items.push(Self::decode(from)?);
                    Ok(())
                })?;
                Ok(Self::List(items))
            }
            Kind::Record => {
                let mut members = Vec::new();
                from.record(|name, from| {
                    members.push((name.to_owned(), Self::decode(from)?));
                    Ok(())
                })?;
                Ok(Self::Record(members))
            }
        }
    }

    fn from_null() -> Option<Self> {
        Some(Self::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::value::compact;

    #[test]
    fn what_is_read_is_what_is_written() {
        for text in [
            r#"{"a":9999999999999999.99,"b":[1.0,1e3,-0],"c":null,"d":{},"e":[],"f":"\"\n","a2":true}"#,
            "12.30",
            "[[[null]]]",
        ] {
            assert!(Tree::read(text).is_ok_and(|tree| compact(&tree) == text), "{text}");
        }
    }
}
