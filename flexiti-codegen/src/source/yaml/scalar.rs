//! What a plain YAML scalar means: the core schema of YAML 1.2.2, section 10.3.2.
//!
//! `no`, `yes`, `on`, `off`, dates and `1_000` are strings, as they are not in YAML 1.1. `.inf` and `.nan` are strings,
//! since JSON has no such numbers.

use std::borrow::Cow;

use crate::source::Value;

/// The value of a plain (unquoted, untagged) scalar.
pub(super) fn resolve(text: Cow<'_, str>) -> Value<'_> {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(&text) {
            Some(Spelling::AsItStands) => Value::Number(text),
            Some(Spelling::Rewritten(json)) => Value::Number(Cow::Owned(json)),
            None => Value::String(text),
        },
    }
}

enum Spelling {
    AsItStands,
    Rewritten(String),
}

/// Whether the text is a number of the core schema, and how JSON spells it.
fn number(text: &str) -> Option<Spelling> {
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return u128::from_str_radix(digits, 16).ok().map(|value| Spelling::Rewritten(value.to_string()));
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u128::from_str_radix(digits, 8).ok().map(|value| Spelling::Rewritten(value.to_string()));
    }
    decimal(text)
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn decimal(text: &str) -> Option<Spelling> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction.unwrap_or_default()) {
        return None;
    }
    if whole.is_empty() && fraction.is_none_or(str::is_empty) {
        return None;
    }
    if let Some(exponent) = exponent {
        let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if unsigned.is_empty() || !digits(unsigned) {
            return None;
        }
    }
    let json_whole = match whole.trim_start_matches('0') {
        "" => "0",
        trimmed => trimmed,
    };
    if json_whole == whole && fraction != Some("") && !text.starts_with('+') {
        return Some(Spelling::AsItStands);
    }
    let mut json = String::with_capacity(text.len() + 1);
    if negative {
        json.push('-');
    }
    json.push_str(json_whole);
    if let Some(fraction) = fraction.filter(|fraction| !fraction.is_empty()) {
        json.push('.');
        json.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        json.push('e');
        json.push_str(exponent);
    }
    Some(Spelling::Rewritten(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match resolve(Cow::Borrowed(text)) {
            Value::Null => "null".into(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) => format!("number {text}"),
            Value::String(text) => format!("string {text}"),
            Value::Array(_) | Value::Object(_) => "container".into(),
        }
    }

    #[test]
    fn the_core_schema_decides() {
        let cases = [
            ("~", "null"),
            ("True", "true"),
            ("no", "string no"),
            ("on", "string on"),
            ("12", "number 12"),
            ("-9223372036854776000", "number -9223372036854776000"),
            ("+1", "number 1"),
            ("007", "number 7"),
            ("0x1F", "number 31"),
            ("0o17", "number 15"),
            (".5", "number 0.5"),
            ("1.", "number 1"),
            ("1e3", "number 1e3"),
            ("-0", "number -0"),
            ("1_000", "string 1_000"),
            ("1.2.3", "string 1.2.3"),
            ("2020-01-01", "string 2020-01-01"),
            (".inf", "string .inf"),
            ("-", "string -"),
            (".", "string ."),
            ("e3", "string e3"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
