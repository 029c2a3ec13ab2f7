//! Amounts. Inside a scenario an amount is a whole number of cents; on the wire it is a decimal. Nothing here is binary.

use std::str::FromStr;

use minijinja::{Error, ErrorKind, Value};
use rust_decimal::{Decimal, RoundingStrategy};

use super::bridge::Exact;
use crate::value::Number;

/// The longest term, in months: the power below is worked out by multiplication.
const LONGEST: u32 = 1200;

/// An amount as it came (`10`, `10.50`, `"10.50"`) in whole cents. None for what is no amount, is finer than a cent, or
/// above nine quadrillion: what was sent is for the scenario to refuse.
pub(super) fn cents(amount: &Value) -> Value {
    decimal(amount).and_then(to_cents).map_or_else(|| Value::from(()), Value::from)
}

fn to_cents(amount: Decimal) -> Option<i64> {
    let cents = amount.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    (cents.scale() == 0).then(|| cents.to_string().parse().ok()).flatten()
}

/// Whole cents as the number that goes out: two digits after the point.
pub(super) fn money(cents: i64) -> Result<Value, Error> {
    exact(&Decimal::new(cents, 2).to_string())
}

/// A number by its text, such as a rate: kept and sent as it is written.
pub(super) fn number(text: &Value) -> Result<Value, Error> {
    exact(&text.to_string())
}

/// A part of an amount of cents, as with a rate or a tax: rounded to the cent, half a cent up.
pub(super) fn share(cents: i64, rate: &Value) -> Result<i64, Error> {
    let rate = decimal(rate).ok_or_else(|| wrong("the rate is no number"))?;
    rounded(Decimal::from(cents).checked_mul(rate))
}

/// The monthly payment, in cents, that pays off `principal` cents in `months` equal payments at the end of each month,
/// at a yearly rate given as a fraction (`0.0999`) and charged by the month. Rounded to the cent, half a cent up.
pub(super) fn annuity(principal: i64, yearly_rate: &Value, months: u32) -> Result<i64, Error> {
    let rate = decimal(yearly_rate).ok_or_else(|| wrong("the rate is no number"))?;
    if months == 0 || months > LONGEST {
        return Err(wrong("a term has 1 to 1200 months"));
    }
    rounded(payment(Decimal::from(principal), rate, months))
}

/// P * i * g / (g - 1) with g = (1 + i)^n; the n-th part where there is no interest.
fn payment(principal: Decimal, yearly_rate: Decimal, months: u32) -> Option<Decimal> {
    if yearly_rate.is_zero() {
        return principal.checked_div(Decimal::from(months));
    }
    let monthly = yearly_rate.checked_div(Decimal::from(12))?;
    let step = Decimal::ONE.checked_add(monthly)?;
    let mut growth = Decimal::ONE;
    for _ in 0..months {
        growth = growth.checked_mul(step)?;
    }
    principal.checked_mul(monthly)?.checked_mul(growth)?.checked_div(growth.checked_sub(Decimal::ONE)?)
}

fn rounded(cents: Option<Decimal>) -> Result<i64, Error> {
    cents
        .map(|cents| cents.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
        .and_then(|cents| cents.to_string().parse().ok())
        .ok_or_else(|| wrong("the amount is too large"))
}

fn exact(text: &str) -> Result<Value, Error> {
    let number = Number::from_text(text).ok_or_else(|| wrong("this is no number"))?;
    Ok(Value::from_object(Exact(number)))
}

/// A number or the text of one.
fn decimal(value: &Value) -> Option<Decimal> {
    if let Some(exact) = value.downcast_object_ref::<Exact>() {
        return exact.decimal();
    }
    match value.as_str() {
        Some(text) => Number::from_text(text).and_then(|_| Decimal::from_str(text).ok()),
        None => value.as_i64().filter(|_| value.is_integer()).map(Decimal::from),
    }
}

fn wrong(message: &'static str) -> Error {
    Error::new(ErrorKind::InvalidOperation, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_whole_cents_or_nothing() {
        for (text, expected) in [("10", 1000), ("10.5", 1050), ("0.01", 1), ("-3.20", -320), ("10.500", 1050)] {
            assert_eq!(cents(&Value::from(text)).as_i64(), Some(expected), "{text}");
        }
        assert_eq!(cents(&Value::from(12)).as_i64(), Some(1200));
        for text in ["", "10.005", "ten", " 10", "1,000.00", "99999999999999999999999999"] {
            assert!(cents(&Value::from(text)).is_none(), "{text}");
        }
        assert!(cents(&Value::UNDEFINED).is_none());
        assert!(cents(&Value::from(10.5)).is_none(), "a float is no amount");
    }

    #[test]
    fn money_has_two_digits_after_the_point() {
        for (cents, expected) in [(0, "0.00"), (5, "0.05"), (123_456, "1234.56"), (-7, "-0.07")] {
            assert_eq!(money(cents).unwrap().to_string(), expected);
        }
    }

    /// The documentation's own example, and figures of tables of amortisation.
    #[test]
    fn an_annuity_is_that_of_the_tables() {
        for (principal, rate, months, expected) in [
            (1050, "0.0999", 3, 356),
            (100_000, "0.12", 12, 8885),
            (20_000_000, "0.06", 360, 119_910),
            (120_000, "0", 12, 10_000),
            (100_000, "0", 3, 33_333),
            (100, "0.2999", 1, 102),
        ] {
            assert_eq!(
                annuity(principal, &Value::from(rate), months).unwrap(),
                expected,
                "{principal} {rate} {months}"
            );
        }
        assert!(annuity(100, &Value::from("0.1"), 0).is_err());
    }

    #[test]
    fn half_a_cent_goes_up() {
        assert_eq!(share(1000, &Value::from("0.0005")).unwrap(), 1);
        assert_eq!(share(999, &Value::from("0.0005")).unwrap(), 0);
    }
}
