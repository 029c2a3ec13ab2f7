//! A body of several parts, taken apart again (RFC 7578). It is one that this crate has written.

use super::unwritten::{Kind, written};
use crate::values::base64_of;
use crate::wire;

/// A part: its name, whether it says that it is JSON, and its bytes.
pub(super) struct Part<'a> {
    name: String,
    is_json: bool,
    bytes: &'a [u8],
}

/// The parts of a body; nothing if it is of another kind.
pub(super) fn of<'a>(content_type: &str, body: &'a [u8]) -> Option<Vec<Part<'a>>> {
    let boundary = content_type.strip_prefix("multipart/")?.split_once("boundary=")?.1;
    let mark = format!("--{}", boundary.trim_matches('"'));
    let mut parts = Vec::new();
    let mut rest = after(body, mark.as_bytes())?;
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let end = find(part, format!("\r\n{mark}").as_bytes())?;
        let (part, next) = part.split_at_checked(end)?;
        parts.extend(one(part));
        rest = after(next, mark.as_bytes())?;
    }
    Some(parts)
}

fn one(part: &[u8]) -> Option<Part<'_>> {
    let end = find(part, b"\r\n\r\n")?;
    let (head, body) = part.split_at_checked(end)?;
    let head = wire::text_of(head).into_owned();
    let name = head.split_once("name=\"")?.1.split_once('"')?.0;
    let name = name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    let said = head.to_ascii_lowercase();
    let is_json = said.split_once("content-type:").is_some_and(|(_, kind)| kind.trim().starts_with("application/json"));
    Some(Part { name, is_json, bytes: body.get(4..)? })
}

/// The JSON of a field; nothing if it is absent.
pub(super) fn value(kind: Kind, name: &str, parts: &[Part<'_>]) -> Option<String> {
    let named: Vec<&Part<'_>> = parts.iter().filter(|part| part.name == name).collect();
    let first = named.first()?;
    match kind {
        Kind::List => {
            let items: Vec<String> = named.iter().map(|part| json(Kind::Any, part)).collect();
            Some(format!("[{}]", items.join(",")))
        }
        _ => Some(json(kind, first)),
    }
}

fn json(kind: Kind, part: &Part<'_>) -> String {
    let text = wire::text_of(part.bytes);
    match kind {
        Kind::File => written(kind, base64_of(part.bytes).into()),
        _ if part.is_json => text.into_owned(),
        _ => written(kind, text.into_owned().into()),
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    bytes.get(find(bytes, mark)? + mark.len()..)
}
