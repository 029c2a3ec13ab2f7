//! Nodes as serde's data: any type that derives `Deserialize` is read from a node, without a copy of its text.
//!
//! Numbers are handed over as `u64` or `i64` where they fit and as `f64` otherwise, as serde_json does; whoever needs
//! the exact digits asks the node.

use std::fmt;

use serde::{
    de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::StrDeserializer},
    forward_to_deserialize_any,
};

use super::{Member, Node, Value};

/// What a type did not like about a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeserializeError(String);

impl fmt::Display for DeserializeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for DeserializeError {}

impl de::Error for DeserializeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'de> de::Deserializer<'de> for &'de Node<'_> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(text) => number(text, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items(items.iter())),
            Value::Object(object) => visitor.visit_map(Members { rest: object.iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match &self.value {
            Value::String(text) => visitor.visit_enum(text.as_ref().into_deserializer()),
            Value::Object(object) if object.len() == 1 => {
                let members = Members { rest: object.iter(), value: None };
                de::value::MapAccessDeserializer::new(members).deserialize_enum(name, variants, visitor)
            }
            _ => Err(de::Error::invalid_type(unexpected(self), &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

fn number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, DeserializeError> {
    if let Ok(value) = text.parse::<u64>() {
        visitor.visit_u64(value)
    } else if let Ok(value) = text.parse::<i64>() {
        visitor.visit_i64(value)
    } else {
        visitor.visit_f64(text.parse().map_err(de::Error::custom)?)
    }
}

fn unexpected<'n>(node: &'n Node<'_>) -> de::Unexpected<'n> {
    match &node.value {
        Value::Null => de::Unexpected::Unit,
        Value::Bool(value) => de::Unexpected::Bool(*value),
        Value::Number(_) => de::Unexpected::Other("number"),
        Value::String(text) => de::Unexpected::Str(text),
        Value::Array(_) => de::Unexpected::Seq,
        Value::Object(_) => de::Unexpected::Map,
    }
}

struct Items<'de, 'a>(std::slice::Iter<'de, Node<'a>>);

impl<'de> de::SeqAccess<'de> for Items<'de, '_> {
    type Error = DeserializeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Self::Error> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Members<'de, 'a> {
    rest: std::slice::Iter<'de, Member<'a>>,
    value: Option<&'de Node<'a>>,
}

impl<'de> de::MapAccess<'de> for Members<'de, '_> {
    type Error = DeserializeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Self::Error> {
        let Some(member) = self.rest.next() else { return Ok(None) };
        self.value = Some(&member.value);
        let name: de::value::BorrowedStrDeserializer<'de, DeserializeError> =
            de::value::BorrowedStrDeserializer::new(&member.key);
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Self::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            // Serde asks for a value only after a name; a type that does not gets nothing.
            None => seed.deserialize(StrDeserializer::new("")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use crate::{
        diagnostic::Diagnostics,
        source::{Limits, Texts, read},
    };

    #[derive(Debug, Deserialize, PartialEq)]
    struct Sample {
        name: String,
        #[serde(default)]
        absent: Option<u8>,
        null: Option<u8>,
        limit: i64,
        ratio: f64,
        list: Vec<bool>,
        kind: Kind,
        rest: BTreeMap<String, serde_json::Value>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "camelCase")]
    enum Kind {
        DeepObject,
    }

    #[test]
    fn a_node_is_read_like_any_format() {
        let texts = Texts::new();
        let text = "{name: a, null: ~, limit: -3, ratio: 1e-1, list: [true], kind: deepObject, rest: {200: {x: 18446744073709551615}}}";
        let root = read(&texts, texts.add("t", text.into()), &Limits::default(), &mut Diagnostics::new());
        let sample = Sample::deserialize(root.as_ref().expect("YAML"));
        assert_eq!(
            sample,
            Ok(Sample {
                name: "a".into(),
                absent: None,
                null: None,
                limit: -3,
                ratio: 0.1,
                list: vec![true],
                kind: Kind::DeepObject,
                rest: [("200".to_owned(), serde_json::json!({ "x": 18446744073709551615_u64 }))].into(),
            })
        );
    }
}
