//! A request as it came: its parts, not yet read.

use http::HeaderMap;

/// A routed request. Everything is borrowed: what is sent may be secret, and is kept nowhere longer than needed.
#[derive(Clone, Copy)]
pub(crate) struct Incoming<'a> {
    /// The path as it came.
    pub(crate) path: &'a str,
    /// The query as it came, without its question mark.
    pub(crate) query: &'a str,
    /// What stands for each placeholder, still percent-encoded.
    pub(crate) placeholders: &'a [(&'a str, &'a str)],
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a [u8],
}

impl<'a> Incoming<'a> {
    /// The text of a header; of several with one name the first.
    pub(crate) fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
    }

    /// What stands for a placeholder.
    pub(crate) fn placeholder(&self, name: &str) -> Option<&'a str> {
        self.placeholders.iter().find(|(known, _)| *known == name).map(|(_, raw)| *raw)
    }

    /// The media type of the body, without its parameters, in lower case.
    pub(crate) fn media_type(&self) -> Option<String> {
        let header = self.header("content-type")?;
        Some(header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }
}
