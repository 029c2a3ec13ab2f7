//! How a call is sent, and what is made of its answer.
//!
//! This is the one place where attempts are made and counted. Today a call is made again in one case only: a 401 says
//! that the token was not accepted and the request not processed, so it is sent once more with a new token.

use super::call::Call;
use super::{Answer, Location, Problem, Refusal, Supplied, address, style};
use crate::core::{Core, Key};
use crate::error::{Error, Fault, Told};
use crate::token::{Endpoint, Token, TokenCache};
use crate::transport::{Headers, Request, Response};
use crate::wire::{DecodeError, Rule, Violation};
use crate::{Future, error};
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

/// An answer, with what is known about the call that it answers.
pub(super) struct Exchange {
    told: Told,
    core: Core,
    response: Response,
}

impl Call {
    /// Checks the call, sends it, and waits for its answer, whatever that is.
    pub(super) fn exchange(self) -> Future<Result<Exchange, Box<Fault>>> {
        Box::pin(async move {
            let core = self.core.clone();
            let (mut told, request) = self.prepare()?;
            let keys = core.proof(told.operation).map_err(|lacks| Fault::forbidden(told.clone(), lacks))?;
            loop {
                let mut attempt = request.clone();
                let used = prove(&core, &keys, &mut attempt, &told).await?;
                told.attempts += 1;
                let answer = core.transport().send(attempt).await;
                let response = answer.map_err(|error| Fault::line(told.clone(), error))?;
                match used {
                    Some((cache, token)) if response.status == 401 => {
                        cache.forget(&token);
                        if told.attempts == 1 {
                            continue;
                        }
                    }
                    _ => {}
                }
                return Ok(Exchange { told, core, response });
            }
        })
    }

    /// The request without its proof of who calls, or everything that is wrong with it.
    fn prepare(mut self) -> Result<(Told, Request), Box<Fault>> {
        let operation = self.operation;
        let api = self.core.api();
        let wants = |call: &Self, supplied| call.given.iter().any(|given| given.parameter.supplied == Some(supplied));
        let reference_id = match self.options.reference_id.take() {
            Some(id) => Some(id),
            None if api.reference_id.is_some() || wants(&self, Supplied::ReferenceId) => Some(self.core.next_id()),
            None => None,
        };
        let idempotency_key = match self.options.idempotency_key.take() {
            _ if operation.idempotency_key.is_none() && !wants(&self, Supplied::IdempotencyKey) => None,
            Some(key) => Some(key),
            None => Some(self.core.next_id()),
        };
        let hash = (operation.context_hash.is_some() || wants(&self, Supplied::ContextHash))
            .then(|| hexadecimal(&Sha256::digest(&self.body.bytes)));
        for given in self.given.iter_mut().filter(|given| given.text.is_none()) {
            let text = match given.parameter.supplied {
                Some(Supplied::ReferenceId) => reference_id.as_deref(),
                Some(Supplied::IdempotencyKey) => idempotency_key.as_deref(),
                Some(Supplied::ContextHash) => hash.as_deref(),
                Some(Supplied::ClientId) | None => None,
            };
            if let Some(text) = text {
                given.supply(text);
            }
        }

        let mut violations = self.broken();
        let argument = |name: &str| self.argument(Location::Path, name).map(str::to_owned);
        let path = address::path(operation.path, argument).unwrap_or_else(|unfit| {
            // An argument that is unfit by itself was already told when it was set.
            let told =
                |new: &Violation| violations.iter().any(|old| (old.path(), old.rule()) == (new.path(), new.rule()));
            let new: Vec<Violation> = unfit.into_iter().filter(|violation| !told(violation)).collect();
            violations.extend(new);
            String::new()
        });
        let queries: Vec<&str> = self.texts(Location::Query).map(|(_, text)| text).collect();
        let query = if queries.is_empty() { String::new() } else { format!("?{}", queries.join("&")) };
        let url = self.core.address(&format!("{path}{query}"));

        let mut request = self.core.request(operation.method, url, operation.accept);
        for (name, text) in self.texts(Location::Header) {
            request.headers.set(name, text);
        }
        let cookies: Vec<&str> = self.texts(Location::Cookie).map(|(_, text)| text).collect();
        if !cookies.is_empty() {
            request.headers.set("cookie", cookies.join("; "));
        }
        if let Some(content_type) = &self.body.content_type {
            request.headers.set("content-type", content_type.as_str());
        }
        let own = [
            (api.reference_id, &reference_id),
            (operation.idempotency_key, &idempotency_key),
            (operation.context_hash, &hash),
        ];
        for (name, value) in own {
            if let (Some(name), Some(value)) = (name, value) {
                request.headers.set(name, value.as_str());
            }
        }
        for (name, value) in &self.options.headers {
            if may_be_set(name) {
                request.headers.set(name, value.as_str());
            } else {
                let name = error::printable(name, 80);
                violations.push(Violation::new(&name, Rule::Header, "a header that a call may set".to_owned(), None));
            }
        }
        violations.extend(unsafe_headers(&request.headers));
        request.timeout = self.options.timeout.unwrap_or(request.timeout);
        request.body = self.body.bytes;

        let told = Told { operation, reference_id, idempotency_key, attempts: 0 };
        if violations.is_empty() { Ok((told, request)) } else { Err(Fault::invalid(told, violations)) }
    }

    /// Names and texts of the parameters of one place, in the order in which they were set.
    fn texts(&self, location: Location) -> impl Iterator<Item = (&'static str, &str)> {
        let here = self.given.iter().filter(move |given| given.parameter.location == location);
        here.filter_map(|given| Some((given.parameter.name, given.text.as_deref()?)))
    }
}

/// Adds to `request` what proves who calls. If that is a token, it is given back, to be forgotten when it is refused.
async fn prove<'k>(
    core: &Core,
    keys: &[&'k Key],
    request: &mut Request,
    told: &Told,
) -> Result<Option<(&'k TokenCache, Arc<Token>)>, Box<Fault>> {
    let mut used = None;
    for key in keys {
        match key {
            Key::Token { scheme, url, credentials, cache } => {
                let endpoint = Endpoint { core, scheme, url, credentials, reference_id: told.reference_id.as_deref() };
                let token = cache.token(&endpoint).await.map_err(|error| Fault::token(told.clone(), error))?;
                request.headers.set("authorization", format!("Bearer {}", token.access.expose_secret()));
                used = Some((cache, token));
            }
            Key::Authorization(value) => request.headers.set("authorization", value.expose_secret()),
            Key::Fixed { location: Location::Header, name, value } => request.headers.set(name, value.expose_secret()),
            Key::Fixed { location: Location::Cookie, name, value } => {
                let cookie = format!("{name}={}", style::escaped(value.expose_secret()));
                let cookies = request.headers.get("cookie").map_or(cookie.clone(), |held| format!("{held}; {cookie}"));
                request.headers.set("cookie", cookies);
            }
            Key::Fixed { name, value, .. } => {
                let separator = if request.url.contains('?') { '&' } else { '?' };
                let pair = format!("{separator}{}={}", style::escaped(name), style::escaped(value.expose_secret()));
                request.url.push_str(&pair);
            }
        }
    }
    Ok(used)
}

impl Exchange {
    /// Reads a success with `read`, or understands a refusal.
    pub(super) fn settle<T, E: Refusal>(
        self,
        read: impl FnOnce(&Self) -> Result<T, DecodeError>,
    ) -> Result<T, Error<E>> {
        if !self.told.operation.is_success(self.response.status) {
            let problem = self.problem();
            let refusal = E::from_answer(&Answer::new(&self.response, &problem));
            return Err(Error::refused(Fault::refused(self.told, &self.response, problem), refusal));
        }
        read(&self).map_err(|error| Fault::unreadable(self.told, &self.response, error).into())
    }

    fn problem(&self) -> Problem {
        Problem::read(&self.core.api().problem, &self.response.body)
    }

    /// The body as text; what is not UTF-8 in it is replaced.
    pub(super) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.response.body)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.response.body.to_vec()
    }

    pub(super) fn response<T>(&self, body: T) -> super::Response<T> {
        super::Response {
            status: self.response.status,
            headers: self.response.headers.clone(),
            reference_id: self.told.reference_id.clone(),
            idempotency_key: self.told.idempotency_key.clone(),
            body,
        }
    }
}

/// Whether a call may set a header of this name by itself.
fn may_be_set(name: &str) -> bool {
    const KEPT: [&str; 6] = ["authorization", "connection", "content-length", "cookie", "host", "transfer-encoding"];
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(token) && !KEPT.iter().any(|kept| name.eq_ignore_ascii_case(kept))
}

/// Headers whose value would end the line or the message.
fn unsafe_headers(headers: &Headers) -> impl Iterator<Item = Violation> {
    let refused = headers.iter().filter(|(_, value)| !is_header_text(value));
    let limit = "a header value without line breaks or other control characters";
    refused.map(move |(name, _)| Violation::new(name, Rule::Header, limit.to_owned(), None))
}

pub(crate) fn is_header_text(value: &str) -> bool {
    value.bytes().all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
