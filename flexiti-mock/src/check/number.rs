//! Limits of numbers, by their text: no amount is rounded before it is compared.

use std::cmp::Ordering;

use flexiti_description::{Bound, Limits};
use rust_decimal::Decimal;

/// Tells each limit that a number breaks.
pub(super) fn broken(limits: &Limits, number: &str, mut found: impl FnMut(&'static str, String)) {
    let beyond = |bound: &Bound, wrong: Ordering| match compare(number, &bound.value) {
        Some(Ordering::Equal) => bound.exclusive,
        Some(order) => order == wrong,
        None => false,
    };
    if let Some(bound) = limits.minimum.as_ref().filter(|bound| beyond(bound, Ordering::Less)) {
        let (rule, word) = if bound.exclusive { ("exclusiveMinimum", "more than") } else { ("minimum", "at least") };
        found(rule, format!("{word} {}", bound.value));
    }
    if let Some(bound) = limits.maximum.as_ref().filter(|bound| beyond(bound, Ordering::Greater)) {
        let (rule, word) = if bound.exclusive { ("exclusiveMaximum", "less than") } else { ("maximum", "at most") };
        found(rule, format!("{word} {}", bound.value));
    }
    if let Some(step) = limits.multiple_of.as_ref().filter(|step| !divides(step, number)) {
        found("multipleOf", format!("a multiple of {step}"));
    }
    if let (Some(precision), Some(scale)) = (limits.precision, limits.scale) {
        let (whole, fraction) = digits(number);
        if whole > precision.saturating_sub(scale) as usize || fraction > scale as usize {
            let whole = precision.saturating_sub(scale);
            found("x-precision", format!("at most {whole} digits before and {scale} after the point"));
        }
    }
}

/// Whether the number has no fraction, however it is written: `1.0`, `1e3`.
pub(super) fn is_whole(number: &str) -> bool {
    match decimal(number) {
        Some(number) => number.fract().is_zero(),
        // Too long for a decimal: the text decides.
        None => !number.contains(['.', 'e', 'E']),
    }
}

/// How two numbers stand to each other: exactly where both fit a decimal, else as floating-point numbers.
pub(super) fn compare(number: &str, other: &str) -> Option<Ordering> {
    match (decimal(number), decimal(other)) {
        (Some(number), Some(other)) => Some(number.cmp(&other)),
        _ => number.parse::<f64>().ok()?.partial_cmp(&other.parse::<f64>().ok()?),
    }
}

/// The exact value, where 28 digits hold it.
pub(crate) fn decimal(number: &str) -> Option<Decimal> {
    Decimal::from_str_exact(number).or_else(|_| Decimal::from_scientific(number)).ok()
}

/// Whether `number` is a multiple of `step`; true when that cannot be said exactly.
fn divides(step: &str, number: &str) -> bool {
    let (Some(number), Some(step)) = (decimal(number), decimal(step)) else { return true };
    number.checked_rem(step).is_none_or(|rest| rest.is_zero())
}

/// How many digits stand before and after the point, without zeros that say nothing.
fn digits(number: &str) -> (usize, usize) {
    let text = decimal(number).map_or_else(|| number.to_owned(), |number| number.to_string());
    let text = text.trim_start_matches('-');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (whole.trim_start_matches('0').len(), fraction.trim_end_matches('0').len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(limits: &Limits, number: &str) -> Vec<&'static str> {
        let mut rules = Vec::new();
        broken(limits, number, |rule, _| rules.push(rule));
        rules
    }

    #[test]
    fn money_is_compared_digit_by_digit() {
        let bound = |value: &str| Some(Bound { value: value.into(), exclusive: false });
        let money = Limits {
            minimum: bound("0"),
            maximum: bound("9999999999999999.99"),
            multiple_of: Some("0.01".into()),
            ..Limits::default()
        };
        assert_eq!(rules(&money, "9999999999999999.99"), [""; 0]);
        assert_eq!(rules(&money, "10000000000000000.00"), ["maximum"]);
        assert_eq!(rules(&money, "1026.471"), ["multipleOf"]);
        assert_eq!(rules(&money, "-0.01"), ["minimum"]);
        assert_eq!(rules(&money, "1.1e2"), [""; 0]);
        assert_eq!(rules(&money, "1e40"), ["maximum"]);
    }

    #[test]
    fn precision_and_scale_count_digits_that_mean_something() {
        let rate = Limits { precision: Some(5), scale: Some(4), ..Limits::default() };
        assert_eq!(rules(&rate, "9.99990"), [""; 0]);
        assert_eq!(rules(&rate, "10"), ["x-precision"]);
        assert_eq!(rules(&rate, "0.00001"), ["x-precision"]);
        assert!(is_whole("1.0") && is_whole("1e3") && !is_whole("1.5") && !is_whole("15e-1"));
    }
}
