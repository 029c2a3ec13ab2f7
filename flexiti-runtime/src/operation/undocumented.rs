//! What a call carries that its document does not know: parameters of the query, members of the JSON body.
//!
//! They come from [`Options`](super::Options), and are as strict about names as everything else: one that could change
//! the meaning of the call is told as a violation, and nothing is sent.

use super::body::Body;
use super::call::Call;
use super::{Location, style};
use crate::Json;
use crate::client::Scheme;
use crate::error::printable;
use crate::wire::{DecodeError, Decoder, Rule, Violation};

impl Call {
    /// The pairs of the query that the document does not know, as they stand in an address.
    pub(super) fn undocumented_query(&self, violations: &mut Vec<Violation>) -> Vec<String> {
        let is_key = |name: &str| {
            let schemes = self.core.api().security.iter().map(|(_, scheme)| scheme);
            let mut keys = schemes.filter(|scheme| matches!(scheme, Scheme::ApiKey { location: Location::Query, .. }));
            keys.any(|scheme| matches!(scheme, Scheme::ApiKey { name: key, .. } if *key == name))
        };
        let query = &self.options.query;
        let refused = query.iter().filter(|(name, _)| name.is_empty() || is_key(name));
        violations.extend(refused.map(|(name, _)| violation(name, "a parameter that a call may set")));
        // The last of several of one name counts.
        let last = query
            .iter()
            .enumerate()
            .filter(|(at, (name, _))| !query.iter().skip(at + 1).any(|(later, _)| later == name));
        last.map(|(_, (name, value))| format!("{}={}", style::escaped(name), style::escaped(value))).collect()
    }

    /// Puts the members that the document does not know into the body.
    pub(super) fn add_members(&mut self) {
        if self.options.members.is_empty() {
            return;
        }
        let members = std::mem::take(&mut self.options.members);
        if members.iter().any(|(name, _)| name.is_empty()) {
            self.violations.push(violation("", "the name of a member"));
        }
        match with_members(&self.body, members) {
            Some(body) => self.body = body,
            None => self.violations.push(violation("", "a body that is a JSON record, to put a member into")),
        }
    }
}

fn violation(name: &str, limit: &str) -> Violation {
    Violation::new(&printable(name, 80), Rule::Undocumented, limit.to_owned(), None)
}

/// The body with these members too, each in place of one of its name; nothing if it is no JSON record. What the body says
/// already keeps its bytes.
fn with_members(body: &Body, added: Vec<(String, Json)>) -> Option<Body> {
    let media_type = body.content_type.as_deref().unwrap_or("application/json");
    let essence = media_type.split(';').next().unwrap_or_default().trim_end();
    if essence != "application/json" && !essence.ends_with("+json") {
        return None;
    }
    let mut members = match body.bytes.is_empty() {
        true => Vec::new(),
        false => read(std::str::from_utf8(&body.bytes).ok()?).ok()?,
    };
    for (name, value) in added {
        match members.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => members.push((name, value)),
        }
    }
    let quoted = |name: &String| serde_json::Value::from(name.as_str()).to_string();
    let members: Vec<String> =
        members.iter().map(|(name, value)| format!("{}:{}", quoted(name), value.as_str())).collect();
    Some(Body::new(media_type.to_owned(), format!("{{{}}}", members.join(","))))
}

fn read(record: &str) -> Result<Vec<(String, Json)>, DecodeError> {
    let mut members = Vec::new();
    let mut from = Decoder::new(record);
    from.record(|name, from| {
        members.push((name.to_owned(), from.json()?));
        Ok(())
    })?;
    from.finish().map(|()| members)
}
