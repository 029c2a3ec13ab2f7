//! Why settings make no client.

use crate::transport::TransportError;

/// Settings that make no client.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// An address is not absolute, not HTTP, or holds a password or a query.
    #[error("the base address or token address is not of the form https://host/path")]
    Address,
    /// An address on another machine is not secured.
    #[error("the address on {host} is not https; allow_plain_http() permits that")]
    Insecure {
        /// The host.
        host: String,
    },
    /// The API has no scheme of that name.
    #[error("the API has no security scheme named {0}")]
    UnknownScheme(String),
    /// The scheme of that name wants another kind of credentials.
    #[error("the security scheme {0} wants another kind of credentials")]
    OtherScheme(String),
    /// The credentials of that scheme hold a character that no header can carry.
    #[error("the credentials for {0} hold a line break or another control character")]
    UnsafeKey(String),
    /// There is no transport, because the feature `reqwest` is off, or this is WebAssembly, for which it has none.
    #[error("there is no transport: give one, or turn the feature `reqwest` on (not for WebAssembly)")]
    NoTransport,
    /// The default transport could not start.
    #[error("the default transport could not start")]
    Transport(#[source] TransportError),
}
