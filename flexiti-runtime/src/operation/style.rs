//! How a parameter's value is written: the table "Style Values" of OpenAPI 3.0.4, after RFC 6570.
//!
//! Everything but unreserved characters is percent-encoded, delimiters inside a value included, so that a value never
//! reads as two. Headers have no such encoding and carry their text as it is.

use super::body::form_escaped;
use super::{Location, Parameter};
use crate::wire::sink::Node;
use std::fmt::Write;

/// How lists and records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `blue,black` (path, header)
    Simple,
    /// `.blue.black` (path)
    Label,
    /// `;color=blue;color=black` (path)
    Matrix,
    /// `color=blue&color=black` (query, cookie, form)
    Form,
    /// `color=blue%20black` (query)
    SpaceDelimited,
    /// `color=blue%7Cblack` (query)
    PipeDelimited,
    /// `color%5BR%5D=100&color%5BG%5D=200` (query, form). Deeper records and lists go on in the same way, which the
    /// table leaves open.
    DeepObject,
    /// `color=%5B%22blue%22%5D` (form): JSON, where the document says so (`contentType: application/json`).
    Json,
}

/// The text of a parameter; nothing for a value that is null, or a list or record without content.
pub(super) fn written(parameter: &Parameter, node: Node) -> Option<String> {
    let node = &match node {
        // Most values: one text that stands as it is.
        Node::Scalar { text, .. } if parameter.style == Style::Simple && is_plain(parameter, &text) => {
            return Some(text);
        }
        node => node,
    };
    let pen = Pen { name: parameter.name, escape: escape_of(parameter), explode: parameter.explode };
    match parameter.style {
        Style::Simple => pen.simple(node),
        Style::Label => pen.label(node),
        Style::Matrix => pen.matrix(node),
        style => {
            let separator = if parameter.location == Location::Cookie { "; " } else { "&" };
            let pairs: Vec<String> = pen.pairs(style, node).into_iter().map(|(k, v)| format!("{k}={v}")).collect();
            (!pairs.is_empty()).then(|| pairs.join(separator))
        }
    }
}

/// The pairs that a member of a form becomes, escaped as forms are. Without a style of its own a list repeats its name,
/// and a record, which has no form in a form, is its JSON.
pub(super) fn form_pairs(name: &str, style: Option<(Style, bool)>, node: &Node) -> Vec<(String, String)> {
    let escape: Escape = form_escaped;
    match (style, node) {
        (None, Node::Record(_)) | (Some((Style::Json, _)), _) => vec![(escape(name), escape(&node.flat()))],
        _ => {
            let (style, explode) = style.unwrap_or((Style::Form, true));
            Pen { name, escape, explode }.pairs(style, node)
        }
    }
}

type Escape = fn(&str) -> String;

fn escape_of(parameter: &Parameter) -> Escape {
    match parameter.location {
        Location::Header => str::to_owned,
        Location::Query if parameter.reserved => escaped_but_reserved,
        _ => escaped,
    }
}

/// Whether a text needs no escape in the place of this parameter.
fn is_plain(parameter: &Parameter, text: &str) -> bool {
    parameter.location == Location::Header || text.bytes().all(is_unreserved)
}

/// RFC 3986, section 2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

struct Pen<'a> {
    name: &'a str,
    escape: Escape,
    explode: bool,
}

impl Pen<'_> {
    fn simple(&self, node: &Node) -> Option<String> {
        match node {
            Node::Null => None,
            Node::Scalar { text, .. } => Some((self.escape)(text)),
            Node::List(_) | Node::Record(_) => self.joined(node, ",", ","),
        }
    }

    fn label(&self, node: &Node) -> Option<String> {
        let text = match node {
            Node::Null => None,
            Node::Scalar { text, .. } => Some((self.escape)(text)),
            _ if self.explode => self.joined(node, ".", "."),
            _ => self.joined(node, ",", ","),
        };
        text.map(|text| format!(".{text}"))
    }

    fn matrix(&self, node: &Node) -> Option<String> {
        let name = (self.escape)(self.name);
        let pair = |value: String| if value.is_empty() { format!(";{name}") } else { format!(";{name}={value}") };
        match node {
            Node::Null => None,
            Node::Scalar { text, .. } => Some(pair((self.escape)(text))),
            Node::List(items) if self.explode => {
                let pairs: String = items.iter().map(|item| pair((self.escape)(&item.flat()))).collect();
                Some(pairs).filter(|pairs| !pairs.is_empty())
            }
            Node::Record(_) if self.explode => self.joined(node, ";", ";").map(|text| format!(";{text}")),
            _ => self.joined(node, ",", ",").map(pair),
        }
    }

    fn pairs(&self, style: Style, node: &Node) -> Vec<(String, String)> {
        let name = (self.escape)(self.name);
        let delimiter = match style {
            Style::SpaceDelimited => (self.escape)(" "),
            Style::PipeDelimited => (self.escape)("|"),
            _ => ",".to_owned(),
        };
        match node {
            Node::Null => Vec::new(),
            Node::Scalar { text, .. } => vec![(name, (self.escape)(text))],
            _ if style == Style::DeepObject => {
                let mut pairs = Vec::new();
                self.deep(self.name.to_owned(), node, &mut pairs);
                pairs
            }
            Node::List(items) if self.explode => {
                items.iter().map(|item| (name.clone(), (self.escape)(&item.flat()))).collect()
            }
            Node::Record(members) if self.explode => {
                members.iter().map(|(key, value)| ((self.escape)(key), (self.escape)(&value.flat()))).collect()
            }
            _ => self.joined(node, &delimiter, &delimiter).map(|text| (name, text)).into_iter().collect(),
        }
    }

    fn deep(&self, name: String, node: &Node, pairs: &mut Vec<(String, String)>) {
        match node {
            Node::Null => {}
            Node::Scalar { text, .. } => pairs.push(((self.escape)(&name), (self.escape)(text))),
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.deep(format!("{name}[{index}]"), item, pairs);
                }
            }
            Node::Record(members) => {
                for (key, value) in members {
                    self.deep(format!("{name}[{key}]"), value, pairs);
                }
            }
        }
    }

    /// Items joined; members as `key=value` when they explode, else as `key`, `value`.
    fn joined(&self, node: &Node, between: &str, within: &str) -> Option<String> {
        let escape = |node: &Node| (self.escape)(&node.flat());
        let parts: Vec<String> = match node {
            Node::List(items) => items.iter().map(escape).collect(),
            Node::Record(members) => {
                let within = if self.explode { "=" } else { within };
                let member = |(key, value): &(String, Node)| format!("{}{within}{}", (self.escape)(key), escape(value));
                members.iter().map(member).collect()
            }
            Node::Null | Node::Scalar { .. } => vec![escape(node)],
        };
        (!parts.is_empty()).then(|| parts.join(between))
    }
}

/// Percent-encodes everything but unreserved characters.
pub(super) fn escaped(text: &str) -> String {
    percent_encoded(text, b"")
}

/// The way back from [`escaped`].
pub(crate) fn unescaped(text: &str) -> Option<String> {
    let pair = format!("={}", text.replace('+', "%2B"));
    form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned())
}

fn escaped_but_reserved(text: &str) -> String {
    percent_encoded(text, b":/?@!$'()*,;=")
}

fn percent_encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
