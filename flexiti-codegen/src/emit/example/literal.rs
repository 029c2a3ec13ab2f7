//! Single values as they stand in an example: the document's own where it fits, else one made from type and limits.

use crate::model::{Bound, Constraints, Scalar, Schema, Shape};

/// A longer example of the document says more than an example here should.
const LONGEST: usize = 40;

/// A literal for a value, and what of the crate it names; nothing where a value is more than a literal. What is sensitive
/// is obviously made up.
pub(super) fn of(
    name: &str,
    schema: &Schema,
    example: Option<&str>,
    sensitive: bool,
) -> Option<(String, Option<&'static str>)> {
    let example = example.and_then(|json| serde_json::from_str::<serde_json::Value>(json).ok());
    let said = example.as_ref().and_then(|value| match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let said = said.filter(|text| is_short(text));
    let limits = &schema.constraints;
    let alone = |text: String| Some((text, None));
    let parsed = |text: String, kind: &'static str| Some((format!("\"{text}\".parse::<{kind}>()?"), Some(kind)));
    match &schema.shape {
        Shape::Enum(list) => {
            let listed = |text: &String| list.values.iter().any(|value| value.value == *text);
            let first = list.values.first().map(|value| value.value.clone()).filter(|text| is_short(text));
            alone(format!("{:?}", said.filter(listed).or(first)?))
        }
        Shape::Scalar(scalar) => match scalar {
            Scalar::Boolean => alone(example.and_then(|value| value.as_bool()).unwrap_or(true).to_string()),
            Scalar::Int32 => alone(whole(said.as_deref(), limits, i64::from(i32::MIN), i64::from(i32::MAX))),
            Scalar::Int64 => alone(whole(said.as_deref(), limits, i64::MIN, i64::MAX)),
            Scalar::UInt64 => alone(whole(said.as_deref(), limits, 0, i64::MAX)),
            Scalar::Float => {
                let number = said.and_then(|text| text.parse::<f64>().ok()).filter(|number| number.abs() < 1e9);
                alone(format!("{:?}", number.unwrap_or(1.5)))
            }
            Scalar::Decimal | Scalar::DecimalText => {
                let is_plain = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                let number = said.filter(|text| is_plain(text) && text.parse::<f64>().is_ok());
                parsed(number.unwrap_or_else(|| "10.00".to_owned()), "Decimal")
            }
            Scalar::Digits | Scalar::DigitsText => {
                let most = limits.digits().map(u64::from).or(limits.max_length).unwrap_or(12);
                let is_digits = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
                let made = if sensitive { "000000000000" } else { "123456789012" };
                let made = made.get(..usize::try_from(most.clamp(1, 12)).unwrap_or(12)).unwrap_or(made);
                alone(format!("{:?}", said.filter(is_digits).unwrap_or_else(|| made.to_owned())))
            }
            Scalar::Text if sensitive => alone("\"not-a-real-value\"".to_owned()),
            Scalar::Text => {
                let fits = |text: &String| {
                    let length = text.chars().count() as u64;
                    limits.min_length.unwrap_or(0) <= length && length <= limits.max_length.unwrap_or(u64::MAX)
                };
                alone(format!("{:?}", said.filter(fits).unwrap_or_else(|| made(name, limits))))
            }
            Scalar::Date => parsed("2026-01-31".to_owned(), "Date"),
            Scalar::DateTime => parsed("2026-01-31T12:00:00Z".to_owned(), "DateTime"),
            Scalar::Base64 => alone("b\"bytes\".to_vec()".to_owned()),
            Scalar::Binary => None,
        },
        _ => None,
    }
}

/// Whether a text of the document reads well in one line of code, and is nothing but text.
fn is_short(text: &str) -> bool {
    let plain = text.chars().all(|character| character.is_alphanumeric() || " -_.,:/@+".contains(character));
    plain && !text.is_empty() && text.chars().count() <= LONGEST
}

/// A whole number within its limits.
fn whole(said: Option<&str>, limits: &Constraints, least: i64, most: i64) -> String {
    let bound = |bound: &Option<Bound>, step: i64| {
        let Bound { value, exclusive } = bound.as_ref()?;
        let value: i64 = value.parse().ok()?;
        Some(if *exclusive { value.saturating_add(step) } else { value })
    };
    let least = bound(&limits.minimum, 1).unwrap_or(least).max(least);
    let most = bound(&limits.maximum, -1).unwrap_or(most).min(most).max(least);
    let said = said.and_then(|text| text.parse().ok()).filter(|number| (least..=most).contains(number));
    said.unwrap_or_else(|| 1.clamp(least, most)).to_string()
}

/// A text that says what it stands for, as long as it may be.
fn made(name: &str, limits: &Constraints) -> String {
    let name: String =
        name.chars().filter(|character| character.is_ascii_alphanumeric() || "-_".contains(*character)).collect();
    let length = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX).min(LONGEST);
    let (fewest, most) = (length(limits.min_length.unwrap_or(1).max(1)), length(limits.max_length.unwrap_or(u64::MAX)));
    let name = if name.is_empty() { "text".to_owned() } else { name };
    let padding = "x".repeat(fewest.saturating_sub(name.len()));
    (name + &padding).chars().take(most).collect()
}
