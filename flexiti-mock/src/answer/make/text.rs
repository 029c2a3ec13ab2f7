//! Texts within their limits: of a format, of a pattern, or a word of the right length.

use flexiti_description::{Kind, Limits, Shape};

use super::pattern;
use crate::{check::fits, plan::Plan, value::Value};

/// A text of a kind that travels as one.
pub(super) fn make(plan: &Plan, kind: &Kind, shape: &Shape, index: usize) -> String {
    let limits = &shape.limits;
    let least = limits.min_length.unwrap_or(0);
    let of_pattern =
        || limits.pattern.as_deref().and_then(|text| pattern::matching(text, least, limits.max_length, index));
    let candidates = [of_pattern(), Some(formatted(kind, shape.format.as_deref(), index)), Some(word(limits, index))];
    let mut candidates = candidates.into_iter().flatten();
    let kept = candidates.find(|text| fits(plan, shape, &Value::from(text.as_str())));
    kept.unwrap_or_else(|| word(limits, index))
}

/// Digits as text: as many as it may have, up to eight.
pub(super) fn digits(limits: &Limits, index: usize) -> String {
    let length = limits.max_length.unwrap_or(8).min(8).max(limits.min_length.unwrap_or(1)).max(1);
    let length = usize::try_from(length).unwrap_or(8);
    "12345678".chars().cycle().skip(index).take(length).collect()
}

fn formatted(kind: &Kind, format: Option<&str>, index: usize) -> String {
    let number = index + 1;
    match (kind, format) {
        (Kind::Date, _) => format!("2026-01-{:02}", number.min(28)),
        (Kind::DateTime, _) => format!("2026-01-{:02}T12:00:00Z", number.min(28)),
        (Kind::Base64, _) => "dGV4dA==".to_owned(),
        (_, Some("uuid")) => format!("00000000-0000-4000-8000-{number:012}"),
        (_, Some("email" | "idn-email")) => format!("person{number}@example.com"),
        (_, Some("uri" | "url" | "iri")) => format!("https://example.com/{number}"),
        (_, Some("uri-reference")) => format!("/{number}"),
        (_, Some("hostname" | "idn-hostname")) => format!("host{number}.example.com"),
        (_, Some("ipv4" | "ip")) => format!("192.0.2.{}", number.min(254)),
        (_, Some("ipv6")) => format!("2001:db8::{number}"),
        (_, Some("time")) => "12:00:00Z".to_owned(),
        (_, Some("duration")) => "PT1H".to_owned(),
        _ => {
            if index == 0 {
                "text".to_owned()
            } else {
                format!("text{number}")
            }
        }
    }
}

/// `text`, as long as it must be and as short as it may be.
fn word(limits: &Limits, index: usize) -> String {
    let least = usize::try_from(limits.min_length.unwrap_or(0)).unwrap_or(0).min(100_000);
    let most = limits.max_length.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let suffix = if index == 0 { String::new() } else { (index + 1).to_string() };
    let stem = most.saturating_sub(suffix.len()).min(4.max(least.saturating_sub(suffix.len())));
    "text".chars().cycle().take(stem).chain(suffix.chars()).collect()
}
