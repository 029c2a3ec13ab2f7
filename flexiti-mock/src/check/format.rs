//! Formats of texts that a program can check without guessing; all others ask for nothing.

use std::net::{Ipv4Addr, Ipv6Addr};

use flexiti_description::Kind;

/// What a text must be, where it is not that.
pub(super) fn broken(kind: &Kind, format: Option<&str>, text: &str) -> Option<&'static str> {
    let (kept, asks) = match (kind, format) {
        (Kind::Date, _) => (is_date(text), "a date, 2026-01-31"),
        (Kind::DateTime, _) => (is_date_time(text), "a point in time, 2026-01-31T12:00:00Z"),
        (Kind::Base64, _) => (is_base64(text), "base64"),
        (_, Some("uuid")) => (is_uuid(text), "a UUID"),
        (_, Some("ipv4")) => (text.parse::<Ipv4Addr>().is_ok(), "an IPv4 address"),
        (_, Some("ipv6")) => (text.parse::<Ipv6Addr>().is_ok(), "an IPv6 address"),
        (_, Some("email")) => (is_email(text), "an e-mail address"),
        _ => return None,
    };
    (!kept).then_some(asks)
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// RFC 3339: day, time and offset. `jiff` reads more than that, so the form is looked at first.
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_separated = matches!(bytes.get(10), Some(b'T' | b't' | b' '));
    let has_seconds = bytes.get(13) == Some(&b':') && bytes.get(16) == Some(&b':');
    is_separated && has_seconds && !text.contains('[') && text.parse::<jiff::Timestamp>().is_ok()
}

fn is_base64(text: &str) -> bool {
    let plain = text.trim_end_matches('=');
    let padding = text.len() - plain.len();
    let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    padding <= 2 && plain.bytes().all(known) && plain.len() % 4 != 1 && (padding == 0 || text.len().is_multiple_of(4))
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let is_hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(is_hex)
}

fn is_email(text: &str) -> bool {
    let spaced = text.contains(|character: char| character.is_whitespace() || character.is_control());
    let (name, host) = text.rsplit_once('@').unwrap_or_default();
    !spaced && !name.is_empty() && !host.is_empty() && !host.starts_with('.') && !host.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_held_to_the_formats_that_are_known() {
        for date_time in ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.5-05:00"] {
            assert_eq!(broken(&Kind::DateTime, None, date_time), None);
        }
        for other in ["2026-01-31", "2026-01-31T12:00Z", "2026-02-30T12:00:00Z", "2026-01-31T12:00:00", ""] {
            assert!(broken(&Kind::DateTime, None, other).is_some(), "{other}");
        }
        assert!(broken(&Kind::Date, None, "2026-02-30").is_some());
        assert_eq!(broken(&Kind::Base64, None, "YWI="), None);
        assert!(broken(&Kind::Base64, None, "YWI").is_none() && broken(&Kind::Base64, None, "Y").is_some());
        assert!(broken(&Kind::Text, Some("uuid"), "not one").is_some());
        assert_eq!(broken(&Kind::Text, Some("whatever"), "anything"), None);
    }
}
