//! From a call to the request that is sent: ids, address, headers, body. Everything but the proof of who calls, which is
//! added for each attempt.
//!
//! Nothing is sent while anything is wrong, and all that is wrong is told at once.

use super::call::{Call, Given};
use super::{Location, Supplied, address};
use crate::error::{Fault, Told, printable};
use crate::transport::{Headers, Request};
use crate::wire::{Rule, Violation};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What belongs to one logical call and stays the same however often it is sent.
struct Marks {
    reference_id: Option<String>,
    idempotency_key: Option<String>,
    context_hash: Option<String>,
}

impl Call {
    /// The request, or everything that is wrong with it.
    pub(super) fn prepare(mut self) -> Result<(Told, Request), Box<Fault>> {
        self.add_members();
        let marks = self.marks();
        self.supply(&marks);
        let mut violations = self.broken();
        let url = self.url(&mut violations);
        let mut request = self.core.request(self.operation.method, url, self.operation.accept);
        self.write_headers(&marks, &mut request.headers, &mut violations);
        request.timeout = self.options.timeout.unwrap_or(request.timeout);
        request.body = self.body.bytes;
        let Marks { reference_id, idempotency_key, .. } = marks;
        let told = Told {
            operation: self.operation,
            environment: self.core.environment_shared(),
            reference_id,
            idempotency_key,
            attempts: 0,
            in_doubt: false,
            stop: None,
            secrets: self.secrets,
        };
        if violations.is_empty() { Ok((told, request)) } else { Err(Fault::invalid(told, violations)) }
    }

    /// Each mark is what the call was told, or what one of its parameters says, or new.
    fn marks(&mut self) -> Marks {
        let (api, operation) = (self.core.api(), self.operation);
        let reference = api.reference_id.is_some() || self.wants(Supplied::ReferenceId);
        let key = operation.idempotency_key.is_some() || self.wants(Supplied::IdempotencyKey);
        let hash = operation.context_hash.is_some() || self.wants(Supplied::ContextHash);
        let told_reference = self.options.reference_id.take();
        let told_key = self.options.idempotency_key.take().filter(|_| key);
        let new = |wanted: bool| wanted.then(|| self.core.next_id());
        Marks {
            reference_id: told_reference
                .or_else(|| self.said(Supplied::ReferenceId, api.reference_id))
                .or_else(|| new(reference)),
            idempotency_key: told_key
                .or_else(|| self.said(Supplied::IdempotencyKey, operation.idempotency_key))
                .or_else(|| new(key)),
            context_hash: self
                .said(Supplied::ContextHash, operation.context_hash)
                .or_else(|| hash.then(|| hexadecimal(&Sha256::digest(&self.body.bytes)))),
        }
    }

    /// What a parameter says that stands for a mark, by its role or as the mark's own header.
    fn said(&self, role: Supplied, header: Option<&str>) -> Option<String> {
        let stands = |given: &&Given| {
            let parameter = &given.parameter;
            let own = header.is_some_and(|header| header.eq_ignore_ascii_case(parameter.name));
            parameter.supplied == Some(role) || (own && parameter.location == Location::Header)
        };
        self.given.iter().filter(stands).find_map(|given| given.text.clone())
    }

    fn wants(&self, supplied: Supplied) -> bool {
        self.given.iter().any(|given| given.parameter.supplied == Some(supplied))
    }

    /// Gives the parameters their value that wait for one of the marks.
    fn supply(&mut self, marks: &Marks) {
        for given in self.given.iter_mut().filter(|given| given.text.is_none()) {
            let text = match given.parameter.supplied {
                Some(Supplied::ReferenceId) => &marks.reference_id,
                Some(Supplied::IdempotencyKey) => &marks.idempotency_key,
                Some(Supplied::ContextHash) => &marks.context_hash,
                Some(Supplied::ClientId) | None => &None,
            };
            if let Some(text) = text {
                given.supply(text);
            }
        }
    }

    fn url(&self, violations: &mut Vec<Violation>) -> String {
        let argument = |name: &str| self.argument(Location::Path, name);
        let mut url = match address::path(self.operation.path, argument) {
            Ok(path) => self.core.address(self.operation.server, &path),
            Err(unfit) => {
                // An argument that is unfit by itself was told when it was set.
                let known = |new: &Violation| violations.iter().any(|old| old.path() == new.path());
                let new: Vec<Violation> = unfit.into_iter().filter(|violation| !known(violation)).collect();
                violations.extend(new);
                String::new()
            }
        };
        let is_replaced = |name: &str| self.options.query.iter().any(|(known, _)| known == name);
        let undocumented = self.undocumented_query(violations);
        let documented = self.texts(Location::Query).filter(|(name, _)| !is_replaced(name)).map(|(_, text)| text);
        for (index, text) in documented.chain(undocumented.iter().map(String::as_str)).enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.push_str(text);
        }
        url
    }

    fn write_headers(&self, marks: &Marks, headers: &mut Headers, violations: &mut Vec<Violation>) {
        for (name, text) in self.texts(Location::Header) {
            headers.set(name, text);
        }
        let cookies: Vec<&str> = self.texts(Location::Cookie).map(|(_, text)| text).collect();
        if !cookies.is_empty() {
            headers.set("cookie", cookies.join("; "));
        }
        if let Some(content_type) = &self.body.content_type {
            headers.put("content-type".into(), content_type.clone().into());
        }
        let own = [
            (self.core.api().reference_id, &marks.reference_id),
            (self.operation.idempotency_key, &marks.idempotency_key),
            (self.operation.context_hash, &marks.context_hash),
        ];
        for (name, value) in own {
            if let (Some(name), Some(value)) = (name, value) {
                headers.set(name, value.as_str());
            }
        }
        for (name, value) in &self.options.headers {
            if may_be_set(name) {
                headers.set(name.clone(), value.as_str());
            } else {
                let name = printable(name, 80);
                violations.push(Violation::new(&name, Rule::Header, "a header that a call may set".to_owned(), None));
            }
        }
        for name in self.texts(Location::Header).map(|(name, _)| name).filter(|name| !is_header_name(name)) {
            violations.push(Violation::new(name, Rule::Header, "a header that can be sent".to_owned(), None));
        }
        let limit = "a header value without line breaks or other control characters";
        let refused = headers.iter().filter(|(_, value)| !is_header_text(value));
        violations.extend(refused.map(|(name, _)| Violation::new(name, Rule::Header, limit.to_owned(), None)));
    }

    /// Names and texts of the parameters of one place, in the order in which they were set.
    fn texts(&self, location: Location) -> impl Iterator<Item = (&'static str, &str)> {
        let here = self.given.iter().filter(move |given| given.parameter.location == location);
        here.filter_map(|given| Some((given.parameter.name, given.text.as_deref()?)))
    }
}

/// Whether a call may set a header of this name by itself.
fn may_be_set(name: &str) -> bool {
    const KEPT: [&str; 6] = ["authorization", "connection", "content-length", "cookie", "host", "transfer-encoding"];
    is_header_name(name) && !KEPT.iter().any(|kept| name.eq_ignore_ascii_case(kept))
}

/// Whether a header can be called so (RFC 9110, section 5.6.2). What a document says of its headers is not always.
fn is_header_name(name: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(token)
}

/// Whether a text can be a header's value: it ends neither the line nor the message.
pub(crate) fn is_header_text(value: &str) -> bool {
    // Every byte is looked at, whatever came before: that is many at a time.
    value.bytes().fold(true, |fit, byte| fit & (byte == b'\t' || (byte >= b' ' && byte != 0x7f)))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
