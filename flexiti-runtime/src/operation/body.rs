//! What a call carries: nothing, or bytes of some kind.

use super::Style;
use super::style::{escaped, form_pairs};
use crate::wire::sink::Node;
use bytes::Bytes;
use std::borrow::Cow;

/// A body as it goes out.
#[derive(Clone, Default)]
pub(super) struct Body {
    pub(super) content_type: Option<Cow<'static, str>>,
    pub(super) bytes: Bytes,
}

impl Body {
    pub(super) fn new(content_type: impl Into<Cow<'static, str>>, bytes: impl Into<Bytes>) -> Self {
        Self { content_type: Some(content_type.into()), bytes: bytes.into() }
    }

    /// A record as `application/x-www-form-urlencoded`. Lists repeat their name, records inside stand as JSON, unless
    /// `styles` says otherwise for a member.
    pub(super) fn form(record: Option<&Node>, styles: &[(&str, Style, bool)]) -> Self {
        let mut text = String::new();
        if let Some(Node::Record(members)) = record {
            for (name, node) in members {
                let style =
                    styles.iter().find(|(known, _, _)| known == name).map(|(_, style, explode)| (*style, *explode));
                for (key, value) in form_pairs(name, style, node) {
                    if !text.is_empty() {
                        text.push('&');
                    }
                    text.push_str(&format!("{key}={value}"));
                }
            }
        }
        Self::new("application/x-www-form-urlencoded", text)
    }
}

/// As a form wants it: a space is a plus.
pub(crate) fn form_escaped(text: &str) -> String {
    escaped(text).replace("%20", "+")
}
