//! The value of a body, a parameter or a record: JSON whose numbers keep their text.
//!
//! An amount is exact from the text that comes in to the text that goes out: a [`Number`] is the text itself, so that no
//! binary float ever stands between. Texts, lists and maps are shared, a clone costs a count. Reading and writing JSON is
//! in `json`; what a value means is not known here.

mod json;
mod number;

use std::{fmt, sync::Arc};

use indexmap::IndexMap;

pub use self::{json::JsonError, number::Number};

/// The members of an object, in the order in which they came.
pub type Map = IndexMap<Arc<str>, Value>;

/// A JSON value. Equality is that of the texts: `1.50` is not `1.5`; of two maps the order does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`; also what stands for a body that is not there.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, by its text.
    Number(Number),
    /// A string.
    Text(Arc<str>),
    /// An array.
    List(Arc<Vec<Value>>),
    /// An object.
    Map(Arc<Map>),
}

impl Value {
    /// The member of a map; nothing if this is no map or the map has no such member.
    #[must_use]
    pub fn get(&self, member: &str) -> Option<&Value> {
        self.as_map()?.get(member)
    }

    /// The members, if this is a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&Map> {
        if let Value::Map(map) = self { Some(map) } else { None }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value]> {
        if let Value::List(items) = self { Some(items) } else { None }
    }

    /// The text of a string; of nothing else.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// The truth value.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Value::Number(number) = self { Some(number) } else { None }
    }

    /// A whole number that fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The text of a string or of a number: what a parameter would look like in an address.
    #[must_use]
    pub fn scalar_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Number(number) => Some(number.as_str()),
            _ => None,
        }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// `null`, `boolean`, `number`, `string`, `array` or `object`: JSON's name of the kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::Text(_) => "string",
            Value::List(_) => "array",
            Value::Map(_) => "object",
        }
    }
}

/// The value as compact JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Number(number.into())
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Value::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text.into())
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Value::List(Arc::new(items))
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Value::Map(Arc::new(map))
    }
}

/// A map of what the pairs say; of two with one name, the later.
impl<K: Into<Arc<str>>, V: Into<Value>> FromIterator<(K, V)> for Value {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect::<Map>().into()
    }
}

/// Examples of a description are kept by `serde_json`; a number of theirs has the text that it prints.
impl From<&serde_json::Value> for Value {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(truth) => Value::Bool(*truth),
            serde_json::Value::Number(number) => {
                let text = number.to_string();
                Number::from_text(&text).map_or_else(|| Value::from(text), Value::Number)
            }
            serde_json::Value::String(text) => Value::from(text.as_str()),
            serde_json::Value::Array(items) => items.iter().map(Value::from).collect::<Vec<_>>().into(),
            serde_json::Value::Object(members) => {
                members.iter().map(|(name, member)| (name.as_str(), Value::from(member))).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_text_from_end_to_end() {
        let text = r#"{"amount":1026.470,"large":9999999999999999.99,"count":-3,"e":1e3,"nested":[0.10,null,true]}"#;
        assert_eq!(Value::from_json(text.as_bytes()).unwrap().to_json(), text);
    }

    #[test]
    fn text_is_escaped_as_json_wants_it() {
        let value: Value = [("quote\"d", "line\nbreak \u{1} é")].into_iter().collect();
        assert_eq!(value.to_json(), "{\"quote\\\"d\":\"line\\nbreak \\u0001 é\"}");
        assert_eq!(Value::from_json(value.to_json().as_bytes()).unwrap(), value);
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for text in ["", "{", "{\"a\":01}", "[1,]", "NaN", "{} {}", "\"\u{1}\"", "{\"a\":NaN}", "-Infinity"] {
            assert!(Value::from_json(text.as_bytes()).is_err(), "{text}");
        }
        let error = Value::from_json(b"{\"a\":\n  tru}").unwrap_err();
        assert_eq!((error.line, error.column), (2, 6));
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = "[".repeat(100_000);
        assert!(Value::from_json(deep.as_bytes()).unwrap_err().to_string().contains("nested deeper"));
        let fine = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(Value::from_json(fine.as_bytes()).unwrap().to_json(), fine);
    }
}
