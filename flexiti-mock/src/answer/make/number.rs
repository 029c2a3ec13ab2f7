//! Numbers within their limits: the first of a few plain ones that keeps to all of them.

use flexiti_description::Limits;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{check, value::Number};

/// A whole number.
pub(super) fn whole(limits: &Limits, index: usize) -> Number {
    number(&chosen(limits, 0, index).round_dp(0).normalize().to_string())
}

/// A decimal number, with the digits after the point that its limits speak of; with more of them where a range is too
/// narrow for these.
pub(super) fn decimal(limits: &Limits, index: usize) -> Number {
    let scale = scale(limits);
    let candidates = (scale..scale + 3).map(|scale| {
        let mut decimal = chosen(limits, scale, index);
        decimal.rescale(scale);
        decimal.to_string()
    });
    let kept = candidates.into_iter().find(|text| check::keeps(limits, text));
    number(&kept.unwrap_or_else(|| chosen(limits, scale, index).to_string()))
}

/// A number of digits: as many as it may have, up to eight.
pub(super) fn digits(limits: &Limits, index: usize) -> Number {
    let nines = limits.maximum.as_ref().map(|bound| bound.value.len() as u64);
    let length = limits.max_length.or(nines).unwrap_or(8).clamp(1, 8).max(limits.min_length.unwrap_or(1));
    let text: String = "12345678".chars().cycle().take(usize::try_from(length).unwrap_or(8)).collect();
    let plain = text.parse::<Decimal>().map(|number| number + Decimal::from(index)).ok();
    let kept = plain.filter(|number| check::keeps(limits, &number.to_string()));
    number(&kept.unwrap_or_else(|| chosen(limits, 0, index)).to_string())
}

fn number(text: &str) -> Number {
    Number::from_text(text).unwrap_or_else(|| 1.into())
}

/// The number of digits after the point.
fn scale(limits: &Limits) -> u32 {
    let of = |text: &str| check::decimal(text).map(|number| number.normalize().scale());
    let step = limits.multiple_of.as_deref().and_then(of);
    let bounds = [&limits.minimum, &limits.maximum].into_iter().flatten().filter_map(|bound| of(&bound.value));
    limits.scale.or(step).or(bounds.max()).unwrap_or(0).min(20)
}

fn chosen(limits: &Limits, scale: u32, index: usize) -> Decimal {
    let step = limits.multiple_of.as_deref().and_then(check::decimal).filter(|step| !step.is_zero());
    let unit = step.unwrap_or_else(|| Decimal::new(1, scale));
    let bound = |bound: &Option<flexiti_description::Bound>| bound.as_ref().and_then(|one| check::decimal(&one.value));
    let (least, most) = (bound(&limits.minimum), bound(&limits.maximum));
    let middle = least.zip(most).and_then(|(least, most)| least.checked_add(most)?.checked_div(Decimal::TWO));
    let up = least.and_then(|least| least.checked_add(unit));
    let down = most.and_then(|most| most.checked_sub(unit));
    let plain = [Decimal::ONE, Decimal::TEN, Decimal::ZERO];
    let candidates = plain.into_iter().chain([least, up, middle, down, most].into_iter().flatten());
    let offset = Decimal::from(index).checked_mul(unit).unwrap_or_default();
    let stepped = candidates.filter_map(|number| {
        // Onto the step, upwards: what is below the least is of no use.
        let steps = number.checked_div(unit)?.round_dp_with_strategy(0, RoundingStrategy::ToPositiveInfinity);
        steps.checked_mul(unit)?.checked_add(offset)
    });
    let found = stepped.into_iter().find(|number| check::keeps(limits, &number.to_string()));
    found.or(least).or(most).unwrap_or(Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flexiti_description::Bound;

    fn limits(least: &str, most: &str, step: Option<&str>) -> Limits {
        let bound = |value: &str| Some(Bound { value: value.into(), exclusive: false });
        Limits {
            minimum: bound(least),
            maximum: bound(most),
            multiple_of: step.map(str::to_owned),
            ..Limits::default()
        }
    }

    #[test]
    fn numbers_keep_their_limits() {
        assert_eq!(whole(&Limits::default(), 0).as_str(), "1");
        assert_eq!(whole(&Limits::default(), 2).as_str(), "3");
        assert_eq!(whole(&limits("100", "200", None), 0).as_str(), "100");
        assert_eq!(whole(&limits("-9", "-3", Some("5")), 0).as_str(), "-5");
        assert_eq!(decimal(&limits("0", "9999.99", Some("0.01")), 0).as_str(), "1.00");
        assert_eq!(decimal(&limits("0.25", "0.75", None), 0).as_str(), "0.25");
        let mut between = limits("0", "1", None);
        between.minimum.iter_mut().chain(&mut between.maximum).for_each(|bound| bound.exclusive = true);
        assert_eq!(decimal(&between, 0).as_str(), "0.1");
        assert_eq!(digits(&limits("0", "99999999999999", None), 0).as_str(), "12345678");
        assert_eq!(digits(&limits("0", "9999", None), 1).as_str(), "1235");
    }
}
