//! The line: one request out, one answer back.
//!
//! [`Transport`] is the seam. The default is an HTTP library behind the feature `reqwest`; a test puts a double there,
//! and a fleet its own proxy or pinned address. What a transport must tell when it fails is whether the request can have
//! left: everything that is known about money hangs on that.
//!
//! What does not live here: retries, tokens, meaning. A transport follows no redirects and repeats nothing.

mod error;
mod headers;
mod incoming;
mod message;
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
mod origin;
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
mod reqwest;
mod retry_after;

pub use self::error::TransportError;
pub use self::headers::Headers;
pub(crate) use self::headers::{Name, Value};
pub use self::incoming::{Chunks, Incoming, Piece};
pub use self::message::{Request, Response};
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
pub use self::reqwest::ReqwestTransport;
pub(crate) use self::retry_after::retry_after;

use crate::Future;
use std::fmt::Debug;

/// Sends one request and brings one answer.
///
/// ```
/// use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
/// use flexiti_runtime::Future;
///
/// /// Says yes to everything.
/// #[derive(Debug)]
/// struct Yes;
/// impl Transport for Yes {
///     fn send(&self, _request: Request) -> Future<Result<Response, TransportError>> {
///         Box::pin(async { Ok(Response::new(200).body(r#"{"ok": true}"#)) })
///     }
/// }
/// ```
pub trait Transport: Debug + Send + Sync {
    /// Sends `request` and waits for the whole answer, within the request's time-out and size bound.
    ///
    /// An answer with any status is an answer, a redirect too. Dropping the future gives the request up.
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>>;

    /// Sends `request` and waits for the head of the answer; its body is read as it comes.
    ///
    /// A transport that says nothing else waits for the whole answer first.
    fn open(&self, request: Request) -> Future<Result<Incoming, TransportError>> {
        let whole = self.send(request);
        Box::pin(async move { whole.await.map(Incoming::whole) })
    }
}
