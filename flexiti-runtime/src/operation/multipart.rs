//! Bodies of several parts: files, and fields beside them (RFC 7578).

use super::body::Body;
use super::file::File;
use crate::wire::{Encode, Limit, Violation, sink};
use std::fmt;

/// One part of a multipart body.
///
/// ```
/// use flexiti_runtime::{operation::{File, Part}, wire::Limit};
/// let parts = vec![
///     Part::field("title", &"Scan", &Limit::max_length(20)),
///     Part::file("document", &File::named("scan.pdf", b"%PDF-"), "application/pdf"),
/// ];
/// # drop(parts);
/// ```
#[derive(Clone)]
pub struct Part {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    bytes: Vec<u8>,
    pub(super) violations: Vec<Violation>,
}

impl Part {
    /// A field: a scalar as plain text, a list or record as JSON.
    pub fn field(name: &str, value: &dyn Encode, limit: &Limit) -> Self {
        let node = sink::tree(value).unwrap_or(sink::Node::Null);
        Self { violations: sink::broken_limits(value, name, limit), ..Self::of_node(name, node) }
    }

    /// A field for each item of a list, all of the same name; one field for any other value.
    pub fn fields(name: &str, value: &dyn Encode, limit: &Limit) -> Vec<Self> {
        let mut fields: Vec<Self> = match sink::tree(value) {
            Some(sink::Node::List(items)) => items.into_iter().map(|item| Self::of_node(name, item)).collect(),
            _ => return vec![Self::field(name, value, limit)],
        };
        let violations = sink::broken_limits(value, name, limit);
        // A list that must not be empty has no item to tell it by.
        if fields.is_empty() && !violations.is_empty() {
            fields.push(Self::of_node(name, sink::Node::Null));
        }
        fields.iter_mut().take(1).for_each(|first| first.violations.clone_from(&violations));
        fields
    }

    /// The same as something else than plain text.
    pub fn content_type(mut self, content_type: &str) -> Self {
        self.content_type = Some(content_type.to_owned());
        self
    }

    fn of_node(name: &str, node: sink::Node) -> Self {
        let json = matches!(node, sink::Node::List(_) | sink::Node::Record(_));
        Self {
            name: name.to_owned(),
            file_name: None,
            content_type: json.then(|| "application/json".to_owned()),
            bytes: node.flat().into_owned().into_bytes(),
            violations: Vec::new(),
        }
    }

    /// A file, of the given media type unless it says another itself. Without a name it is called after the part.
    pub fn file(name: &str, file: &File, content_type: &str) -> Self {
        Self {
            name: name.to_owned(),
            file_name: Some(file.name().unwrap_or(name).to_owned()),
            content_type: Some(file.said().unwrap_or(content_type).to_owned()),
            bytes: file.as_bytes().to_vec(),
            violations: Vec::new(),
        }
    }

    fn head(&self) -> String {
        let mut head = format!("content-disposition: form-data; name=\"{}\"", quoted(&self.name));
        if let Some(file_name) = &self.file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
        }
        if let Some(content_type) = &self.content_type {
            head.push_str(&format!("\r\ncontent-type: {}", content_type.replace(char::is_control, "")));
        }
        head
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part").field("name", &self.name).field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// As browsers quote names: what would end the name or the line is percent-encoded.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// The parts as one body. `boundary` must occur in none of them, which 128 random bits see to.
pub(super) fn body(parts: &[Part], boundary: &str) -> Body {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(format!("--{boundary}\r\n{}\r\n\r\n", part.head()).as_bytes());
        bytes.extend_from_slice(&part.bytes);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Body::new(format!("multipart/form-data; boundary={boundary}"), bytes)
}
