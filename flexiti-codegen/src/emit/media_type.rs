//! Media types as they are said in headers.

use super::answered::{Answered, preferred};
use crate::model::{Content, Media, Operation};

const JSON: &str = "application/json";

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
            Some(asked(content)).filter(|media_type| content.media == Media::Json && media_type != JSON)
        }
        Answered::Nothing => Some("*/*".into()),
        Answered::Events(_) => Some("text/event-stream".into()),
        Answered::Text | Answered::Bytes | Answered::Lines(_) => Some(first()),
        Answered::ByStatus(successes) => {
            let mut all: Vec<String> = Vec::new();
            for (status, _) in successes {
                let outcome = operation.outcomes.iter().find(|outcome| outcome.status == *status);
                let media_type = outcome.and_then(|outcome| preferred(&outcome.contents)).map(asked);
                all.extend(media_type.filter(|media_type| !all.contains(media_type)));
            }
            match all.as_slice() {
                [] => Some("*/*".into()),
                [only] if only == JSON => None,
                several => Some(several.join(", ")),
            }
        }
    }
}

/// The form of an answer as it is asked for. Not in which letters, for JSON is UTF-8 (RFC 8259, 8.1).
fn asked(content: &Content) -> String {
    if content.media != Media::Json {
        return header_safe(&content.media_type);
    }
    let plain = content.media_type.split(';').map(str::trim).filter(|part| !is_charset(part));
    said_type(content.media, &plain.collect::<Vec<_>>().join("; ")).unwrap_or_else(|| JSON.into())
}

/// The media type that is said where the one that goes without saying is not meant: for JSON, text and bytes alike. A
/// range such as `application/*` names none.
pub(super) fn said_type(media: Media, media_type: &str) -> Option<String> {
    let usual = match media {
        Media::Json => JSON,
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
