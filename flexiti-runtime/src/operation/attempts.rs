//! The attempts of one call: the one place where a request is handed to the line, and where it is decided whether it is
//! handed over again.
//!
//! A call is dropped at any point without a trace: what it shares with others (the token, the budget, the pool of
//! connections) is changed in single steps, each of them whole.

use super::{Location, style};
use crate::Future;
use crate::client::{Core, Key};
use crate::error::{Fault, TokenError, Told};
use crate::hooks::{CallInfo, Ended, Repetition};
use crate::retry::{Cause, Decision, Retry, Setback, decide};
use crate::time::within;
use crate::token::{Endpoint, Token, TokenCache};
use crate::transport::{Headers, Request, Transport, TransportError, retry_after};
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
        let keys = match core.proof(self.told.operation) {
            Ok(keys) => keys,
            Err(lacks) => return Ending::Forbidden(lacks),
        };
        core.budget().deposit();
        loop {
            self.tries += 1;
            let (ending, used) = self.once(&keys, line).await;
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
    async fn once<'k, A>(&mut self, keys: &[&'k Key], line: Line<A>) -> (Ending<A>, Used<'k>) {
        let mut request = self.request.clone();
        let used = match self.proved(keys, &mut request).await {
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
        let observers = self.core.observers();
        let number = self.told.attempts;
        observers.before_attempt(&self.call().attempt(number));
        let answer = (line.send)(self.core.transport(), request).await;
        let elapsed = self.core.timer().elapsed().saturating_sub(began);
        let status = answer.as_ref().ok().map(|answer| (line.head)(answer).0);
        if status.is_some_and(|status| !self.told.operation.is_success(status)) {
            // What refuses may repeat what it was sent.
            self.told.secrets.extend(keys.iter().flat_map(|key| key.secrets()));
            self.told.secrets.extend(used.iter().map(|(_, token)| token.access().clone()));
        }
        observers.after_attempt(&self.call().attempt(number), &Ended { status, line: answer.as_ref().err(), elapsed });
        (answer.map_or_else(Ending::Line, Ending::Answer), used)
    }

    /// Adds the proof of who calls; nothing if the time for the whole call runs out before there is one.
    async fn proved<'k>(&self, keys: &[&'k Key], request: &mut Request) -> Option<Result<Used<'k>, TokenError>> {
        let proof = pin!(prove(&self.core, keys, request, self.told.reference_id.as_deref()));
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
}

/// Adds to `request` what proves who calls. If that is a token, it is given back, to be forgotten when it is refused.
async fn prove<'k>(
    core: &Core,
    keys: &[&'k Key],
    request: &mut Request,
    reference_id: Option<&str>,
) -> Result<Used<'k>, TokenError> {
    let mut used = None;
    for key in keys {
        match key {
            Key::Token { scheme, url, credentials, cache } => {
                let endpoint = Endpoint { core, scheme, url, credentials, reference_id };
                let token = cache.token(&endpoint).await?;
                request.headers.set("authorization", format!("Bearer {}", token.access().expose_secret()));
                used = Some((&**cache, token));
            }
            Key::Authorization(value) => request.headers.set("authorization", value.expose_secret()),
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
