//! The attempts of one call: the one place where a request is handed to the line, and where it is decided whether it is
//! handed over again.
//!
//! A call is dropped at any point without a trace: what it shares with others (the token, the budget, the pool of
//! connections) is changed in single steps, each of them whole.

use super::{Location, style};
use crate::Future;
use crate::client::{Alternative, Core, Key};
use crate::error::{Fault, TokenError, Told};
use crate::hooks::{Attempt, CallInfo, Ended, Repetition};
use crate::retry::{Cause, Decision, Retry, Setback, decide};
use crate::time::within;
use crate::token::{Endpoint, Token, TokenCache};
use crate::transport::{Headers, Request, Transport, TransportError, retry_after};
use http::header::AUTHORIZATION;
use secrecy::ExposeSecret;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

/// How a request goes over the line, and how the head of what comes back is looked at: the answer is whole, or begins.
pub(super) struct Line<A> {
    pub(super) send: fn(&dyn Transport, Request) -> Future<Result<A, TransportError>>,
    pub(super) head: fn(&A) -> (u16, &Headers),
}

impl<A> Clone for Line<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Line<A> {}

/// The attempts of one call.
pub(super) struct Attempts {
    core: Core,
    told: Told,
    /// Without what proves who calls, which is added for each attempt.
    request: Request,
    retry: Retry,
    /// When the call began, and how long it may take.
    began: Duration,
    deadline: Option<Duration>,
    /// How often it was tried, whether or not there was a token to send it with.
    tries: u32,
    /// Whether a token has been refused and replaced.
    renewed: bool,
}

/// How one attempt ended.
pub(super) enum Ending<A> {
    Answer(A),
    Line(TransportError),
    NoToken(TokenError),
    /// The client has no proof that the operation takes, and this is what it lacks.
    Forbidden(String),
    /// The time for the whole call ran out before anything was sent.
    Late,
}

type Used<'c> = Option<(&'c TokenCache, Arc<Token>)>;

impl Attempts {
    /// Nothing is sent yet.
    pub(super) fn new(
        core: Core,
        told: Told,
        request: Request,
        retry: Option<Retry>,
        deadline: Option<Duration>,
    ) -> Self {
        let (retry, deadline) = (retry.unwrap_or_else(|| core.retry()), deadline.or(core.deadline()));
        Self { core, told, request, retry, began: Duration::ZERO, deadline, tries: 0, renewed: false }
    }

    /// Sends the request until there is an answer to go on with, or no more to be done. The call began at `began`.
    pub(super) async fn run<A>(&mut self, line: Line<A>, began: Duration) -> Ending<A> {
        self.began = began;
        let core = self.core.clone();
        let proof = match core.proof(self.told.operation) {
            Ok(proof) => proof,
            Err(lacks) => return Ending::Forbidden(lacks),
        };
        core.budget().deposit();
        loop {
            self.tries += 1;
            let (ending, used) = self.once(&core, proof, line).await;
            let Some(cause) = self.cause(&ending, used, line) else { return ending };
            let asked = match &ending {
                Ending::Answer(answer) => retry_after((line.head)(answer).1, self.core.clock().now()),
                Ending::NoToken(error) => error.retry_after(),
                Ending::Line(_) | Ending::Forbidden(_) | Ending::Late => None,
            };
            let decision = self.decide(cause, asked);
            self.core.observers().on_retry(&self.call(), &Repetition { cause, decision, tries: self.tries });
            match decision {
                Decision::Again(wait) => {
                    self.told.in_doubt |= cause.is_in_doubt() && !self.told.operation.is_safe();
                    if !wait.is_zero() {
                        self.core.timer().sleep(wait).await;
                    }
                }
                Decision::Stop(stop) => {
                    self.told.stop = Some(stop);
                    return ending;
                }
            }
        }
    }

    /// One attempt: a token, if one is needed, and the line.
    async fn once<'c, A>(&mut self, core: &'c Core, proof: Alternative, line: Line<A>) -> (Ending<A>, Used<'c>) {
        let mut request = self.request.clone();
        let used = match self.proved(core, proof, &mut request).await {
            Some(Ok(used)) => used,
            Some(Err(error)) => return (Ending::NoToken(error), None),
            None => return (Ending::Late, None),
        };
        let began = self.core.timer().elapsed();
        match self.left_at(began) {
            Some(Duration::ZERO) => return (Ending::Late, None),
            Some(left) => request.timeout = request.timeout.min(left),
            None => {}
        }
        self.told.attempts += 1;
        let observers = core.observers();
        observers.before_attempt(&self.attempt());
        let answer = (line.send)(core.transport(), request).await;
        let refuses = |answer: &A| !self.told.operation.is_success((line.head)(answer).0);
        if answer.as_ref().is_ok_and(refuses) {
            // What refuses may repeat what it was sent.
            self.told.secrets.extend(core.keys(proof).flat_map(|key| key.secrets()));
            self.told.secrets.extend(used.iter().map(|(_, token)| token.access().clone()));
        }
        if !observers.are_none() {
            let elapsed = core.timer().elapsed().saturating_sub(began);
            let status = answer.as_ref().ok().map(|answer| (line.head)(answer).0);
            observers.after_attempt(&self.attempt(), &Ended { status, line: answer.as_ref().err(), elapsed });
        }
        (answer.map_or_else(Ending::Line, Ending::Answer), used)
    }

    /// Adds the proof of who calls; nothing if the time for the whole call runs out before there is one.
    async fn proved<'c>(
        &self,
        core: &'c Core,
        proof: Alternative,
        request: &mut Request,
    ) -> Option<Result<Used<'c>, TokenError>> {
        let proof = pin!(prove(core, proof, request, self.told.reference_id.as_deref()));
        within(&**self.core.timer(), || self.left(), proof).await
    }

    /// Why there might be another attempt; nothing if this one is the last in any case.
    fn cause<A>(&mut self, ending: &Ending<A>, used: Used<'_>, line: Line<A>) -> Option<Cause> {
        match ending {
            Ending::Answer(answer) => {
                let status = (line.head)(answer).0;
                // Once: a new token that is refused as well is not what is wrong.
                if let Some((cache, token)) = used
                    && status == 401
                    && !std::mem::replace(&mut self.renewed, true)
                {
                    cache.forget(&token);
                    return Some(Cause::TokenRefused);
                }
                // What the document calls a success is one.
                Cause::of_status(status).filter(|_| !self.told.operation.is_success(status))
            }
            Ending::Line(error) if !error.may_have_been_sent() => Some(Cause::NotSent),
            Ending::Line(error) if error.is_timeout() => Some(Cause::Timeout),
            Ending::Line(_) => Some(Cause::Broken),
            Ending::NoToken(error) => error.is_retryable().then_some(Cause::NoToken),
            Ending::Forbidden(_) | Ending::Late => None,
        }
    }

    fn decide(&mut self, cause: Cause, asked: Option<Duration>) -> Decision {
        if cause == Cause::TokenRefused {
            // Not one of the tries of the policy: it was not processed, and a token is at hand or fetched.
            self.tries -= 1;
            return Decision::Again(Duration::ZERO);
        }
        let setback = Setback { operation: self.told.operation, cause, tries: self.tries, asked, left: self.left() };
        decide(&setback, &self.retry, self.core.budget(), self.core.jitter())
    }

    /// What the last attempt has come to.
    pub(super) fn end<A>(self, ending: Ending<A>) -> Result<(Told, A), Box<Fault>> {
        match ending {
            Ending::Answer(answer) => Ok((self.told, answer)),
            Ending::Line(error) => Err(Fault::line(self.told, error)),
            Ending::NoToken(error) => Err(Fault::token(self.told, error)),
            Ending::Forbidden(lacks) => Err(Fault::forbidden(self.told, lacks)),
            Ending::Late => Err(Fault::late(self.told)),
        }
    }

    /// What is left of the time for the whole call.
    fn left(&self) -> Option<Duration> {
        self.left_at(self.core.timer().elapsed())
    }

    fn left_at(&self, now: Duration) -> Option<Duration> {
        self.deadline.map(|deadline| deadline.saturating_sub(now.saturating_sub(self.began)))
    }

    pub(super) fn reference_id(&self) -> Option<&str> {
        self.told.reference_id.as_deref()
    }

    fn call(&self) -> CallInfo<'_> {
        self.told.call()
    }

    /// The attempt that is under way.
    fn attempt(&self) -> Attempt<'_> {
        self.call().attempt(self.told.attempts)
    }
}

/// Adds to `request` what proves who calls. If that is a token, it is given back, to be forgotten when it is refused.
async fn prove<'c>(
    core: &'c Core,
    proof: Alternative,
    request: &mut Request,
    reference_id: Option<&str>,
) -> Result<Used<'c>, TokenError> {
    let mut used = None;
    for key in core.keys(proof) {
        match key {
            Key::Token { scheme, url, credentials, cache } => {
                let endpoint = Endpoint { core, scheme, url, credentials, reference_id };
                let token = cache.token(&endpoint).await?;
                let bearer = ["Bearer ", token.access().expose_secret()].concat();
                request.headers.put(AUTHORIZATION.into(), bearer.into());
                used = Some((&**cache, token));
            }
            Key::Authorization(value) => {
                request.headers.put(AUTHORIZATION.into(), value.expose_secret().to_owned().into())
            }
            Key::Fixed { location: Location::Header, name, value } => request.headers.set(*name, value.expose_secret()),
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
