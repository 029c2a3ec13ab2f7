//! Tokens: who the client is ([`Credentials`]), how a token is fetched, how long it is kept, who shares it.
//!
//! A token is fetched by the first call that needs one and kept until shortly before it expires. However many calls wait,
//! one token call is under way; a call that is given up while it fetches leaves the next one to do so. A renewal that fails
//! does no harm while the old token lives, and a token that is refused with 401 is forgotten, that one and no other.
//!
//! A fleet of machines shares its tokens through a [`TokenStore`]; without one, each client has its own.
//!
//! ```
//! # use flexiti_runtime::{Api, BuildError, Builder, ClientAuthentication, ClientCredentials, Credentials, Problems, Scheme};
//! # use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
//! # #[derive(Debug)]
//! # struct Line;
//! # impl Transport for Line {
//! #     fn send(&self, _: Request) -> flexiti_runtime::Future<Result<Response, TransportError>> {
//! #         Box::pin(async { Ok(Response::new(200)) })
//! #     }
//! # }
//! # static PETS: Api = Api { name: "pets", version: "1.0", problem: Problems::UNKNOWN, reference_id: None,
//! #     security: &[("oauth", Scheme::ClientCredentials(ClientCredentials { token_path: "/token",
//! #         client_authentication: ClientAuthentication::Body }))] };
//! use flexiti_runtime::token::MemoryTokenStore;
//!
//! let client = Builder::new(&PETS, "https://pets.example")
//!     .credentials("oauth", Credentials::new("shop-1", "s3cret"))
//!     .token_threshold(std::time::Duration::from_secs(60))    // renewed a minute before it expires, or a little earlier
//!     .token_store(MemoryTokenStore::default())
//! #   .transport(Line)
//!     .build()?;
//! # Ok::<(), BuildError>(())
//! ```
//!
//! What does not live here: other proofs of who calls (fixed keys, Basic), which need no fetching; see
//! [`crate::Builder`].

mod cache;
mod credentials;
mod endpoint;
mod event;
mod fleet;
mod key;
mod memory;
#[cfg(all(feature = "redis", not(target_family = "wasm")))]
mod redis;
mod renewal;
mod store;
mod stored;

pub use credentials::{Credentials, MissingCredentials};
pub use event::{StoreStep, TokenEvent};
pub use key::TokenKey;
pub use memory::MemoryTokenStore;
#[cfg(all(feature = "redis", not(target_family = "wasm")))]
pub use redis::RedisTokenStore;
pub use store::{Lease, StoreError, TokenStore};
pub use stored::StoredToken;

pub(crate) use cache::{Token, TokenCache};
pub(crate) use endpoint::Endpoint;
pub(crate) use fleet::Fleet;
pub(crate) use renewal::Renewal;
