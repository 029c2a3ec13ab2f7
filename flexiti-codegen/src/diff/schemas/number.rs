//! Numbers as the document writes them, compared without loss where both are plain decimals.

use std::cmp::Ordering;

/// Which of two numbers is greater.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    match (plain(one), plain(other)) {
        (Some(one), Some(other)) => compare_plain(one, other),
        _ => {
            let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
            number(one).partial_cmp(&number(other)).unwrap_or_else(|| one.cmp(other))
        }
    }
}

/// Sign, digits before the point without leading zeros, digits after it without trailing ones.
type Plain<'t> = (bool, &'t str, &'t str);

fn plain(text: &str) -> Option<Plain<'_>> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !only_digits(whole) || !only_digits(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    Some((negative && !(whole.is_empty() && fraction.is_empty()), whole, fraction))
}

fn compare_plain(one: Plain<'_>, other: Plain<'_>) -> Ordering {
    let size = |(_, whole, fraction): Plain<'_>, (_, other_whole, other_fraction): Plain<'_>| {
        whole.len().cmp(&other_whole.len()).then(whole.cmp(other_whole)).then(fraction.cmp(other_fraction))
    };
    match (one.0, other.0) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (false, false) => size(one, other),
        (true, true) => size(other, one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_value_and_without_loss() {
        assert_eq!(compare("10", "9.5"), Ordering::Greater);
        assert_eq!(compare("1.0", "1"), Ordering::Equal);
        assert_eq!(compare("-2", "1"), Ordering::Less);
        assert_eq!(compare("-10", "-9"), Ordering::Less);
        assert_eq!(compare("9999999999999999.99", "9999999999999999.98"), Ordering::Greater);
        assert_eq!(compare("1e3", "999"), Ordering::Greater);
        assert_eq!(compare("-0", "0"), Ordering::Equal);
    }
}
