//! Values into expressions and out of them. Maps and lists are not copied: an expression looks into the shared ones.
//!
//! A whole number becomes minijinja's; one with a point or an exponent becomes an [`Exact`], which compares with its like
//! and is otherwise for functions to read. A float comes out of no expression.

use std::{cmp::Ordering, fmt, str::FromStr, sync::Arc};

use minijinja::value::{DynObject, Enumerator, Object, ObjectRepr, ValueKind};
use rust_decimal::Decimal;

use crate::value::{Map, Number, Value};

/// A number that is not whole, by its text.
#[derive(Debug)]
pub(super) struct Exact(pub(super) Number);

impl Exact {
    /// The number in exact arithmetic; nothing for one that is too large for it.
    pub(super) fn decimal(&self) -> Option<Decimal> {
        let text = self.0.as_str();
        Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()
    }
}

impl Object for Exact {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        Some(match (self.decimal(), other.decimal()) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.0.as_str().cmp(other.0.as_str()),
        })
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// A list, seen from an expression.
#[derive(Debug)]
struct List(Arc<Vec<Value>>);

impl Object for List {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &minijinja::Value) -> Option<minijinja::Value> {
        self.0.get(key.as_usize()?).map(to_expression)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

/// A map, seen from an expression.
#[derive(Debug)]
struct Members(Arc<Map>);

impl Object for Members {
    fn get_value(self: &Arc<Self>, key: &minijinja::Value) -> Option<minijinja::Value> {
        match key.as_str() {
            Some(name) => self.get_value_by_str(name),
            // A map by number: plans[4].
            None => self.get_value_by_str(&key.to_string()),
        }
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<minijinja::Value> {
        self.0.get(key).map(to_expression)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.keys().map(minijinja::Value::from).collect())
    }
}

/// A value as expressions see it.
pub(in crate::scenario) fn to_expression(value: &Value) -> minijinja::Value {
    match value {
        Value::Null => minijinja::Value::from(()),
        Value::Bool(truth) => minijinja::Value::from(*truth),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => minijinja::Value::from(whole),
            None => minijinja::Value::from_object(Exact(number.clone())),
        },
        Value::Text(text) => minijinja::Value::from(text),
        Value::List(items) => minijinja::Value::from_object(List(Arc::clone(items))),
        Value::Map(map) => minijinja::Value::from_object(Members(Arc::clone(map))),
    }
}

/// What an expression gave; `None` for what is undefined.
///
/// # Errors
/// It is no value of JSON: a float, a function.
pub(in crate::scenario) fn from_expression(value: &minijinja::Value) -> Result<Option<Value>, String> {
    Ok(Some(match value.kind() {
        ValueKind::Undefined => return Ok(None),
        ValueKind::None => Value::Null,
        ValueKind::Bool => Value::Bool(value.is_true()),
        ValueKind::Number if value.is_integer() => match Number::from_text(&value.to_string()) {
            Some(number) => Value::Number(number),
            None => return Err("a whole number that is too large".to_owned()),
        },
        ValueKind::Number => return Err("a binary float; amounts are whole cents, rates are exact numbers".to_owned()),
        ValueKind::String => Value::Text(value.to_str().unwrap_or_default()),
        ValueKind::Seq | ValueKind::Iterable => match value.downcast_object_ref::<List>() {
            Some(list) => Value::List(Arc::clone(&list.0)),
            None => {
                let items = value.try_iter().map_err(|error| error.to_string())?;
                let items = items.map(|item| from_expression(&item).map(Option::unwrap_or_default));
                items.collect::<Result<Vec<_>, _>>()?.into()
            }
        },
        ValueKind::Map => match value.downcast_object_ref::<Members>() {
            Some(members) => Value::Map(Arc::clone(&members.0)),
            None => {
                let mut map = Map::new();
                for name in value.try_iter().map_err(|error| error.to_string())? {
                    let member = value.get_item(&name).map_err(|error| error.to_string())?;
                    if let Some(member) = from_expression(&member)? {
                        map.insert(name.to_string().into(), member);
                    }
                }
                map.into()
            }
        },
        _ => match value.downcast_object_ref::<Exact>() {
            Some(exact) => Value::Number(exact.0.clone()),
            None => return Err(format!("no value but {}", value.kind())),
        },
    }))
}
