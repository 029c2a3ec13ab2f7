//! A store for a fleet: Redis, or whatever speaks its language (Valkey, KeyDB).
//!
//! Two keys for each token: `<prefix><name>` holds its text for as long as it lives, `<prefix><name>:lease` the owner of the
//! lease for as long as that lasts. What must be one step is a script of one key each, so that a cluster will do as well.

use super::{Lease, StoreError, StoredToken, TokenKey, TokenStore};
use crate::Future;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, Cmd, ErrorKind, FromRedisValue, RedisError};
use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use zeroize::Zeroizing;

/// Deletes a key that holds this text.
const FORGET: &str = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end";

/// Takes a key that nobody else has, for so many milliseconds.
const LEASE: &str = "local owner = redis.call('GET', KEYS[1]) \
    if owner and owner ~= ARGV[1] then return 0 end \
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) \
    return 1";

/// For a connection, and for an answer: a token call takes about as long, and the store is there to save one.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a token without an end is kept for, and the longest that anything is.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Tokens in Redis, shared by all machines that are given the same address and prefix.
///
/// It connects when it is first asked, and again whenever the connection is lost; it needs a tokio runtime around it. Tokens
/// are kept as they are: let nobody read or write that database who may not make calls. For TLS (`rediss://`), turn on a
/// feature of the crate `redis` that brings it, such as `tokio-rustls-comp`.
///
/// ```
/// use flexiti_runtime::token::RedisTokenStore;
///
/// let store = RedisTokenStore::new("redis://:pa55word@10.0.0.7:6379/2")?.prefix("shop:");
/// assert_eq!(format!("{store:?}"), r#"RedisTokenStore { prefix: "shop:", .. }"#);   // the address holds a password
/// # Ok::<(), flexiti_runtime::token::StoreError>(())
/// ```
#[derive(Clone)]
pub struct RedisTokenStore {
    client: Client,
    /// Made with the first question, because it must be made inside the runtime.
    connection: Arc<OnceLock<ConnectionManager>>,
    prefix: String,
}

impl RedisTokenStore {
    /// The database at this address: `redis://[user][:password]@host[:port][/number]`, or `unix:///path`.
    ///
    /// # Errors
    /// The address is none, or asks for TLS where the crate `redis` was built without it.
    pub fn new(address: &str) -> Result<Self, StoreError> {
        let client =
            Client::open(address).map_err(|error| failure("the address of the store is not usable", &error))?;
        Ok(Self { client, connection: Arc::default(), prefix: "token:".to_owned() })
    }

    /// What the names of its keys begin with. `token:` unless set.
    pub fn prefix(self, prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), ..self }
    }

    fn token(&self, key: &TokenKey) -> String {
        format!("{}{key}", self.prefix)
    }

    fn lease_of(&self, key: &TokenKey) -> String {
        format!("{}{key}:lease", self.prefix)
    }

    fn connection(&self) -> Result<ConnectionManager, StoreError> {
        if let Some(connection) = self.connection.get() {
            return Ok(connection.clone());
        }
        let settings = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(0);
        let connection = ConnectionManager::new_lazy_with_config(self.client.clone(), settings);
        let connection = connection.map_err(|error| failure("the settings of the store are not usable", &error))?;
        Ok(self.connection.get_or_init(|| connection).clone())
    }

    fn ask<T: FromRedisValue + Send + 'static>(
        &self,
        command: Cmd,
        what: &'static str,
    ) -> Future<Result<T, StoreError>> {
        let store = self.clone();
        Box::pin(async move {
            // The library would panic.
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(StoreError::new("the store needs a tokio runtime around it"));
            }
            let mut connection = store.connection()?;
            command.query_async(&mut connection).await.map_err(|error| failure(what, &error))
        })
    }
}

impl TokenStore for RedisTokenStore {
    /// A text that is no token counts as none, and is replaced with the next renewal.
    fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>> {
        let text = self.ask::<Option<String>>(command("GET", &[&self.token(key)]), "the token was not read");
        Box::pin(async move {
            let text = text.await?.map(Zeroizing::new);
            Ok(text.and_then(|text| StoredToken::from_text(&text).ok()))
        })
    }

    fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>> {
        let life = millis(token.life().unwrap_or(DAY));
        self.ask(command("SET", &[&self.token(key), &token.to_text(), "PX", &life]), "the token was not saved")
    }

    fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>> {
        let what = "the token was not forgotten";
        let (store, key, refused) = (self.clone(), self.token(key), refused.clone());
        Box::pin(async move {
            let text = store.ask::<Option<String>>(command("GET", &[&key]), what).await?.map(Zeroizing::new);
            let Some(text) = text else { return Ok(()) };
            match StoredToken::from_text(&text) {
                Ok(held) if held.is_same(&refused) => {
                    store.ask(command("EVAL", &[FORGET, "1", &key, &text]), what).await
                }
                _ => Ok(()),
            }
        })
    }

    fn lease(&self, key: &TokenKey, lease: &Lease) -> Future<Result<bool, StoreError>> {
        let arguments = [LEASE, "1", &self.lease_of(key), lease.owner(), &millis(lease.life())];
        self.ask(command("EVAL", &arguments), "the lease was not asked for")
    }

    fn release(&self, key: &TokenKey, lease: &Lease) -> Future<Result<(), StoreError>> {
        self.ask(command("EVAL", &[FORGET, "1", &self.lease_of(key), lease.owner()]), "the lease was not released")
    }
}

impl fmt::Debug for RedisTokenStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisTokenStore").field("prefix", &self.prefix).finish_non_exhaustive()
    }
}

fn command(name: &str, arguments: &[&str]) -> Cmd {
    let mut command = redis::cmd(name);
    command.arg(arguments);
    command
}

/// At least one, which is the least that Redis takes, and at most a day.
fn millis(time: Duration) -> String {
    time.min(DAY).as_millis().max(1).to_string()
}

/// The kind of an error is all that is told of it: a server's own words may repeat what it was sent.
fn failure(what: &'static str, error: &RedisError) -> StoreError {
    StoreError::new(what).because(Cause(error.kind()))
}

#[derive(Debug, thiserror::Error)]
#[error("Redis: {0:?}")]
struct Cause(ErrorKind);
