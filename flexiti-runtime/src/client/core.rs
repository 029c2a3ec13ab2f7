//! What all calls of one client share: where the API is, who calls, the line, the clock.

use crate::client::{Api, Scheme, origin_of};
use crate::hooks::Observers;
use crate::operation::{Location, Method, Operation, is_header_text};
use crate::retry::{Retry, RetryBudget};
use crate::time::Jitter;
use crate::token::{Credentials, TokenCache, TokenEvent};
use crate::transport::{Request, Transport, Value};
use crate::{Clock, ReferenceIds, Timer};
use http::header::{ACCEPT, USER_AGENT};
use secrecy::{ExposeSecret, SecretString};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A client without types: what generated clients wrap. Cheap to clone; clones share the token and the line.
#[derive(Clone)]
pub struct Core(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    /// What errors and logs call the place where the calls go.
    pub(crate) environment: Arc<str>,
    /// Without a slash at its end.
    pub(crate) base_url: String,
    /// The address is the caller's own, and all calls go there.
    pub(crate) is_custom: bool,
    pub(crate) keys: Vec<(&'static str, Key)>,
    pub(crate) scopes: Vec<String>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) timer: Arc<dyn Timer>,
    pub(crate) ids: Arc<dyn ReferenceIds>,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Retry,
    pub(crate) budget: RetryBudget,
    pub(crate) jitter: Jitter,
    pub(crate) observers: Observers,
    pub(crate) max_answer: usize,
    /// Name and version of the API.
    pub(crate) user_agent: Value,
}

/// What the client has for one security scheme.
pub(crate) enum Key {
    Token {
        scheme: &'static crate::ClientCredentials,
        url: String,
        credentials: Credentials,
        cache: Box<TokenCache>,
    },
    Fixed {
        location: Location,
        name: &'static str,
        value: SecretString,
    },
    /// The whole value of the header `authorization`.
    Authorization(SecretString),
}

/// Schemes that together prove who calls, each with the scopes that it takes.
pub(crate) type Alternative = &'static [(&'static str, &'static [&'static str])];

impl Key {
    /// What of it is sent with every call, and nobody may print: the key itself, of an authorization also what stands behind
    /// the name of its scheme. Tokens are known to who has fetched them.
    pub(crate) fn secrets(&self) -> Vec<SecretString> {
        match self {
            Self::Token { .. } => Vec::new(),
            Self::Fixed { value, .. } => vec![value.clone()],
            Self::Authorization(value) => {
                let bare = value.expose_secret().split_once(' ').map(|(_, bare)| SecretString::from(bare.trim()));
                bare.into_iter().chain([value.clone()]).collect()
            }
        }
    }

    /// Whether it can stand in a header. Tokens are judged when they are fetched.
    pub(crate) fn is_safe(&self) -> bool {
        match self {
            Self::Token { .. } => true,
            Self::Fixed { value, .. } | Self::Authorization(value) => is_header_text(value.expose_secret()),
        }
    }
}

impl Core {
    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// The greatest answer, in bytes, that is taken.
    pub(crate) fn max_answer(&self) -> usize {
        self.0.max_answer
    }

    /// What errors and logs call the place where the calls go: a name such as `training`, or the host of an address that
    /// has none.
    pub fn environment(&self) -> &str {
        &self.0.environment
    }

    /// The same, to be kept by what may outlive the client.
    pub(crate) fn environment_shared(&self) -> Arc<str> {
        self.0.environment.clone()
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.0.api
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// What waits for this client.
    pub(crate) fn timer(&self) -> &Arc<dyn Timer> {
        &self.0.timer
    }

    /// The time that one attempt of this client may take.
    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    /// The time for a whole call, unless the call says otherwise.
    pub(crate) fn deadline(&self) -> Option<Duration> {
        self.0.deadline
    }

    /// When a call is made again, unless the call says otherwise.
    pub(crate) fn retry(&self) -> Retry {
        self.0.retry
    }

    pub(crate) fn budget(&self) -> &RetryBudget {
        &self.0.budget
    }

    pub(crate) fn jitter(&self) -> &Jitter {
        &self.0.jitter
    }

    pub(crate) fn observers(&self) -> &Observers {
        &self.0.observers
    }

    /// Something has happened to the token.
    pub(crate) fn told(&self, event: &TokenEvent) {
        self.0.observers.on_token(event);
    }

    pub(crate) fn next_id(&self) -> String {
        self.0.ids.next()
    }

    pub(crate) fn scopes(&self) -> &[String] {
        &self.0.scopes
    }

    /// Where the paths of an operation begin, without a slash at the end: the client's base address, or below the
    /// operation's own server.
    pub(crate) fn base_url(&self, server: Option<&str>) -> Cow<'_, str> {
        let base = self.0.base_url.as_str();
        match server.filter(|_| !self.0.is_custom).map(|server| server.trim_end_matches('/')) {
            None => Cow::Borrowed(base),
            Some(server) if server.contains("://") => Cow::Owned(server.to_owned()),
            Some(server) => Cow::Owned([origin_of(base).unwrap_or(base), server].concat()),
        }
    }

    /// A request with what every request of this client has.
    pub(crate) fn request(&self, method: Method, url: String, accept: &'static str) -> Request {
        let mut request = Request::new(method, url);
        request.timeout = self.0.timeout;
        request.max_answer = self.0.max_answer;
        request.headers.push(ACCEPT.into(), accept.into());
        request.headers.push(USER_AGENT.into(), self.0.user_agent.clone());
        request
    }

    pub(crate) fn client_id(&self) -> Option<&str> {
        self.0.keys.iter().find_map(|(_, key)| match key {
            Key::Token { credentials, .. } => Some(credentials.client_id()),
            _ => None,
        })
    }

    fn key(&self, scheme: &str) -> Option<&Key> {
        self.0.keys.iter().find(|(name, _)| *name == scheme).map(|(_, key)| key)
    }

    /// What proves who calls: the first alternative for which the client has all keys, scopes included. That nothing is
    /// asked for may be one of the alternatives; it is the last, wherever it stands, so that a client with a key shows it.
    ///
    /// The error says what the client lacks.
    pub(crate) fn proof(&self, operation: &Operation) -> Result<Alternative, String> {
        let mut lacks = String::new();
        for alternative in operation.security.iter().filter(|alternative| !alternative.is_empty()) {
            let is_at_hand = |scheme| self.key(scheme).is_some() || self.is_shown_by_line(scheme);
            if !alternative.iter().all(|(scheme, _)| is_at_hand(scheme)) {
                continue;
            }
            match alternative.iter().find_map(|(scheme, scopes)| self.missing_scope(scheme, scopes)) {
                None => return Ok(alternative),
                Some(scope) => lacks = format!("it needs the scope {scope}, which this client has not"),
            }
        }
        if operation.security.is_empty() || operation.security.iter().any(|alternative| alternative.is_empty()) {
            return Ok(&[]);
        }
        if lacks.is_empty() {
            let schemes = |alternative: &[(&str, &[&str])]| {
                alternative.iter().map(|(scheme, _)| *scheme).collect::<Vec<_>>().join(" with ")
            };
            let alternatives: Vec<String> = operation.security.iter().map(|one| schemes(one)).collect();
            lacks = format!("it needs credentials for {}, which this client has not", alternatives.join(" or "));
        }
        Err(lacks)
    }

    /// The keys of an alternative that go with a request.
    pub(crate) fn keys(&self, alternative: Alternative) -> impl Iterator<Item = &Key> {
        alternative.iter().filter_map(|(scheme, _)| self.key(scheme))
    }

    fn is_shown_by_line(&self, scheme: &str) -> bool {
        matches!(self.0.api.scheme(scheme), Some(Scheme::Line))
    }

    /// A scope that the client's token has not. A client that was given no scopes gets the server's default ones, and
    /// then only the server knows.
    fn missing_scope(&self, scheme: &str, scopes: &'static [&'static str]) -> Option<&'static str> {
        let counts = matches!(self.key(scheme), Some(Key::Token { .. })) && !self.0.scopes.is_empty();
        scopes.iter().copied().find(|scope| counts && !self.0.scopes.iter().any(|held| held == scope))
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("version", &self.0.api.version)
            .field("environment", &self.0.environment)
            .field("base_url", &self.0.base_url)
            .field("schemes", &self.0.keys.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("scopes", &self.0.scopes)
            .finish_non_exhaustive()
    }
}
