//! Texts, numbers and booleans.
//!
//! Reading is lenient about the kind and strict about the value: `"12"` is a number and `12` a text, but `12.5` is not
//! an integer, and a decimal that does not fit exactly is an error, never a rounded one. Vendors change their mind about
//! quotes from one answer to the next; nobody may change an amount.
//!
//! ```
//! use flexiti_runtime::{wire, Decimal};
//! let amount: Decimal = wire::from_json(r#""9999999999999999.90""#)?;
//! assert_eq!(wire::to_json(&amount), "9999999999999999.90");
//! assert!(wire::from_json::<Decimal>("0.00000000000000000000000000000001").is_err());
//! assert_eq!(wire::from_json::<i64>("1e3")?, 1000);
//! # Ok::<(), wire::DecodeError>(())
//! ```

use super::{Decode, DecodeError, Decoder, Encode, Encoder};
use rust_decimal::Decimal;

impl Encode for String {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.text(self);
    }
}

impl Encode for &str {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.text(self);
    }
}

impl Decode for String {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.text("a text").map(std::borrow::Cow::into_owned)
    }
}

impl Encode for bool {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.boolean(*self);
    }
}

impl Decode for bool {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.parse("a boolean", |text| match text.trim() {
            text if text.eq_ignore_ascii_case("true") => Some(true),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        })
    }
}

impl Encode for Decimal {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.number(self);
    }
}

impl Decode for Decimal {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.parse("an exact decimal of at most 28 digits", decimal)
    }
}

/// The exact decimal of a JSON number's text; nothing if it has more digits than a decimal holds.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return exact(text);
    };
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, unsigned) = match mantissa.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if exponent.unsigned_abs() > 400 || whole.len() + fraction.len() > 400 {
        return None;
    }
    // Move the point by text, so that no step in between rounds.
    let digits = format!("{whole}{fraction}");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let point = whole.len() as i32 + exponent;
    let plain = if point <= 0 {
        format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize))
    } else if let Some((whole, fraction)) = digits.split_at_checked(point as usize) {
        format!("{whole}.{fraction}")
    } else {
        format!("{digits}{}", "0".repeat(point as usize - digits.len()))
    };
    let plain = format!("{sign}{plain}");
    exact(plain.trim_end_matches('.'))
}

/// The decimal of a text without exponent. Zeros at the end of a fraction are kept as they were sent; where they are what
/// makes it too long for a decimal, they say nothing.
fn exact(text: &str) -> Option<Decimal> {
    // The library takes digits in groups (`1_000`), which nobody sends for a number.
    let text = Some(text).filter(|text| !text.contains('_'))?;
    let shortened = || text.contains('.').then(|| text.trim_end_matches('0').trim_end_matches('.'));
    Decimal::from_str_exact(text).ok().or_else(|| Decimal::from_str_exact(shortened()?).ok())
}

impl Encode for f64 {
    fn encode(&self, to: &mut Encoder<'_>) {
        to.float(*self);
    }
}

impl Decode for f64 {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.parse("a finite number", |text| text.trim().parse().ok().filter(|value: &f64| value.is_finite()))
    }
}

impl Encode for f32 {
    fn encode(&self, to: &mut Encoder<'_>) {
        if self.is_finite() { to.number(self) } else { to.float(f64::from(*self)) }
    }
}

impl Decode for f32 {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.parse("a finite number", |text| text.trim().parse().ok().filter(|value: &f32| value.is_finite()))
    }
}

/// An integer, also when it was sent with a fraction of zero or an exponent (`1.0`, `1e3`).
fn integer<T: std::str::FromStr>(text: &str) -> Option<T> {
    let text = text.trim();
    text.parse().ok().or_else(|| decimal(text).filter(|value| value.is_integer())?.trunc().to_string().parse().ok())
}

macro_rules! integers {
    ($($type:ty: $expected:literal),+) => {$(
        impl Encode for $type {
            fn encode(&self, to: &mut Encoder<'_>) {
                to.number(self);
            }
        }
        impl Decode for $type {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.parse($expected, integer)
            }
        }
    )+};
}
integers!(
    i32: "a 32-bit integer",
    i64: "a 64-bit integer",
    u32: "a 32-bit integer without sign",
    u64: "a 64-bit integer without sign"
);
