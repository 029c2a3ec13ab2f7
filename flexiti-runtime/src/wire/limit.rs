//! What a document says a value must keep to, as a constant of generated code.
//!
//! Each limit stands once, so that a changed length is one changed line. Limits hold for what is *sent*; an answer is
//! never refused for them.

use super::Rule;
use super::pattern::Pattern;
use rust_decimal::Decimal;
use std::fmt;

/// Lengths, digits, ranges, patterns and counts of items or entries of one value. `Display` reads as documentation does.
///
/// ```
/// use flexiti_runtime::wire::Limit;
/// const REFERENCE: Limit = Limit::max_length(40).min_length(1);
/// const AMOUNT: Limit = Limit::decimal(18, 2).minimum("0");
/// assert_eq!(REFERENCE.to_string(), "at least 1 character, at most 40 characters");
/// assert_eq!(AMOUNT.to_string(), "at most 16 digits before and 2 after the point, at least 0");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    min_length: Option<usize>,
    max_length: Option<usize>,
    pattern: Option<&'static str>,
    digits: Option<u32>,
    decimal: Option<(u32, u32)>,
    minimum: Option<Bound>,
    maximum: Option<Bound>,
    multiple_of: Option<&'static str>,
    min_items: Option<usize>,
    max_items: Option<usize>,
    unique_items: bool,
    min_properties: Option<usize>,
    max_properties: Option<usize>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bound {
    value: &'static str,
    exclusive: bool,
}

/// What a value breaks: the rule, the limit that states it, and the length or count that was found.
type Broken = Vec<(Rule, Limit, Option<usize>)>;

impl Limit {
    /// No limit. Every other one starts here or at one of the three constructors below.
    pub const NONE: Self = Self {
        min_length: None,
        max_length: None,
        pattern: None,
        digits: None,
        decimal: None,
        minimum: None,
        maximum: None,
        multiple_of: None,
        min_items: None,
        max_items: None,
        unique_items: false,
        min_properties: None,
        max_properties: None,
    };

    /// A text of at most this many characters (not bytes).
    pub const fn max_length(characters: usize) -> Self {
        Self { max_length: Some(characters), ..Self::NONE }
    }

    /// An integer, or a text of digits, of at most this many digits.
    pub const fn digits(digits: u32) -> Self {
        Self { digits: Some(digits), ..Self::NONE }
    }

    /// A decimal of at most `precision` digits, of which `scale` are kept for after the point.
    pub const fn decimal(precision: u32, scale: u32) -> Self {
        Self { decimal: Some((precision, scale)), ..Self::NONE }
    }

    /// A text of at least this many characters.
    pub const fn min_length(self, characters: usize) -> Self {
        Self { min_length: Some(characters), ..self }
    }

    /// A text in which this ECMAScript pattern is found. A pattern that does not compile is not enforced, and one that can
    /// be read in many ways (`(a+)+`) not for texts that are so long that it could take forever.
    pub const fn pattern(self, pattern: &'static str) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// A number of at least this.
    pub const fn minimum(self, value: &'static str) -> Self {
        Self { minimum: Some(Bound { value, exclusive: false }), ..self }
    }

    /// A number of at most this.
    pub const fn maximum(self, value: &'static str) -> Self {
        Self { maximum: Some(Bound { value, exclusive: false }), ..self }
    }

    /// A number greater than this.
    pub const fn exclusive_minimum(self, value: &'static str) -> Self {
        Self { minimum: Some(Bound { value, exclusive: true }), ..self }
    }

    /// A number less than this.
    pub const fn exclusive_maximum(self, value: &'static str) -> Self {
        Self { maximum: Some(Bound { value, exclusive: true }), ..self }
    }

    /// A number that is a whole multiple of this.
    pub const fn multiple_of(self, step: &'static str) -> Self {
        Self { multiple_of: Some(step), ..self }
    }

    /// A list of at least this many items.
    pub const fn min_items(self, items: usize) -> Self {
        Self { min_items: Some(items), ..self }
    }

    /// A list of at most this many items.
    pub const fn max_items(self, items: usize) -> Self {
        Self { max_items: Some(items), ..self }
    }

    /// A list without two equal items.
    pub const fn unique_items(self) -> Self {
        Self { unique_items: true, ..self }
    }

    /// A map of at least this many entries.
    pub const fn min_properties(self, entries: usize) -> Self {
        Self { min_properties: Some(entries), ..self }
    }

    /// A map of at most this many entries.
    pub const fn max_properties(self, entries: usize) -> Self {
        Self { max_properties: Some(entries), ..self }
    }

    pub(super) fn compares_items(&self) -> bool {
        self.unique_items
    }

    pub(super) fn holds_numbers(&self) -> bool {
        let ranged = self.minimum.is_some() || self.maximum.is_some() || self.multiple_of.is_some();
        ranged || self.digits.is_some() || self.decimal.is_some()
    }

    pub(super) fn broken_by_text(&self, text: &str) -> Broken {
        let mut broken = Broken::new();
        // A character has one to four bytes: most texts need no counting.
        let is_short = self.max_length.is_none_or(|max| text.len() <= max);
        let is_long = self.min_length.is_none_or(|min| text.len().div_ceil(4) >= min);
        if !(is_short && is_long) {
            let length = text.chars().count();
            self.require(&mut broken, Rule::MinLength, self.min_length.is_none_or(|min| length >= min), Some(length));
            self.require(&mut broken, Rule::MaxLength, self.max_length.is_none_or(|max| length <= max), Some(length));
        }
        if let Some(digits) = self.digits {
            let (plain, count) = (is_digits(text), text.chars().count());
            self.require(&mut broken, Rule::DigitsOnly, plain, None);
            self.require(&mut broken, Rule::Digits, !plain || count <= digits as usize, Some(count));
        }
        let matches = |pattern| Pattern::of(pattern).is_none_or(|pattern| pattern.admits(text));
        self.require(&mut broken, Rule::Pattern, self.pattern.is_none_or(matches), None);
        broken
    }

    /// For a text that stands for a number: both kinds of limits hold.
    pub(super) fn broken_by_digits(&self, digits: &str) -> Broken {
        let mut broken = self.broken_by_text(digits);
        if is_digits(digits) {
            self.measure(&mut broken, digits);
        } else if self.digits.is_none() {
            self.require(&mut broken, Rule::DigitsOnly, false, None);
        }
        broken
    }

    pub(super) fn broken_by_number(&self, number: &str) -> Broken {
        let mut broken = Broken::new();
        if let Some(digits) = self.digits {
            let (whole, fraction) = counted_digits(number);
            self.require(&mut broken, Rule::Digits, fraction == 0 && whole <= digits as usize, Some(whole + fraction));
        }
        self.measure(&mut broken, number);
        broken
    }

    /// What holds for a number, however it is written.
    fn measure(&self, broken: &mut Broken, number: &str) {
        if let Some((precision, scale)) = self.decimal {
            let (whole, fraction) = counted_digits(number);
            let fits = whole <= precision.saturating_sub(scale) as usize && fraction <= scale as usize;
            self.require(broken, Rule::Precision, fits, None);
        }
        let above = |bound: Bound| match compare(number, bound.value) {
            Some(order) => order.is_gt() || (order.is_eq() && !bound.exclusive),
            None => true,
        };
        let below = |bound: Bound| match compare(number, bound.value) {
            Some(order) => order.is_lt() || (order.is_eq() && !bound.exclusive),
            None => true,
        };
        self.require(broken, Rule::Minimum, self.minimum.is_none_or(above), None);
        self.require(broken, Rule::Maximum, self.maximum.is_none_or(below), None);
        self.require(broken, Rule::MultipleOf, self.multiple_of.is_none_or(|step| divides(step, number)), None);
    }

    pub(super) fn broken_by_list(&self, count: usize, repeated: bool) -> Broken {
        let mut broken = Broken::new();
        self.require(&mut broken, Rule::MinItems, self.min_items.is_none_or(|min| count >= min), Some(count));
        self.require(&mut broken, Rule::MaxItems, self.max_items.is_none_or(|max| count <= max), Some(count));
        self.require(&mut broken, Rule::UniqueItems, !(self.unique_items && repeated), None);
        broken
    }

    pub(super) fn broken_by_record(&self, count: usize) -> Broken {
        let mut broken = Broken::new();
        self.require(&mut broken, Rule::MinProperties, self.min_properties.is_none_or(|min| count >= min), Some(count));
        self.require(&mut broken, Rule::MaxProperties, self.max_properties.is_none_or(|max| count <= max), Some(count));
        broken
    }

    fn require(&self, broken: &mut Broken, rule: Rule, kept: bool, found: Option<usize>) {
        if !kept {
            self.tell(broken, rule, found);
        }
    }

    #[cold]
    fn tell(&self, broken: &mut Broken, rule: Rule, found: Option<usize>) {
        broken.push((rule, *self, found));
    }

    /// What one rule of this limit asks.
    pub(super) fn text(&self, rule: Rule) -> String {
        let bound = |bound: Option<Bound>, inclusive, exclusive| {
            bound.map(|b| format!("{} {}", if b.exclusive { exclusive } else { inclusive }, b.value))
        };
        let text = match rule {
            Rule::MinLength => self.min_length.map(|min| format!("at least {}", counted(min, "character"))),
            Rule::MaxLength => self.max_length.map(|max| format!("at most {}", counted(max, "character"))),
            Rule::Pattern => self.pattern.map(|pattern| format!("of the form {pattern}")),
            Rule::Digits => self.digits.map(|digits| format!("at most {}", counted(digits as usize, "digit"))),
            Rule::DigitsOnly => Some("digits only".to_owned()),
            Rule::Precision => self.decimal.map(|(precision, scale)| {
                let whole = counted(precision.saturating_sub(scale) as usize, "digit");
                format!("at most {whole} before and {scale} after the point")
            }),
            Rule::Minimum => bound(self.minimum, "at least", "more than"),
            Rule::Maximum => bound(self.maximum, "at most", "less than"),
            Rule::MultipleOf => self.multiple_of.map(|step| format!("a multiple of {step}")),
            Rule::MinItems => self.min_items.map(|min| format!("at least {}", counted(min, "item"))),
            Rule::MaxItems => self.max_items.map(|max| format!("at most {}", counted(max, "item"))),
            Rule::UniqueItems => Some("no two equal items".to_owned()),
            Rule::MinProperties => self.min_properties.map(|min| format!("at least {}", entries(min))),
            Rule::MaxProperties => self.max_properties.map(|max| format!("at most {}", entries(max))),
            Rule::Finite => Some("a finite number".to_owned()),
            Rule::Required | Rule::PathSegment | Rule::Header | Rule::Undocumented => None,
        };
        text.unwrap_or_default()
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_scalars = [
            Rule::MinLength,
            Rule::MaxLength,
            Rule::Digits,
            Rule::Precision,
            Rule::Minimum,
            Rule::Maximum,
            Rule::MultipleOf,
            Rule::Pattern,
        ];
        let of_lists = [Rule::MinItems, Rule::MaxItems];
        let unique = self.unique_items.then_some(Rule::UniqueItems);
        let of_maps = [Rule::MinProperties, Rule::MaxProperties];
        let rules = of_scalars.into_iter().chain(of_lists).chain(unique).chain(of_maps);
        let parts: Vec<String> = rules.map(|rule| self.text(rule)).filter(|text| !text.is_empty()).collect();
        f.write_str(if parts.is_empty() { "no limit" } else { "" })?;
        f.write_str(&parts.join(", "))
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn entries(count: usize) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}

/// How many digits a number has before its point and after it; zeros that say nothing are not counted.
fn counted_digits(number: &str) -> (usize, usize) {
    let point = number.bytes().position(|byte| byte == b'.').unwrap_or(number.len());
    let (whole, fraction) = number.split_at(point);
    let significant = |byte: &u8| (b'1'..=b'9').contains(byte);
    let whole = whole.bytes().position(|byte| significant(&byte)).map_or(0, |first| whole.len() - first);
    (whole, fraction.bytes().rposition(|byte| significant(&byte)).unwrap_or(0))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Exact where both fit a decimal, else as floating-point numbers; nothing when the bound is not a number.
fn compare(number: &str, bound: &str) -> Option<std::cmp::Ordering> {
    match (Decimal::from_str_exact(number), Decimal::from_str_exact(bound)) {
        (Ok(number), Ok(bound)) => Some(number.cmp(&bound)),
        _ => number.parse::<f64>().ok()?.partial_cmp(&bound.parse::<f64>().ok()?),
    }
}

/// Whether `number` is a multiple of `step`; true when that cannot be said exactly.
fn divides(step: &str, number: &str) -> bool {
    let (Ok(number), Ok(step)) = (Decimal::from_str_exact(number), Decimal::from_str_exact(step)) else { return true };
    number.checked_rem(step).is_none_or(|rest| rest.is_zero())
}
