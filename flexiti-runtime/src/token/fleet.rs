//! What one renewal asks of the store: each step bounded in time, and none of them needed.
//!
//! A store that fails once in a renewal is left alone for the rest of it, so that a dead one costs a call one wait and not
//! five.

use super::event::StoreStep;
use super::{Lease, StoreError, StoredToken, TokenEvent, TokenKey, TokenStore};
use crate::client::Core;
use crate::time::within;
use crate::{Future, RandomIds, ReferenceIds};
use std::sync::Arc;
use std::time::Duration;

/// How long one step may take. A store is on the same network, and a token call takes about as long.
const STEP: Duration = Duration::from_secs(2);

/// The store, and the names of this client's token in it and of the client itself.
pub(crate) struct Fleet {
    store: Arc<dyn TokenStore>,
    key: TokenKey,
    /// The same for all leases of the client, which renews once at a time: a call that was given up with the lease in hand
    /// holds up the other machines, but not the next call.
    owner: String,
}

/// What came of asking for the right to renew.
pub(super) enum Right {
    /// This client has it.
    Granted(Lease),
    /// Another one has it.
    Taken,
    /// The store cannot say.
    Unknown,
}

impl Fleet {
    pub(crate) fn new(store: Arc<dyn TokenStore>, key: TokenKey) -> Self {
        Self { store, key, owner: RandomIds.next() }
    }

    /// Begins a renewal.
    pub(super) fn visit<'a>(&'a self, core: &'a Core) -> Visit<'a> {
        Visit { fleet: self, core, works: true }
    }
}

/// The store during one renewal.
pub(super) struct Visit<'a> {
    fleet: &'a Fleet,
    core: &'a Core,
    works: bool,
}

impl Visit<'_> {
    pub(super) async fn load(&mut self) -> Option<StoredToken> {
        self.ask(StoreStep::Load, |store, key| store.load(key)).await.flatten()
    }

    pub(super) async fn save(&mut self, token: &StoredToken) {
        self.ask(StoreStep::Save, |store, key| store.save(key, token)).await;
    }

    pub(super) async fn forget(&mut self, refused: &StoredToken) {
        self.ask(StoreStep::Forget, |store, key| store.forget(key, refused)).await;
    }

    pub(super) async fn lease(&mut self) -> Right {
        // For as long as one token call may take. Who needs longer loses it, which costs a token call.
        let lease = Lease::new(&*self.fleet.owner, self.core.timeout());
        match self.ask(StoreStep::Lease, |store, key| store.lease(key, &lease)).await {
            Some(true) => Right::Granted(lease),
            Some(false) => Right::Taken,
            None => Right::Unknown,
        }
    }

    pub(super) async fn release(&mut self, lease: &Lease) {
        self.ask(StoreStep::Release, |store, key| store.release(key, lease)).await;
    }

    async fn ask<T>(
        &mut self,
        step: StoreStep,
        ask: impl FnOnce(&dyn TokenStore, &TokenKey) -> Future<Result<T, StoreError>>,
    ) -> Option<T> {
        if !self.works {
            return None;
        }
        let mut asked = ask(&*self.fleet.store, &self.fleet.key);
        let answer = within(&**self.core.timer(), || Some(STEP), asked.as_mut()).await;
        match answer.unwrap_or_else(|| Err(StoreError::new("the store did not answer in time"))) {
            Ok(answer) => Some(answer),
            Err(error) => {
                self.works = false;
                self.core.told(&TokenEvent::StoreFailed { step, error });
                None
            }
        }
    }
}
