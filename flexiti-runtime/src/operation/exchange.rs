//! How a call is sent, and what is made of its answer.
//!
//! This is the one place where attempts are made and counted. Today a call is made again in one case only: a 401 says
//! that the token was not accepted and the request not processed, so it is sent once more with a new token.

use super::call::Call;
use super::{Answer, Location, Problem, Refusal, Success, style};
use crate::Future;
use crate::core::{Core, Key};
use crate::error::{Error, Fault, Told};
use crate::token::{Endpoint, Token, TokenCache};
use crate::transport::{Chunks, Headers, Incoming, Request, Response, Transport, TransportError};
use crate::wire::DecodeError;
use secrecy::ExposeSecret;
use std::borrow::Cow;
use std::sync::Arc;

/// An answer, with what is known about the call that it answers: whole, or with its body still to come.
pub(super) struct Exchange<A = Response> {
    told: Told,
    core: Core,
    response: A,
}

/// Sends one request over the line; the answer is whole or begins.
type Line<A> = fn(&dyn Transport, Request) -> Future<Result<A, TransportError>>;

impl Call {
    /// Checks the call, sends it, and waits for its answer, whatever that is.
    pub(super) fn exchange(self) -> Future<Result<Exchange, Box<Fault>>> {
        self.attempts(|transport, request| transport.send(request), |response| (response.status, &response.headers))
    }

    /// Checks the call, sends it, and waits for its answer to begin.
    pub(super) fn begin(self) -> Future<Result<Exchange<Incoming>, Box<Fault>>> {
        self.attempts(|transport, request| transport.open(request), |incoming| (incoming.status, &incoming.headers))
    }

    fn attempts<A: Send + 'static>(
        self,
        line: Line<A>,
        head: fn(&A) -> (u16, &Headers),
    ) -> Future<Result<Exchange<A>, Box<Fault>>> {
        Box::pin(async move {
            let (core, wanted) = (self.core.clone(), self.options.head.clone());
            let (mut told, request) = self.prepare()?;
            let keys = core.proof(told.operation).map_err(|lacks| Fault::forbidden(told.clone(), lacks))?;
            loop {
                let mut attempt = request.clone();
                let used = prove(&core, &keys, &mut attempt, &told).await?;
                told.attempts += 1;
                let answer = line(core.transport(), attempt).await;
                let response = answer.map_err(|error| Fault::line(told.clone(), error))?;
                let (status, headers) = head(&response);
                if let Some(wanted) = &wanted {
                    wanted.keep(status, headers);
                }
                // Once: a new token that is refused as well is not what is wrong.
                if let Some((cache, token)) = used
                    && status == 401
                    && told.attempts == 1
                {
                    cache.forget(&token);
                    continue;
                }
                return Ok(Exchange { told, core, response });
            }
        })
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

impl Exchange<Incoming> {
    /// Gives the body of a success to be read as it comes, with the size that one item may have; understands a refusal.
    pub(super) async fn body<E: Refusal>(self) -> Result<(Box<dyn Chunks>, usize), Error<E>> {
        let Self { told, core, response } = self;
        let most = core.max_answer();
        if told.operation.is_success(response.status) {
            return Ok((response.body, most));
        }
        match response.collect(most).await {
            Ok(response) => Exchange { told, core, response }.settle(|answer| Err(answer.not_a_stream())),
            Err(error) => Err(Fault::line(told, error).into()),
        }
    }
}

impl Exchange {
    /// What a refusal cannot become, for [`settle`](Self::settle) never reads one.
    fn not_a_stream(&self) -> DecodeError {
        DecodeError::new("a stream", "a refusal", 0)
    }

    /// Reads a success by its status with the type that tells the successes apart.
    pub(super) fn success<T: Success>(&self) -> Result<T, DecodeError> {
        T::from_answer(&Answer::new(&self.response, &Problem::default()))
    }

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
        let is_text = self.response.headers.get("content-type").is_some_and(|kind| kind.starts_with("text/plain"));
        let problem = match is_text {
            true => Problem::plain(&self.core.api().problem, &self.response.body),
            false => Problem::read(&self.core.api().problem, &self.response.body),
        };
        problem.without(&self.told.secrets)
    }

    /// The body as text; what is not UTF-8 in it is replaced.
    pub(super) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.response.body)
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.response.headers
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
