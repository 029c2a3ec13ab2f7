//! The header `Prefer`, by which a caller chooses the answer: `Prefer: code=409, example=sold_out`.
//!
//! The words are those of Stoplight's Prism, so that what is written for the one works with the other: `code` is a status,
//! `example` the name of a documented example, `dynamic=true` asks for a made value even if there is an example. Beyond
//! Prism, `example` also takes a documented error code. What else stands in the header (RFC 7240) is passed over.

use http::HeaderMap;

/// What a caller wants to be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefer {
    pub(crate) code: Option<u16>,
    pub(crate) example: Option<String>,
    pub(crate) dynamic: bool,
}

impl Prefer {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let mut prefer = Self::default();
        for header in headers.get_all("prefer") {
            let Ok(text) = header.to_str() else { continue };
            for (name, value) in preferences(text) {
                match name.as_str() {
                    "code" => prefer.code = value.parse().ok().filter(|code| (100..600).contains(code)),
                    "example" => prefer.example = Some(value).filter(|name| !name.is_empty()),
                    "dynamic" => prefer.dynamic = value == "true",
                    _ => {}
                }
            }
        }
        prefer
    }
}

/// `a=1, b="x, y"; c` as pairs, names in lower case.
fn preferences(text: &str) -> Vec<(String, String)> {
    let (mut pairs, mut quoted, mut from) = (Vec::new(), false, 0);
    for (at, character) in text.char_indices().chain([(text.len(), ',')]) {
        match character {
            '"' => quoted = !quoted,
            ',' | ';' if !quoted || at == text.len() => {
                let pair = text.get(from..at).unwrap_or_default();
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                pairs.push((name.trim().to_ascii_lowercase(), value.trim().trim_matches('"').to_owned()));
                from = at + 1;
            }
            _ => {}
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prisms_words_are_read() {
        let prefer = |text: &str| {
            Prefer::of(&HeaderMap::from_iter([(
                http::header::HeaderName::from_static("prefer"),
                text.parse().unwrap(),
            )]))
        };
        let said = prefer("code=409, example=\"a, b\"; wait=3");
        assert_eq!((said.code, said.example.as_deref(), said.dynamic), (Some(409), Some("a, b"), false));
        assert!(prefer("dynamic=true").dynamic);
        assert_eq!(prefer("code=9, example="), Prefer::default());
    }
}
