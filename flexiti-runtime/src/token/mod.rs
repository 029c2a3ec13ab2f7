//! Tokens: who the client is ([`Credentials`]), how a token is fetched, how long it is kept.
//!
//! A token is fetched by the first call that needs one and kept until shortly before it expires. However many calls wait,
//! one token call is under way; a call that is given up while it fetches leaves the next one to do so.
//!
//! What does not live here: other proofs of who calls (fixed keys, Basic), which need no fetching; see
//! [`crate::Builder`].

mod cache;
mod credentials;
mod endpoint;
mod event;

pub use credentials::{Credentials, MissingCredentials};
pub use event::TokenEvent;

pub(crate) use cache::{Token, TokenCache};
pub(crate) use endpoint::Endpoint;
