//! Media types as they are said in headers.

use super::answered::{Answered, preferred};
use crate::model::{Media, Operation};

/// The `accept` header, where it is not that of plain JSON.
pub(super) fn accept(operation: &Operation, answered: &Answered) -> Option<String> {
    let first = || {
        let successes = operation.outcomes.iter().filter(|outcome| outcome.status.is_success());
        let content = successes.flat_map(|outcome| &outcome.contents).next();
        content.map_or_else(|| "*/*".to_owned(), |content| header_safe(&content.media_type))
    };
    match answered {
        Answered::Value(_) | Answered::Open => {
            let successes = operation.outcomes.iter().filter(|outcome| outcome.status.is_success());
            let content = successes.filter_map(|outcome| preferred(&outcome.contents)).next()?;
            // In which letters the answer comes is not ours to ask for: JSON is UTF-8 (RFC 8259, 8.1).
            let plain = content.media_type.split(';').map(str::trim).filter(|part| !is_charset(part));
            let plain = plain.collect::<Vec<_>>().join("; ");
            said_type(content.media, &plain).filter(|_| content.media == Media::Json)
        }
        Answered::Nothing => Some("*/*".into()),
        Answered::Events(_) => Some("text/event-stream".into()),
        Answered::Text | Answered::Bytes | Answered::Lines(_) => Some(first()),
        Answered::ByStatus(all) if all.iter().any(|(_, answered)| accept(operation, answered).is_none()) => None,
        Answered::ByStatus(_) => Some("*/*".into()),
    }
}

/// The media type that is said where the one that goes without saying is not meant: for JSON, text and bytes alike. A
/// range such as `application/*` names none.
pub(super) fn said_type(media: Media, media_type: &str) -> Option<String> {
    let usual = match media {
        Media::Json => "application/json",
        Media::Text => "text/plain",
        _ => "application/octet-stream",
    };
    let said = header_safe(media_type.trim());
    (said.contains('/') && !said.contains('*') && !said.eq_ignore_ascii_case(usual)).then_some(said)
}

fn is_charset(parameter: &str) -> bool {
    parameter.get(..8).is_some_and(|name| name.eq_ignore_ascii_case("charset="))
}

/// A media type that may stand in a header.
pub(super) fn header_safe(media_type: &str) -> String {
    media_type.chars().filter(|character| character.is_ascii_graphic() || *character == ' ').collect()
}
