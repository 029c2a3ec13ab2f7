//! The store of one process.

use super::{Lease, StoreError, StoredToken, TokenKey, TokenStore};
use crate::{Clock, Future, SystemClock};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// Tokens in memory, for several clients of one process: one token call serves them all. Clones are the same store.
///
/// ```no_run
/// # use flexiti_runtime::{Api, BuildError, Builder, Credentials, Problems, Scheme};
/// # static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None,
/// #     security: &[] };
/// use flexiti_runtime::token::MemoryTokenStore;
///
/// let store = MemoryTokenStore::default();
/// let client = |timeout| {
///     let credentials = Credentials::new("shop-1", "s3cret");
///     Builder::new(&PETS, "https://pets.example").credentials("oauth", credentials).timeout(timeout)
///         .token_store(store.clone()).build()
/// };
/// let patient = client(std::time::Duration::from_secs(60))?;
/// let hurried = client(std::time::Duration::from_secs(2))?;
/// # Ok::<(), BuildError>(())
/// ```
#[derive(Clone)]
pub struct MemoryTokenStore {
    held: Arc<Mutex<HashMap<TokenKey, Entry>>>,
    clock: Arc<dyn Clock>,
}

#[derive(Default)]
struct Entry {
    token: Option<StoredToken>,
    /// Who may renew, and since when.
    lease: Option<(Lease, SystemTime)>,
}

impl MemoryTokenStore {
    /// An empty store whose leases run out by this clock. [`Default`] takes the machine's.
    pub fn new(clock: impl Clock + 'static) -> Self {
        Self { held: Arc::default(), clock: Arc::new(clock) }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<TokenKey, Entry>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does it at once, and says that it is done.
    fn with<T: Send + 'static>(
        &self,
        key: &TokenKey,
        change: impl FnOnce(&mut Entry) -> T,
    ) -> Future<Result<T, StoreError>> {
        let done = change(self.held().entry(key.clone()).or_default());
        Box::pin(std::future::ready(Ok(done)))
    }
}

impl Default for MemoryTokenStore {
    fn default() -> Self {
        Self::new(SystemClock)
    }
}

impl TokenStore for MemoryTokenStore {
    fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>> {
        self.with(key, |entry| entry.token.clone())
    }

    fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>> {
        self.with(key, |entry| entry.token = Some(token.clone()))
    }

    fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>> {
        self.with(key, |entry| {
            entry.token.take_if(|held| held.is_same(refused));
        })
    }

    fn lease(&self, key: &TokenKey, lease: &Lease) -> Future<Result<bool, StoreError>> {
        let now = self.clock.now();
        self.with(key, |entry| {
            // A clock that was set back ends a lease too: nobody may wait for one that never seems to grow old.
            let holds = |(held, since): &(Lease, SystemTime)| {
                now.duration_since(*since).is_ok_and(|age| age < held.life()) && held.owner() != lease.owner()
            };
            let taken = entry.lease.as_ref().is_some_and(holds);
            if !taken {
                entry.lease = Some((lease.clone(), now));
            }
            !taken
        })
    }

    fn release(&self, key: &TokenKey, lease: &Lease) -> Future<Result<(), StoreError>> {
        self.with(key, |entry| {
            entry.lease.take_if(|(held, _)| held.owner() == lease.owner());
        })
    }
}

/// How many tokens it holds.
impl fmt::Debug for MemoryTokenStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tokens = self.held().values().filter(|entry| entry.token.is_some()).count();
        f.debug_struct("MemoryTokenStore").field("tokens", &tokens).finish_non_exhaustive()
    }
}
