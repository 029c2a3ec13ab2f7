//! Where a fleet shares its tokens: the seam.
//!
//! One client keeps its token itself and needs no store. Twenty machines that each fetch one of their own are twenty
//! clients to the token endpoint, and after a deployment all of them ask at once. With a store, one of them renews and
//! the others find the new token there; the [`Lease`] sees to it that it is one.
//!
//! ```
//! use flexiti_runtime::Future;
//! use flexiti_runtime::token::{StoreError, StoredToken, TokenKey, TokenStore};
//!
//! /// One file for each token, for machines that share a folder. Files cannot be compared and removed in one step: a token
//! /// that is renewed in that very moment is forgotten too, which costs a token call.
//! #[derive(Debug)]
//! struct Folder(std::path::PathBuf);
//!
//! impl TokenStore for Folder {
//!     fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>> {
//!         let path = self.0.join(key.as_str());
//!         Box::pin(async move {
//!             let text = std::fs::read_to_string(path).unwrap_or_default();
//!             Ok(StoredToken::from_text(&text).ok())
//!         })
//!     }
//!     fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>> {
//!         let (path, text) = (self.0.join(key.as_str()), token.to_text());
//!         Box::pin(async move {
//!             std::fs::write(path, &*text).map_err(|error| StoreError::new("the file was not written").because(error))
//!         })
//!     }
//!     fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>> {
//!         let (path, refused) = (self.0.join(key.as_str()), refused.clone());
//!         Box::pin(async move {
//!             let text = std::fs::read_to_string(&path).unwrap_or_default();
//!             if StoredToken::from_text(&text).is_ok_and(|held| held.is_same(&refused)) {
//!                 std::fs::remove_file(path).map_err(|error| StoreError::new("the file stays").because(error))?;
//!             }
//!             Ok(())
//!         })
//!     }
//! }
//! ```
//!
//! What does not live here: when a store is asked, which is the cache's to know.

use super::{StoredToken, TokenKey};
use crate::Future;
use std::fmt::{self, Debug};
use std::sync::Arc;
use std::time::Duration;

/// Keeps tokens for several clients, on one machine or on many.
///
/// A store never decides whether a call is made: it is asked only when a client's own token is no longer fresh, it is given
/// a bounded time, and what fails in it is [told](super::TokenEvent::StoreFailed) and passed over. What it returns is
/// judged again: a token that has expired, or that this client saw refused, is not used. It holds secrets, and whoever can
/// write to it can choose the token that is sent.
pub trait TokenStore: Debug + Send + Sync {
    /// The token of that name, if there is one. It may have expired.
    fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>>;

    /// Keeps a token in place of the one of that name. It may be dropped when its life is over.
    fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>>;

    /// Forgets a token that was refused, if it is [the same](StoredToken::is_same) that is held: another machine may have
    /// renewed it since. Comparing and forgetting are one step.
    fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>>;

    /// Asks for the right to renew: true for one owner at a time, until it is released or its life is over, which begins
    /// anew when the owner asks again. Who dies with it holds up nobody for longer.
    ///
    /// A store that cannot do this says yes to all, as here; then several may renew at once, which costs token calls and
    /// nothing else.
    fn lease(&self, key: &TokenKey, lease: &Lease) -> Future<Result<bool, StoreError>> {
        let _ = (key, lease);
        Box::pin(async { Ok(true) })
    }

    /// Gives the right back, if this owner still has it.
    fn release(&self, key: &TokenKey, lease: &Lease) -> Future<Result<(), StoreError>> {
        let _ = (key, lease);
        Box::pin(async { Ok(()) })
    }
}

/// The right to renew a token, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    owner: String,
    life: Duration,
}

impl Lease {
    /// A lease for `owner`, a name that no other client has.
    pub fn new(owner: impl Into<String>, life: Duration) -> Self {
        Self { owner: owner.into(), life }
    }

    /// Whose it is: a random name that no other client has.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// How long it holds.
    pub fn life(&self) -> Duration {
        self.life
    }
}

/// A store that did not do what it was asked. Clones share what lies beneath.
#[derive(Clone, Debug)]
pub struct StoreError {
    what: &'static str,
    source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl StoreError {
    /// What went wrong, in words without a token.
    pub fn new(what: &'static str) -> Self {
        Self { what, source: None }
    }

    /// What lies beneath. Its text must hold no token and no password.
    pub fn because(self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self { source: Some(Arc::new(source)), ..self }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A store that several builders are given.
impl<S: TokenStore + ?Sized> TokenStore for Arc<S> {
    fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>> {
        (**self).load(key)
    }
    fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>> {
        (**self).save(key, token)
    }
    fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>> {
        (**self).forget(key, refused)
    }
    fn lease(&self, key: &TokenKey, lease: &Lease) -> Future<Result<bool, StoreError>> {
        (**self).lease(key, lease)
    }
    fn release(&self, key: &TokenKey, lease: &Lease) -> Future<Result<(), StoreError>> {
        (**self).release(key, lease)
    }
}
