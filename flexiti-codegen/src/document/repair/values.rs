//! Single values: what a value of the wrong JSON type was meant to be.

use std::borrow::Cow;

use crate::source::{Node, Value};

/// What became of a value.
pub(super) enum Fit {
    /// It is as it should be, or was written in another way that means the same.
    Fine,
    /// It had another type and was converted.
    Converted,
    /// It is of no use.
    Useless,
}

/// A string; numbers and booleans are the text that stands there.
pub(super) fn text(node: &mut Node<'_>) -> Fit {
    match &mut node.value {
        Value::String(_) => Fit::Fine,
        Value::Number(text) => {
            node.value = Value::String(std::mem::take(text));
            Fit::Converted
        }
        Value::Bool(value) => {
            node.value = Value::String(Cow::Borrowed(if *value { "true" } else { "false" }));
            Fit::Converted
        }
        _ => Fit::Useless,
    }
}

/// A boolean, or the word for one.
pub(super) fn flag(node: &mut Node<'_>) -> Fit {
    let value = match &node.value {
        Value::Bool(_) => return Fit::Fine,
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" => true,
            "false" | "no" => false,
            _ => return Fit::Useless,
        },
        _ => return Fit::Useless,
    };
    node.value = Value::Bool(value);
    Fit::Converted
}

/// A whole number that is not negative, in whatever way it is spelled.
pub(super) fn count(node: &mut Node<'_>) -> Fit {
    let (text, converted) = match &node.value {
        Value::Number(text) => (text, Fit::Fine),
        Value::String(text) => (text, Fit::Converted),
        _ => return Fit::Useless,
    };
    if text.parse::<u64>().is_ok() {
        if matches!(converted, Fit::Converted) {
            node.value = Value::Number(text.clone());
        }
        return converted;
    }
    // `1e3` and `10.0` are whole numbers too; beyond 2^53 a floating point number does not say which one.
    match text.trim().parse::<f64>() {
        Ok(value) if value >= 0.0 && value.fract() == 0.0 && value <= 9_007_199_254_740_992.0 => {
            node.value = Value::Number(format!("{value:.0}").into());
            converted
        }
        _ => Fit::Useless,
    }
}

/// A finite number, or the text of one.
pub(super) fn number(node: &mut Node<'_>) -> Fit {
    let finite = |text: &str| text.parse::<f64>().is_ok_and(f64::is_finite);
    match &node.value {
        Value::Number(text) if finite(text) => Fit::Fine,
        Value::String(text) => {
            let text = text.trim();
            let json =
                text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'e' | b'E' | b'+'));
            match serde_json::from_str::<serde_json::Number>(text) {
                Ok(_) if json && finite(text) => {
                    node.value = Value::Number(text.to_owned().into());
                    Fit::Converted
                }
                _ => Fit::Useless,
            }
        }
        _ => Fit::Useless,
    }
}
