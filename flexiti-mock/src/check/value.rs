//! A value against its shape.

use flexiti_description::{Access, Additional, Enumeration, Kind, Limits, Record, Shape, Union};

use super::{Place, Violation, format, number};
use crate::{
    plan::Plan,
    value::{Map, Number, Value},
};

/// So many steps a request is looked at; what lies beyond is taken as it is. Shapes that hold themselves in unions could
/// make the work grow without bound.
const STEPS: usize = 200_000;

/// Holds values against shapes, and keeps what is found.
pub(super) struct Checker<'p> {
    plan: &'p Plan,
    /// Whether numbers and truth values arrive as texts, as they do outside JSON.
    texts: bool,
    place: Place,
    /// The way to the value at hand.
    way: String,
    pub(super) found: Vec<Violation>,
    steps: usize,
}

impl<'p> Checker<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        Self { plan, texts: false, place: Place::Body, way: String::new(), found: Vec::new(), steps: STEPS }
    }

    /// What follows stands at this place, and travels as text or as JSON.
    pub(super) fn at(&mut self, place: Place, name: &str, texts: bool) {
        (self.place, self.texts) = (place, texts);
        name.clone_into(&mut self.way);
    }

    pub(super) fn break_rule(&mut self, rule: &'static str, asks: impl Into<String>) {
        self.found.push(Violation { place: self.place, name: self.way.clone(), rule, asks: asks.into() });
    }

    /// Holds a value against a shape; what is broken is added to what was found.
    pub(super) fn value(&mut self, shape: &'p Shape, value: &Value) {
        let Some(steps) = self.steps.checked_sub(1) else { return };
        self.steps = steps;
        let target = self.plan.description.resolve(shape);
        if value.is_null() {
            let anything = matches!(target.kind, Kind::Any);
            if !(shape.nullable || target.nullable || anything || self.texts) {
                self.break_rule("type", "not null");
            }
            return;
        }
        self.kind(target, &target.limits, value);
        if !std::ptr::eq(shape, target) && !shape.limits.is_empty() {
            self.kind_limits(target, &shape.limits, value);
        }
    }

    fn kind(&mut self, shape: &'p Shape, limits: &Limits, value: &Value) {
        match &shape.kind {
            Kind::Record(record) => self.record(record, value),
            Kind::Enum(list) => self.enumeration(list, value),
            Kind::Union(union) => self.union(union, value),
            Kind::List(items) => match value.as_list() {
                Some(list) => self.items(list.iter().map(|item| (&**items, item))),
                None => return self.break_rule("type", "a list"),
            },
            Kind::Tuple(parts) => match value.as_list() {
                Some(list) => self.items(parts.iter().zip(list)),
                None => return self.break_rule("type", "a list"),
            },
            Kind::Map(values) => match value.as_map() {
                Some(map) => map.iter().for_each(|(name, value)| self.member(name, values, value)),
                None => return self.break_rule("type", "an object"),
            },
            Kind::Named(_) | Kind::Any => {}
            _ => return self.single(shape, limits, value),
        }
        self.counts(limits, value);
    }

    /// Further limits of a value whose kind has been looked at.
    fn kind_limits(&mut self, shape: &Shape, limits: &Limits, value: &Value) {
        match (&shape.kind, value) {
            (_, Value::Number(number)) => self.number_limits(limits, number.as_str()),
            (_, Value::Text(text)) => self.text_limits(limits, text),
            _ => self.counts(limits, value),
        }
    }

    fn single(&mut self, shape: &Shape, limits: &Limits, value: &Value) {
        match shape.kind {
            Kind::Boolean => {
                let is_word = self.texts && matches!(value.as_str(), Some("true" | "false"));
                if value.as_bool().is_none() && !is_word {
                    self.break_rule("type", "true or false");
                }
            }
            // A file: what is in it is nobody's business here.
            Kind::Binary => {}
            Kind::Int32 => self.whole(limits, value, ("-2147483648", "2147483647")),
            Kind::Int64 => self.whole(limits, value, ("-9223372036854775808", "9223372036854775807")),
            Kind::Uint64 => self.whole(limits, value, ("0", "18446744073709551615")),
            Kind::Float | Kind::Decimal => match self.number(value) {
                Some(number) => self.number_limits(limits, &number),
                None => self.break_rule("type", "a number"),
            },
            Kind::Digits => match self.digits(value) {
                Some(digits) => {
                    self.text_limits(limits, &digits);
                    self.number_limits(limits, &digits);
                }
                None => self.break_rule("type", "digits only"),
            },
            Kind::DecimalText => match value.as_str().filter(|text| Number::from_text(text).is_some()) {
                Some(text) => {
                    self.text_limits(limits, text);
                    self.number_limits(limits, text);
                }
                None => self.break_rule("type", "a number as text"),
            },
            Kind::DigitsText => match value.as_str().filter(|text| is_digits(text)) {
                Some(text) => self.text_limits(limits, text),
                None => self.break_rule("type", "digits only, as text"),
            },
            _ => match value.as_str() {
                Some(text) => {
                    self.text_limits(limits, text);
                    if let Some(asks) = format::broken(&shape.kind, shape.format.as_deref(), text) {
                        self.break_rule("format", asks);
                    }
                }
                None => self.break_rule("type", "text"),
            },
        }
    }

    fn whole(&mut self, limits: &Limits, value: &Value, (least, most): (&str, &str)) {
        let Some(number) = self.number(value).filter(|number| number::is_whole(number)) else {
            return self.break_rule("type", "a whole number");
        };
        let beyond = |bound: &str, order| number::compare(&number, bound) == Some(order);
        if beyond(least, std::cmp::Ordering::Less) || beyond(most, std::cmp::Ordering::Greater) {
            return self.break_rule("format", format!("from {least} to {most}"));
        }
        self.number_limits(limits, &number);
    }

    /// The text of a number.
    fn number(&self, value: &Value) -> Option<String> {
        match value {
            Value::Number(number) => Some(number.as_str().to_owned()),
            Value::Text(text) if self.texts => Number::from_text(text).map(|number| number.as_str().to_owned()),
            _ => None,
        }
    }

    /// Digits, which outside JSON may begin with zeros.
    fn digits(&self, value: &Value) -> Option<String> {
        let text = match value {
            Value::Number(number) => number.as_str(),
            Value::Text(text) if self.texts => text,
            _ => return None,
        };
        is_digits(text).then(|| text.to_owned())
    }

    fn text_limits(&mut self, limits: &Limits, text: &str) {
        if limits.min_length.is_some() || limits.max_length.is_some() {
            let length = text.chars().count() as u64;
            if let Some(least) = limits.min_length.filter(|least| length < *least) {
                self.break_rule("minLength", format!("at least {}", counted(least, "character")));
            }
            if let Some(most) = limits.max_length.filter(|most| length > *most) {
                self.break_rule("maxLength", format!("at most {}", counted(most, "character")));
            }
        }
        if let Some(pattern) = limits.pattern.as_ref().filter(|pattern| !self.plan.patterns.is_found(pattern, text)) {
            self.break_rule("pattern", format!("of the form {pattern}"));
        }
    }

    fn number_limits(&mut self, limits: &Limits, number: &str) {
        number::broken(limits, number, |rule, asks| self.break_rule(rule, asks));
    }

    fn counts(&mut self, limits: &Limits, value: &Value) {
        match value {
            Value::List(items) => {
                let count = items.len() as u64;
                if let Some(least) = limits.min_items.filter(|least| count < *least) {
                    self.break_rule("minItems", format!("at least {}", counted(least, "item")));
                }
                if let Some(most) = limits.max_items.filter(|most| count > *most) {
                    self.break_rule("maxItems", format!("at most {}", counted(most, "item")));
                }
                if limits.unique_items && has_equals(items) {
                    self.break_rule("uniqueItems", "no two equal items");
                }
            }
            Value::Map(map) => {
                let count = map.len() as u64;
                if let Some(least) = limits.min_properties.filter(|least| count < *least) {
                    self.break_rule("minProperties", format!("at least {}", counted(least, "member")));
                }
                if let Some(most) = limits.max_properties.filter(|most| count > *most) {
                    self.break_rule("maxProperties", format!("at most {}", counted(most, "member")));
                }
            }
            _ => {}
        }
    }

    fn enumeration(&mut self, list: &Enumeration, value: &Value) {
        let said = match value {
            Value::Text(text) if !list.numeric || self.texts => Some(&**text),
            Value::Number(number) if list.numeric => Some(number.as_str()),
            _ => None,
        };
        let Some(said) = said else {
            return self.break_rule("type", if list.numeric { "a number" } else { "text" });
        };
        let is_known = list.values.iter().any(|known| {
            known.value == said
                || (list.numeric && number::compare(&known.value, said) == Some(std::cmp::Ordering::Equal))
        });
        if !list.open && !is_known {
            let values: Vec<&str> = list.values.iter().map(|known| known.value.as_str()).collect();
            self.break_rule("enum", format!("one of {}", values.join(", ")));
        }
    }

    fn record(&mut self, record: &'p Record, value: &Value) {
        let Some(map) = value.as_map() else { return self.break_rule("type", "an object") };
        if let Some(heir) = record.heirs.as_ref().and_then(|heirs| tagged(heirs, map)) {
            // Not by way of `record`: an heir that has heirs of its own may have this one among them.
            if let Kind::Record(heir) = &self.plan.description.resolve(heir).kind {
                return self.members(heir, map);
            }
        }
        self.members(record, map);
    }

    fn members(&mut self, record: &'p Record, map: &Map) {
        for field in &record.fields {
            match map.get(field.name.as_str()) {
                Some(value) => self.member(&field.name, &field.shape, value),
                None if field.required.is_yes() && field.access != Access::ReadOnly => {
                    self.below(&field.name, |checker| checker.break_rule("required", "required"));
                }
                None => {}
            }
        }
        if matches!(record.additional, Additional::Ignored | Additional::Any) {
            return;
        }
        for (name, value) in map.iter().filter(|(name, _)| record.fields.iter().all(|field| field.name != ***name)) {
            match &record.additional {
                Additional::Typed(shape) => self.member(name, shape, value),
                _ => self.below(name, |checker| checker.break_rule("additionalProperties", "no such member")),
            }
        }
    }

    fn member(&mut self, name: &str, shape: &'p Shape, value: &Value) {
        self.below(name, |checker| checker.value(shape, value));
    }

    fn items<'v>(&mut self, items: impl Iterator<Item = (&'p Shape, &'v Value)>) {
        for (index, (shape, item)) in items.enumerate() {
            let length = self.way.len();
            self.way.push_str(&format!("[{index}]"));
            self.value(shape, item);
            self.way.truncate(length);
        }
    }

    fn below(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let length = self.way.len();
        if length > 0 {
            self.way.push('.');
        }
        self.way.push_str(name);
        check(self);
        self.way.truncate(length);
    }

    /// The shape that the discriminator names, or the one that is broken least.
    fn union(&mut self, union: &'p Union, value: &Value) {
        if let Some(shape) = value.as_map().and_then(|map| tagged(union, map)) {
            return self.value(shape, value);
        }
        let mut nearest: Option<Vec<Violation>> = None;
        for variant in &union.variants {
            let before = std::mem::take(&mut self.found);
            self.value(&variant.shape, value);
            let broken = std::mem::replace(&mut self.found, before);
            if broken.is_empty() {
                return;
            }
            if nearest.as_ref().is_none_or(|nearest| broken.len() < nearest.len()) {
                nearest = Some(broken);
            }
        }
        // One shape that is nearly met is told; of several that are equally far from it, that it is none of them.
        match nearest {
            Some(broken) if union.variants.len() == 1 => self.found.extend(broken),
            Some(_) => self.break_rule("oneOf", format!("one of {} shapes", union.variants.len())),
            None => {}
        }
    }
}

/// The shape that a value's discriminator names.
fn tagged<'p>(union: &'p Union, map: &Map) -> Option<&'p Shape> {
    let tag = map.get(union.discriminator.as_deref()?)?.as_str()?;
    let variant = union.variants.iter().find(|variant| variant.tags.iter().any(|known| known == tag));
    variant.map(|variant| &variant.shape)
}

fn has_equals(items: &[Value]) -> bool {
    let mut seen = std::collections::HashSet::new();
    !items.iter().all(|item| seen.insert(item.to_json()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
