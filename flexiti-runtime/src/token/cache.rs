//! Keeps a token, renews it in time, and sees to it that only one call fetches it.
//!
//! A fresh token is read without waiting. Otherwise calls queue at one lock; the first in renews, and the others find
//! the result: the new token, or the same failure, so that a dead endpoint is not asked once per waiting call. Nothing is
//! changed before the answer is there, so a renewal that is dropped half-way leaves everything as it was.
//!
//! With a store, the one that renews looks there first, and renews only when it is the one of the fleet that may.

use super::fleet::{Fleet, Right, Visit};
use super::{Endpoint, Renewal, StoredToken, TokenEvent};
use crate::error::TokenError;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, SystemTime};

/// A token that still lives is not renewed again for so long after a renewal that brought none: an endpoint that is down
/// would otherwise hold up every call.
const REST: Duration = Duration::from_secs(5);

/// How long the fleet's own renewal is waited for between two looks: at first, and at most.
const LOOK: (Duration, Duration) = (Duration::from_millis(20), Duration::from_millis(500));

/// A token at hand, with the age at which it is renewed.
pub(crate) struct Token {
    stored: StoredToken,
    fresh_for: Option<Duration>,
}

impl Token {
    pub(crate) fn access(&self) -> &secrecy::SecretString {
        self.stored.access()
    }

    fn lives(&self, now: SystemTime) -> bool {
        self.stored.lives(now)
    }

    fn is_fresh(&self, now: SystemTime) -> bool {
        self.fresh_for.is_none_or(|fresh_for| self.stored.age(now) < fresh_for)
    }
}

/// The token of one client.
pub(crate) struct TokenCache {
    renewal: Renewal,
    fleet: Option<Box<Fleet>>,
    state: RwLock<State>,
    /// Held by the one call that renews.
    flight: async_lock::Mutex<()>,
}

#[derive(Default)]
struct State {
    held: Option<Arc<Token>>,
    /// Refused with 401: not to be taken from the store again.
    refused: Option<Arc<Token>>,
    /// Until then the token at hand is good enough while it lives.
    rest_until: Option<SystemTime>,
    /// How many renewals have come to an end, well or not.
    ended: u64,
    /// What came of the last one, if there was no living token then.
    failure: Option<TokenError>,
}

impl State {
    fn living(&self, now: SystemTime) -> Option<&Arc<Token>> {
        self.held.as_ref().filter(|token| token.lives(now))
    }

    /// A token that can be used without thinking of another one.
    fn usable(&self, now: SystemTime) -> Option<&Arc<Token>> {
        let rests = self.rest_until.is_some_and(|until| now < until);
        self.living(now).filter(|token| rests || token.is_fresh(now))
    }

    /// What came of the renewals that ended since `ended`, for a call that waited for them.
    fn outcome_since(&self, ended: u64, now: SystemTime) -> Option<Result<Arc<Token>, TokenError>> {
        let has_ended = self.ended != ended;
        let token = if has_ended { self.living(now) } else { self.usable(now) };
        let failure = self.failure.as_ref().filter(|_| has_ended);
        token.cloned().map(Ok).or_else(|| failure.cloned().map(Err))
    }

    /// A renewal has brought this token.
    fn begin(&mut self, token: Arc<Token>) {
        self.held = Some(token);
        self.refused = None;
        self.end(None);
    }

    /// A renewal has come to its end.
    fn end(&mut self, failure: Option<TokenError>) {
        self.ended = self.ended.wrapping_add(1);
        self.failure = failure;
    }
}

impl TokenCache {
    pub(crate) fn new(renewal: Renewal, fleet: Option<Fleet>) -> Self {
        Self { renewal, fleet: fleet.map(Box::new), state: RwLock::default(), flight: async_lock::Mutex::new(()) }
    }

    /// A fresh token, fetched if need be.
    pub(crate) async fn token(&self, endpoint: &Endpoint<'_>) -> Result<Arc<Token>, TokenError> {
        let ended = {
            let state = self.read();
            if let Some(token) = state.usable(endpoint.now()) {
                return Ok(token.clone());
            }
            state.ended
        };
        // The way of the few, kept apart: every other call would carry the state of a renewal along.
        Box::pin(self.renewed(ended, endpoint)).await
    }

    /// What comes of the renewal that is under way, or of one of this call's own.
    async fn renewed(&self, ended: u64, endpoint: &Endpoint<'_>) -> Result<Arc<Token>, TokenError> {
        let _flight = self.flight.lock().await;
        if let Some(outcome) = self.read().outcome_since(ended, endpoint.now()) {
            return outcome;
        }
        match &self.fleet {
            None => self.fetch(endpoint, None).await,
            Some(fleet) => self.renew_among(fleet.visit(endpoint.core), endpoint).await,
        }
    }

    /// Forgets a token that was refused, unless another one has taken its place since. The store forgets it with the next
    /// renewal, which follows at once.
    pub(crate) fn forget(&self, refused: &Arc<Token>) {
        let mut state = self.write();
        if state.held.take_if(|token| Arc::ptr_eq(token, refused)).is_some() {
            state.refused = Some(refused.clone());
        }
    }

    /// Takes the fleet's token, or renews it for the fleet.
    async fn renew_among(&self, mut visit: Visit<'_>, endpoint: &Endpoint<'_>) -> Result<Arc<Token>, TokenError> {
        let refused = self.read().refused.clone();
        if let Some(refused) = refused {
            visit.forget(&refused.stored).await;
        }
        let (mut look, mut waited) = (LOOK.0, Duration::ZERO);
        loop {
            if let Some(token) = self.shared(&mut visit, endpoint).await {
                return Ok(token);
            }
            match visit.lease().await {
                Right::Granted(lease) => {
                    // Between the look and the lease another one may have been done.
                    let shared = self.shared(&mut visit, endpoint).await;
                    let outcome = match shared {
                        Some(token) => Ok(token),
                        None => self.fetch(endpoint, Some(&mut visit)).await,
                    };
                    visit.release(&lease).await;
                    return outcome;
                }
                Right::Unknown => return self.fetch(endpoint, Some(&mut visit)).await,
                Right::Taken => {
                    if let Some(token) = self.kept(endpoint.now()) {
                        return Ok(token);
                    }
                    // Twice as long as a lease: when one has run out, whose holder is dead, the next holder has its time
                    // too. Otherwise all who waited with it would renew at once.
                    if waited >= endpoint.core.timeout().saturating_mul(2) {
                        endpoint.core.told(&TokenEvent::LeaseOverrun);
                        return self.fetch(endpoint, Some(&mut visit)).await;
                    }
                    endpoint.core.timer().sleep(look).await;
                    waited += look;
                    look = (look * 2).min(LOOK.1);
                }
            }
        }
    }

    /// Looks into the store. A fresh token there is taken; one that merely lives is held, to be refreshed, if there is none
    /// younger at hand.
    async fn shared(&self, visit: &mut Visit<'_>, endpoint: &Endpoint<'_>) -> Option<Arc<Token>> {
        let stored = visit.load().await?;
        let now = endpoint.now();
        let stored = stored.seen_at(now);
        let mut state = self.write();
        let is_refused = state.refused.as_ref().is_some_and(|refused| refused.stored.is_same(&stored));
        let is_older = state.living(now).is_some_and(|held| held.stored.issued_at() >= stored.issued_at());
        if is_refused || is_older || !stored.lives(now) || !stored.is_usable() {
            return None;
        }
        let token = self.token_of(stored);
        if !token.is_fresh(now) {
            state.held = Some(token);
            return None;
        }
        state.begin(token.clone());
        drop(state);
        let left = token.stored.life().map(|life| life.saturating_sub(token.stored.age(now)));
        endpoint.core.told(&TokenEvent::Shared { left });
        Some(token)
    }

    /// Asks the endpoint, and puts what it issues into the store.
    async fn fetch(&self, endpoint: &Endpoint<'_>, visit: Option<&mut Visit<'_>>) -> Result<Arc<Token>, TokenError> {
        let held = self.read().held.clone();
        match endpoint.fetch(held.as_ref().map(|token| &token.stored)).await {
            Ok(stored) => {
                let token = self.token_of(stored);
                self.write().begin(token.clone());
                // Held before it is saved: a store that is slow, or a call that is given up here, loses no token.
                if let Some(visit) = visit {
                    visit.save(&token.stored).await;
                }
                Ok(token)
            }
            Err(error) => {
                // An early renewal that fails does no harm while the old token lives.
                let kept = self.kept(endpoint.now());
                self.write().end(kept.is_none().then(|| error.clone()));
                endpoint.core.told(&TokenEvent::Failed { error: error.clone(), kept: kept.is_some() });
                kept.ok_or(error)
            }
        }
    }

    /// The token at hand, if it lives, to be used on for a while.
    fn kept(&self, now: SystemTime) -> Option<Arc<Token>> {
        let mut state = self.write();
        let token = state.living(now).cloned()?;
        state.rest_until = now.checked_add(REST);
        Some(token)
    }

    fn token_of(&self, stored: StoredToken) -> Arc<Token> {
        let fresh_for = self.renewal.age(stored.life());
        Arc::new(Token { stored, fresh_for })
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}
