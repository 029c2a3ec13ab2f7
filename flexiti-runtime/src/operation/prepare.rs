//! From a call to the request that is sent: ids, address, headers, body. Everything but the proof of who calls, which is
//! added for each attempt.
//!
//! Nothing is sent while anything is wrong, and all that is wrong is told at once.

use super::call::{Call, Given};
use super::{Location, Supplied, address};
use crate::error::{Fault, Told, printable};
use crate::transport::{Headers, Name, Request, Value};
use crate::wire::{Rule, Violation};
use http::header::{CONTENT_TYPE, COOKIE};
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
        request.operation = Some(self.operation);
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

    fn marks(&mut self) -> Marks {
        let (api, operation) = (self.core.api(), self.operation);
        let (told_reference, told_key) = (self.options.reference_id.take(), self.options.idempotency_key.take());
        let new = || self.core.next_id();
        let hashed = || hexadecimal(&Sha256::digest(&self.body.bytes));
        let reference_id = |told| self.mark(Supplied::ReferenceId, api.reference_id, told, &new);
        Marks {
            reference_id: told_reference.or_else(|| reference_id(None)),
            idempotency_key: self.mark(Supplied::IdempotencyKey, operation.idempotency_key, told_key, &new),
            context_hash: self.mark(Supplied::ContextHash, operation.context_hash, None, &hashed),
        }
    }

    /// A mark, if the operation wants it: what the call was told, or what a parameter says that stands for it (by its role
    /// or as the mark's own header), or a new one.
    fn mark(
        &self,
        role: Supplied,
        header: Option<&str>,
        told: Option<String>,
        new: &dyn Fn() -> String,
    ) -> Option<String> {
        let is_own = |name: &str| header.is_some_and(|header| header.eq_ignore_ascii_case(name));
        let (mut wanted, mut said) = (header.is_some(), None);
        for Given { parameter, text, .. } in &self.given {
            let has_role = parameter.supplied == Some(role);
            wanted |= has_role;
            if said.is_none() && (has_role || (parameter.location == Location::Header && is_own(parameter.name))) {
                said = text.as_ref();
            }
        }
        wanted.then(|| told.or_else(|| said.cloned()).unwrap_or_else(new))
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
                self.secrets.extend(given.supply(text.clone()));
            }
        }
    }

    fn url(&self, violations: &mut Vec<Violation>) -> String {
        let argument = |name: &str| self.argument(Location::Path, name);
        let base = self.core.base_url(self.operation.server);
        let mut url = match address::below(&base, self.operation.path, argument) {
            Ok(url) => url,
            Err(unfit) => {
                // An argument that is unfit by itself was told when it was set.
                let known = |new: &Violation| violations.iter().any(|old| old.path() == new.path());
                let new: Vec<Violation> = unfit.into_iter().filter(|violation| !known(violation)).collect();
                violations.extend(new);
                String::new()
            }
        };
        let mut sign = '?';
        let mut add = |text: &str| {
            url.push(std::mem::replace(&mut sign, '&'));
            url.push_str(text);
        };
        let is_replaced = |name: &str| self.options.query.iter().any(|(known, _)| known == name);
        for given in self.given.iter().filter(|given| given.parameter.location == Location::Query) {
            match &given.text {
                Some(text) if !is_replaced(given.parameter.name) => add(text),
                _ => {}
            }
        }
        if !self.options.query.is_empty() {
            self.undocumented_query(violations).iter().for_each(|text| add(text));
        }
        url
    }

    fn write_headers(&mut self, marks: &Marks, headers: &mut Headers, violations: &mut Vec<Violation>) {
        let mut cookies = String::new();
        for given in &mut self.given {
            match (given.parameter.location, given.text.take()) {
                (Location::Header, Some(text)) => set(headers, given.parameter.name.into(), text.into(), violations),
                (Location::Cookie, Some(text)) if cookies.is_empty() => cookies = text,
                (Location::Cookie, Some(text)) => cookies = [&cookies, "; ", &text].concat(),
                _ => {}
            }
        }
        if !cookies.is_empty() {
            set(headers, COOKIE.into(), cookies.into(), violations);
        }
        if let Some(content_type) = self.body.content_type.take() {
            set(headers, CONTENT_TYPE.into(), content_type.into(), violations);
        }
        let own = [
            (self.core.api().reference_id, &marks.reference_id),
            (self.operation.idempotency_key, &marks.idempotency_key),
            (self.operation.context_hash, &marks.context_hash),
        ];
        for (name, value) in own {
            if let (Some(name), Some(value)) = (name, value)
                && headers.get(name) != Some(value)
            {
                set(headers, name.into(), value.clone().into(), violations);
            }
        }
        for (name, value) in std::mem::take(&mut self.options.headers) {
            if may_be_set(&name) {
                set(headers, name.into(), value.into(), violations);
            } else {
                let name = printable(&name, 80);
                violations.push(Violation::new(&name, Rule::Header, "a header that a call may set".to_owned(), None));
            }
        }
    }
}

/// Sets a header, and tells of a name that none has, and of a value that would be more than one.
fn set(headers: &mut Headers, name: Name, value: Value, violations: &mut Vec<Violation>) {
    if !is_header_name(name.as_str()) {
        let name = printable(name.as_str(), 80);
        violations.push(Violation::new(&name, Rule::Header, "a header that can be sent".to_owned(), None));
    }
    if !is_header_text(value.as_str()) {
        let limit = "a header value without line breaks or other control characters";
        violations.push(Violation::new(name.as_str(), Rule::Header, limit.to_owned(), None));
    }
    headers.put(name, value);
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
