//! Bodies in parts (RFC 7578): names and contents. Files are not looked into.

use flexiti_description::{Content, Description, Kind};

use super::body::members;
use crate::value::{Map, Value};

/// One part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    name: String,
    media_type: Option<&'a str>,
    is_file: bool,
    content: &'a [u8],
}

/// The boundary that a content type names.
pub(super) fn boundary(content_type: &str) -> Option<String> {
    let said = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"').to_owned())
    });
    said.filter(|boundary| !boundary.is_empty())
}

/// The parts of a body; nothing where it is not in parts.
pub(super) fn parts<'a>(body: &'a [u8], boundary: &str) -> Option<Vec<Part<'a>>> {
    let delimiter = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut rest = behind(body, delimiter.as_bytes())?;
    while !rest.starts_with(b"--") {
        let end = find(rest, format!("\r\n{delimiter}").as_bytes())?;
        let (part, after) = rest.split_at_checked(end)?;
        let split = find(part, b"\r\n\r\n")?;
        let head = std::str::from_utf8(part.get(..split)?).ok()?;
        parts.push(one(head, part.get(split + 4..)?)?);
        rest = after.get(delimiter.len() + 2..)?;
    }
    Some(parts)
}

fn one<'a>(head: &'a str, content: &'a [u8]) -> Option<Part<'a>> {
    let header = |wanted: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
    };
    let disposition = header("content-disposition")?;
    let said = |wanted: &str| {
        disposition.split(';').skip(1).find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case(wanted).then(|| value.trim().trim_matches('"').to_owned())
        })
    };
    let is_file = said("filename").is_some() || said("filename*").is_some();
    Some(Part { name: said("name")?, media_type: header("content-type"), is_file, content })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn behind<'a>(bytes: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    find(bytes, wanted).and_then(|at| bytes.get(at + wanted.len()..))
}

/// The parts as a value: a list where the shape has one or a name comes twice; of a file its name only.
pub(super) fn value(description: &Description, content: &Content, parts: Vec<Part<'_>>) -> Value {
    let members = members(description, content.shape.as_ref());
    let mut lists: Map = Map::new();
    for part in parts {
        let read = match std::str::from_utf8(part.content) {
            Ok(text) if part.media_type.is_some_and(|media_type| media_type.starts_with("application/json")) => {
                Value::from_json(text.as_bytes()).unwrap_or_else(|_| text.into())
            }
            Ok(text) if !part.is_file => {
                let shape = members.iter().find(|field| field.name == part.name).map(|field| &field.shape);
                let kind = shape.map(|shape| &description.resolve(shape).kind);
                let json = matches!(kind, Some(Kind::Record(_) | Kind::Map(_)));
                let value = json.then(|| Value::from_json(text.as_bytes()).ok()).flatten();
                value.unwrap_or_else(|| text.into())
            }
            _ => Value::from("(a file)"),
        };
        let mut items: Vec<Value> = match lists.get(part.name.as_str()) {
            Some(Value::List(known)) => known.to_vec(),
            _ => Vec::new(),
        };
        items.push(read);
        lists.insert(part.name.into(), items.into());
    }
    let is_list = |name: &str| {
        let field = members.iter().find(|field| field.name == name);
        field.is_some_and(|field| matches!(description.resolve(&field.shape).kind, Kind::List(_)))
    };
    let unwrapped = lists.into_iter().map(|(name, items)| match items.as_list() {
        Some([only]) if !is_list(&name) => (name, only.clone()),
        _ => (name, items),
    });
    unwrapped.collect::<Map>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_between_boundaries() {
        let body = "preamble\r\n--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--x\r\n\
                    content-disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\nContent-Type: image/png\r\n\r\n\
                    \r\n--y\r\n--x--\r\n";
        let found = parts(body.as_bytes(), "x").unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].name.as_str(), found[0].content, found[0].is_file), ("a", &b"one"[..], false));
        assert_eq!((found[1].name.as_str(), found[1].content, found[1].is_file), ("f", &b"\r\n--y"[..], true));
        assert_eq!(parts(b"--x\r\nno end", "x"), None);
        assert_eq!(boundary("multipart/form-data; boundary=\"a b\"").as_deref(), Some("a b"));
    }
}
