//! Names of media types, as far as two of them are compared (RFC 6838, RFC 9110 section 8.3).

use std::collections::BTreeMap;

/// A media type taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MediaType<'t> {
    /// As it is spelled.
    pub(super) text: &'t str,
    /// The same without parameters, in lower case: `application/problem+json`.
    pub(super) essence: String,
    parameters: BTreeMap<String, &'t str>,
}

impl<'t> MediaType<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
        let parameters = parts.filter_map(|part| part.split_once('='));
        let parameters = parameters.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim())).collect();
        Self { text, essence, parameters }
    }

    /// Whether another media type is a special case of this one: `application/problem+json` of `application/json`.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let split = |essence: &str| essence.split_once('/').map(|(kind, form)| (kind.to_owned(), form.to_owned()));
        let (Some((kind, form)), Some((other_kind, other_form))) = (split(&self.essence), split(&other.essence)) else {
            return false;
        };
        let suffix = other_form.rsplit_once('+').map(|(_, suffix)| suffix);
        kind == other_kind
            && !form.contains('+')
            && suffix == Some(form.as_str())
            && self.parameters == other.parameters
    }
}
