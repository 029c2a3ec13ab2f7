//! From settings to a client: everything that is said once is said here, and checked here.

mod address;
mod error;
mod keys;

pub use self::error::BuildError;

use self::keys::GivenKey;
use super::{Api, Core, Shared, host_of};
use crate::error::printable;
use crate::hooks::{Hooks, Observers};
use crate::retry::{Retry, RetryBudget};
use crate::time::Jitter;
use crate::token::{Credentials, TokenStore};
use crate::transport::Transport;
use crate::{Clock, RandomIds, ReferenceIds, SystemClock, SystemTimer, Timer};
use secrecy::SecretString;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Settings of a client.
///
/// ```no_run
/// # use flexiti_runtime::{Api, Builder, Problems, Scheme};
/// # static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None,
/// #     security: &[("token", Scheme::Bearer)] };
/// let client = Builder::new(&PETS, "https://pets.example/v1")
///     .bearer("token", "t0ken")
///     .timeout(std::time::Duration::from_secs(5))
///     .build()?;
/// # Ok::<(), flexiti_runtime::BuildError>(())
/// ```
#[must_use = "settings do nothing until a client is built"]
pub struct Builder {
    api: &'static Api,
    base_url: String,
    environment: Option<Cow<'static, str>>,
    given: Vec<(String, GivenKey)>,
    scopes: Vec<String>,
    transport: Option<Arc<dyn Transport>>,
    clock: Arc<dyn Clock>,
    timer: Arc<dyn Timer>,
    ids: Arc<dyn ReferenceIds>,
    timeout: Duration,
    deadline: Option<Duration>,
    retry: Retry,
    budget: RetryBudget,
    seed: Option<u64>,
    observers: Observers,
    max_answer: usize,
    threshold: Duration,
    store: Option<Arc<dyn TokenStore>>,
    plain_http: bool,
    is_custom: bool,
}

/// Longer names of environments are cut: they stand in every line about a call that failed.
const LONGEST_NAME: usize = 80;

impl Builder {
    /// A client of `api` at `base_url`, below which all paths lie.
    pub fn new(api: &'static Api, base_url: &str) -> Self {
        Self {
            api,
            base_url: base_url.trim_end_matches('/').to_owned(),
            environment: None,
            given: Vec::new(),
            scopes: Vec::new(),
            transport: None,
            clock: Arc::new(SystemClock),
            timer: Arc::new(SystemTimer),
            ids: Arc::new(RandomIds),
            timeout: Duration::from_secs(30),
            deadline: Some(Duration::from_secs(90)),
            retry: Retry::STANDARD,
            budget: RetryBudget::standard(),
            seed: None,
            observers: Observers::new(),
            max_answer: 16 << 20,
            threshold: Duration::from_secs(60),
            store: None,
            plain_http: false,
            is_custom: false,
        }
    }

    #[cfg(feature = "stub")]
    pub(crate) fn api(&self) -> &'static Api {
        self.api
    }

    /// The name of the place where the calls go, such as `training`; errors and logs tell it. Unless it is set, they tell
    /// the host of the base address.
    pub fn environment(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.environment = Some(name.into()).filter(|name| !name.is_empty());
        self
    }

    /// Who the client is, for a scheme of client credentials.
    pub fn credentials(self, scheme: &str, credentials: Credentials) -> Self {
        self.give(scheme, GivenKey::Credentials(credentials))
    }

    /// A fixed key, for a scheme that wants one.
    pub fn api_key(self, scheme: &str, key: impl Into<String>) -> Self {
        self.give(scheme, GivenKey::ApiKey(SecretString::from(key.into())))
    }

    /// A user and a password, for a scheme of HTTP Basic.
    pub fn basic(self, scheme: &str, user: &str, password: &str) -> Self {
        let pair = zeroize::Zeroizing::new(format!("{user}:{password}"));
        let value = format!("Basic {}", crate::values::base64_of(pair.as_bytes()));
        self.give(scheme, GivenKey::Basic(SecretString::from(value)))
    }

    /// A bearer token that the caller brings and renews.
    pub fn bearer(self, scheme: &str, token: impl Into<String>) -> Self {
        self.give(scheme, GivenKey::Bearer(SecretString::from(format!("Bearer {}", token.into()))))
    }

    /// The whole value of the header `authorization`, for a scheme that the client does not speak itself.
    pub fn authorization(self, scheme: &str, value: impl Into<String>) -> Self {
        self.give(scheme, GivenKey::Authorization(SecretString::from(value.into())))
    }

    fn give(mut self, scheme: &str, key: GivenKey) -> Self {
        self.given.retain(|(known, _)| known != scheme);
        self.given.push((scheme.to_owned(), key));
        self
    }

    /// A scope to ask for with the token, beside those already named. None named: the server's default.
    pub fn scope(mut self, scope: &str) -> Self {
        if !self.scopes.iter().any(|known| known == scope) {
            self.scopes.push(scope.to_owned());
        }
        self
    }

    /// The line to use instead of the default one.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The clock by which tokens age.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// What waits between attempts, and measures how long they take.
    pub fn timer(mut self, timer: impl Timer + 'static) -> Self {
        self.timer = Arc::new(timer);
        self
    }

    /// Where reference ids and idempotency keys come from.
    pub fn reference_ids(mut self, ids: impl ReferenceIds + 'static) -> Self {
        self.ids = Arc::new(ids);
        self
    }

    /// The time for each attempt, from the first byte out to the last byte in. 30 seconds unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The time for a whole call: its token, all its attempts and the waits between them. 90 seconds unless set. No attempt
    /// gets more time than is left, and no wait begins that would outlast it.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Lets a call take as long as its attempts take.
    pub fn no_deadline(mut self) -> Self {
        self.deadline = None;
        self
    }

    /// When a call is made again. [`Retry::STANDARD`] unless set.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How much this client may repeat in all. 50 repetitions in reserve and one for every five calls unless set.
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Makes the random share of all waits the same for the same seed: for tests.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Somebody who hears what happens, beside those already there.
    pub fn hooks(mut self, hooks: impl Hooks + 'static) -> Self {
        self.observers.add(hooks);
        self
    }

    /// The largest answer, in bytes, that is taken. 16 MiB unless set.
    pub fn max_answer(mut self, bytes: usize) -> Self {
        self.max_answer = bytes;
        self
    }

    /// How long before it expires a token is renewed, at the latest. 60 seconds unless set.
    ///
    /// A client renews a little earlier still, by a time that it draws anew for each token, so that a fleet does not renew in
    /// one second: at most by a tenth of the token's life, and at most by this threshold. Tokens that live no longer than
    /// twice the threshold are spared that, and those that live no longer than it are used for half their life.
    pub fn token_threshold(mut self, threshold: Duration) -> Self {
        self.threshold = threshold;
        self
    }

    /// Where tokens are shared with other clients, in this process or on other machines.
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Says whether the base address is the caller's own, a test server's for instance. Then all calls go there, also those
    /// that the document gives an address of their own.
    pub fn custom_address(mut self, is_custom: bool) -> Self {
        self.is_custom = is_custom;
        self
    }

    /// Allows addresses without TLS on other machines than this one. Secrets then travel in the clear.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// The client.
    ///
    /// # Errors
    /// An address is unusable or insecure, credentials do not fit the API's schemes, or there is no transport.
    pub fn build(self) -> Result<Core, BuildError> {
        address::check(&self.base_url, self.plain_http)?;
        let keys = self.given.iter().map(|(name, given)| self.key(name, given)).collect::<Result<_, _>>()?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let environment = match &self.environment {
            Some(name) => printable(name, LONGEST_NAME),
            None => host_of(&self.base_url).to_owned(),
        };
        Ok(Core::new(Shared {
            api: self.api,
            environment: environment.into(),
            base_url: self.base_url,
            is_custom: self.is_custom,
            keys,
            scopes: self.scopes,
            transport,
            clock: self.clock,
            timer: self.timer,
            ids: self.ids,
            timeout: self.timeout,
            deadline: self.deadline,
            retry: self.retry,
            budget: self.budget,
            jitter: Jitter::of(self.seed),
            observers: self.observers,
            max_answer: self.max_answer,
            user_agent: format!("{}/{}", self.api.name, self.api.version).into(),
        }))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("api", &self.api.name)
            .field("host", &host_of(&self.base_url))
            .field("environment", &self.environment)
            .field("scopes", &self.scopes)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
fn default_transport() -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(crate::transport::ReqwestTransport::new().map_err(BuildError::Transport)?))
}

#[cfg(not(all(feature = "reqwest", not(target_family = "wasm"))))]
fn default_transport() -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::NoTransport)
}
