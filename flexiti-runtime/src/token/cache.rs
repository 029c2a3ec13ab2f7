//! Keeps a token, renews it in time, and sees to it that only one call fetches it.
//!
//! A fresh token is read without waiting. Otherwise calls queue at one lock; the first in fetches, and the others find
//! the result: the new token, or the same failure, so that a dead endpoint is not asked once per waiting call. Nothing is
//! changed before the answer is there, so a fetch that is dropped half-way leaves everything as it was.

use super::Endpoint;
use crate::error::TokenError;
use secrecy::SecretString;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

/// A token as it was issued.
pub(crate) struct Token {
    pub(crate) access: SecretString,
    pub(crate) refresh: Option<SecretString>,
    /// Taken before the token was asked for, so that it never seems younger than it is.
    pub(crate) created: SystemTime,
    /// How long it lives; unknown: until it is refused.
    pub(crate) life: Option<Duration>,
}

impl Token {
    fn age(&self, now: SystemTime) -> Duration {
        now.duration_since(self.created).unwrap_or_default()
    }

    /// Whether it has not expired.
    pub(crate) fn lives(&self, now: SystemTime) -> bool {
        self.life.is_none_or(|life| self.age(now) < life)
    }

    /// Whether it will not expire within `threshold`. One that lives shorter than that is fresh for half its life.
    fn is_fresh(&self, now: SystemTime, threshold: Duration) -> bool {
        self.life.is_none_or(|life| {
            self.age(now) < life.checked_sub(threshold).filter(|rest| !rest.is_zero()).unwrap_or(life / 2)
        })
    }
}

/// The token of one client.
pub(crate) struct TokenCache {
    threshold: Duration,
    held: RwLock<Option<Arc<Token>>>,
    flight: async_lock::Mutex<Option<TokenError>>,
    /// How many fetches have come to an end, well or not.
    ended: AtomicU64,
}

impl TokenCache {
    pub(crate) fn new(threshold: Duration) -> Self {
        Self { threshold, held: RwLock::new(None), flight: async_lock::Mutex::new(None), ended: AtomicU64::new(0) }
    }

    /// A fresh token, fetched if need be.
    pub(crate) async fn token(&self, endpoint: &Endpoint<'_>) -> Result<Arc<Token>, TokenError> {
        if let Some(token) = self.fresh(endpoint.now()) {
            return Ok(token);
        }
        let ended = self.ended.load(Ordering::Acquire);
        let mut last_failure = self.flight.lock().await;
        if let Some(token) = self.fresh(endpoint.now()) {
            return Ok(token);
        }
        if self.ended.load(Ordering::Acquire) != ended {
            // A fetch has ended while this call waited: it shares what came of it.
            if let Some(token) = self.held().filter(|token| token.lives(endpoint.now())) {
                return Ok(token);
            }
            if let Some(failure) = last_failure.as_ref() {
                return Err(failure.clone());
            }
        }
        let held = self.held();
        let fetched = endpoint.fetch(held.as_deref()).await;
        self.ended.fetch_add(1, Ordering::AcqRel);
        match fetched {
            Ok(token) => {
                let token = Arc::new(token);
                *last_failure = None;
                self.hold(Some(token.clone()));
                Ok(token)
            }
            Err(failure) => {
                // An early renewal that fails does no harm while the old token lives.
                if let Some(token) = held.filter(|token| token.lives(endpoint.now())) {
                    return Ok(token);
                }
                *last_failure = Some(failure.clone());
                Err(failure)
            }
        }
    }

    /// Forgets a token that was refused, unless another one has taken its place since.
    pub(crate) fn forget(&self, refused: &Arc<Token>) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_some_and(|token| Arc::ptr_eq(token, refused)) {
            *held = None;
        }
    }

    fn fresh(&self, now: SystemTime) -> Option<Arc<Token>> {
        self.held().filter(|token| token.is_fresh(now, self.threshold))
    }

    fn held(&self) -> Option<Arc<Token>> {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn hold(&self, token: Option<Arc<Token>>) {
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = token;
    }
}
