//! The text of a `$ref`, taken apart: a file, and a pointer into it.

use crate::{
    diagnostic::{Diagnostic, codes},
    source::pointer,
};

/// A chain of references longer than this is a circle.
pub(super) const LONGEST_CHAIN: usize = 64;

/// What a reference names.
pub(super) struct Address {
    /// A path relative to the file of the reference; nothing for that file itself.
    pub(super) file: Option<String>,
    /// The tokens of the pointer.
    pub(super) tokens: Vec<String>,
}

impl Address {
    /// Takes a reference apart. URLs are refused.
    pub(super) fn parse(text: &str) -> Result<Self, Diagnostic> {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        if file.contains("://") || file.starts_with("//") {
            let message = format!("`{text}` is not read: it is on the network");
            return Err(Diagnostic::new(&codes::REFERENCE_TO_URL, message));
        }
        // `#components/schemas/Pet` is a common slip.
        let slash = if fragment.is_empty() || fragment.starts_with('/') { "" } else { "/" };
        let tokens = pointer::tokens(&format!("#{slash}{fragment}")).unwrap_or_default();
        // `#/` names a member without a name, and is meant as the whole file.
        let tokens = if tokens.iter().all(String::is_empty) { Vec::new() } else { tokens };
        Ok(Self { file: (!file.is_empty()).then(|| file.to_owned()), tokens })
    }
}

/// The reference to a component.
pub(super) fn to_component(section: &[&str], name: &str) -> String {
    // A percent sign would be taken for the beginning of an escape.
    super::fragment(section.iter().copied().chain([name])).replace('%', "%25")
}
