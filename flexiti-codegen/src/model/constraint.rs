//! What a value must satisfy, by JSON Schema's validation keywords. Numbers are kept as the text of the document:
//! `9999999999999999.99` is not a binary floating-point number.

/// The limits of one value. Nothing set means nothing is limited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Constraints {
    /// `minLength`, in characters.
    pub min_length: Option<u64>,
    /// `maxLength`, in characters.
    pub max_length: Option<u64>,
    /// `pattern`, an ECMA-262 regular expression.
    pub pattern: Option<String>,
    /// `minimum`, with `exclusiveMinimum`.
    pub minimum: Option<Bound>,
    /// `maximum`, with `exclusiveMaximum`.
    pub maximum: Option<Bound>,
    /// `multipleOf`, as the document writes it.
    pub multiple_of: Option<String>,
    /// Most digits of a decimal that travels as text (`x-precision`).
    pub precision: Option<u32>,
    /// Digits after the point of a decimal that travels as text (`x-scale`).
    pub scale: Option<u32>,
    /// `minItems` of a list.
    pub min_items: Option<u64>,
    /// `maxItems` of a list.
    pub max_items: Option<u64>,
    /// `uniqueItems` of a list.
    pub unique_items: bool,
    /// `minProperties` of a record or map.
    pub min_properties: Option<u64>,
    /// `maxProperties` of a record or map.
    pub max_properties: Option<u64>,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The number, as the document writes it.
    pub value: String,
    /// Whether the number itself is outside the range.
    pub exclusive: bool,
}

impl Constraints {
    /// Whether nothing is limited.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// `n` when the range is that of an unsigned number of at most `n` digits: 0 (or unsaid) up to 10ⁿ-1.
    pub fn digits(&self) -> Option<u32> {
        if self.minimum.as_ref().is_some_and(|bound| bound.value != "0" || bound.exclusive) {
            return None;
        }
        let maximum = self.maximum.as_ref().filter(|bound| !bound.exclusive)?;
        let nines = !maximum.value.is_empty() && maximum.value.bytes().all(|digit| digit == b'9');
        if nines { u32::try_from(maximum.value.len()).ok() } else { None }
    }

    /// `(p, s)` when the range is that of a decimal of at most `p` digits, `s` of them after the point: a step of
    /// 10⁻ˢ and a maximum of nines only.
    pub fn precision_and_scale(&self) -> Option<(u32, u32)> {
        if let (Some(precision), Some(scale)) = (self.precision, self.scale) {
            return Some((precision, scale));
        }
        let fraction = self.multiple_of.as_deref()?.strip_prefix("0.")?;
        let step = fraction.strip_suffix('1')?;
        if !step.bytes().all(|digit| digit == b'0') {
            return None;
        }
        let scale = fraction.len();
        let maximum = self.maximum.as_ref().filter(|bound| !bound.exclusive)?;
        let (whole, decimals) = maximum.value.split_once('.')?;
        let nines = |digits: &str| digits.bytes().all(|digit| digit == b'9');
        let whole_digits = if whole == "0" { 0 } else { whole.len() };
        if decimals.len() == scale && nines(decimals) && (whole == "0" || nines(whole)) {
            Some((u32::try_from(whole_digits + scale).ok()?, u32::try_from(scale).ok()?))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up_to(value: &str) -> Constraints {
        Constraints { maximum: Some(Bound { value: value.into(), exclusive: false }), ..Constraints::default() }
    }

    #[test]
    fn a_maximum_of_nines_is_a_number_of_digits() {
        assert_eq!(up_to("99999999999999").digits(), Some(14));
        assert_eq!(up_to("99999999999990").digits(), None);
        assert_eq!(Constraints::default().digits(), None);
    }

    #[test]
    fn a_step_and_a_maximum_of_nines_are_precision_and_scale() {
        let money = Constraints { multiple_of: Some("0.01".into()), ..up_to("9999999999999999.99") };
        assert_eq!(money.precision_and_scale(), Some((18, 2)));
        let rate = Constraints { multiple_of: Some("0.0001".into()), ..up_to("9.9999") };
        assert_eq!(rate.precision_and_scale(), Some((5, 4)));
        let odd = Constraints { multiple_of: Some("0.05".into()), ..up_to("9.95") };
        assert_eq!(odd.precision_and_scale(), None);
    }
}
