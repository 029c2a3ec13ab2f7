//! The functions that expressions have. They are pure but for `opaque`; none can reach the state.

use minijinja::{Environment, Error, ErrorKind, Value};

use super::{money, time};

/// Their names, for the check at load.
pub(super) const NAMES: [&str; 19] = [
    "annuity",
    "cents",
    "day",
    "days_between",
    "least",
    "length",
    "lower",
    "moment",
    "money",
    "most",
    "number",
    "opaque",
    "rounded_up",
    "seconds",
    "share",
    "sum_of",
    "text",
    "whole",
    "without",
];

/// Adds them all.
pub(super) fn add_to(environment: &mut Environment<'static>) {
    environment
        .add_function("annuity", |principal: i64, rate: Value, months: u32| money::annuity(principal, &rate, months));
    environment.add_function("cents", |amount: Value| money::cents(&amount));
    environment.add_function("money", money::money);
    environment.add_function("number", |text: Value| money::number(&text));
    environment.add_function("share", |cents: i64, rate: Value| money::share(cents, &rate));
    environment.add_function("day", time::day);
    environment.add_function("days_between", time::days_between);
    environment.add_function("moment", time::moment);
    environment.add_function("seconds", |text: Value| text.as_str().map_or_else(|| Value::from(()), time::seconds));
    environment.add_function("least", |a: i64, b: i64| a.min(b));
    environment.add_function("most", |a: i64, b: i64| a.max(b));
    environment.add_function("rounded_up", rounded_up);
    environment.add_function("length", |value: Value| value.len().unwrap_or(0));
    environment.add_function("lower", |value: Value| text(&value).map(|text| text.to_lowercase()));
    environment.add_function("text", |value: Value| text(&value));
    environment.add_function("without", |value: Value, part: &str| text(&value).map(|text| text.replace(part, "")));
    environment.add_function("whole", |value: Value| whole(&value));
    environment.add_function("sum_of", sum_of);
    environment.add_function("opaque", opaque);
}

/// How many parts of a size there are, the last one perhaps smaller: pages.
fn rounded_up(whole: i64, part: i64) -> Result<i64, Error> {
    let parts = whole.checked_add(part.saturating_sub(1)).and_then(|sum| sum.checked_div(part));
    parts.filter(|_| part > 0).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "parts have a size above zero"))
}

/// A text or a number as a text; none for what has no text of its own, so that a comparison with it fails.
fn text(value: &Value) -> Option<String> {
    (value.as_str().is_some() || value.is_integer() || value.downcast_object_ref::<super::bridge::Exact>().is_some())
        .then(|| value.to_string())
}

/// A whole number, as parameters of an address bring it; none for any other text.
fn whole(value: &Value) -> Value {
    let number = match value.as_str() {
        Some(digits) => digits.parse().ok(),
        None => value.as_i64().filter(|_| value.is_integer()),
    };
    number.map_or_else(|| Value::from(()), Value::from)
}

/// The sum of a member over a list of maps; what a map does not have counts as nothing.
fn sum_of(items: Value, member: &str) -> Result<i64, Error> {
    let mut sum: i64 = 0;
    for item in items.try_iter()? {
        let part = item.get_attr(member)?.as_i64().unwrap_or(0);
        sum = sum.checked_add(part).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "the sum is too large"))?;
    }
    Ok(sum)
}

/// 32 hexadecimal digits that cannot be guessed: a token, a session.
pub(in crate::scenario) fn opaque() -> Result<String, Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, "the system gives no random bytes"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_function_and_every_function_has_its_name() {
        let mut environment = Environment::empty();
        add_to(&mut environment);
        let mut there: Vec<String> = environment.globals().map(|(name, _)| name.to_string()).collect();
        there.sort();
        assert_eq!(there, NAMES);
    }
}
