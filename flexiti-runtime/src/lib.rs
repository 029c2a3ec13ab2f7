//! What a generated API client stands on.
//!
//! Generated code says *what* an API is: its operations, its members and their limits, its error codes. This crate
//! knows *how* a call is made: values to text and back ([`wire`]), one call from its parameters to its answer
//! ([`operation`]), tokens ([`token`]), the line ([`transport`]), and what is known when it went wrong ([`Error`]).
//!
//! It knows no API and no vendor. Whatever differs from one API to the next arrives as data, in [`Api`] and
//! [`operation::Operation`]. Public types are few and not generic, so that generated crates stay cheap to compile.
//!
//! ```
//! use flexiti_runtime::{wire, Decimal, Digits};
//!
//! let amount: Decimal = wire::from_json(r#""1026.47""#)?;       // a number sent as text is a number
//! assert_eq!(wire::to_json(&amount), "1026.47");
//! let account: Digits = wire::from_json("12345678901234")?;     // an account number is not for computing
//! assert_eq!(account.as_str(), "12345678901234");
//! # Ok::<(), wire::DecodeError>(())
//! ```
//!
//! It compiles for `wasm32-unknown-unknown`, where it has no transport of its own: the feature `reqwest` does nothing
//! there, and [`Builder::transport`] is required. (A browser's `fetch` gives futures that stay on their thread, and those
//! here may move.)
//!
//! What does not live here: anything that is particular to one API, a choice of time library, a choice of executor.

// Nothing that comes from outside may end the program: what cannot be is written so that it cannot be.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]
#![warn(clippy::todo, clippy::unimplemented, clippy::indexing_slicing, clippy::string_slice)]

#[cfg(all(target_family = "wasm", any(feature = "blocking", feature = "redis")))]
compile_error!("the features `blocking` and `redis` need threads and sockets, which WebAssembly has not");

mod client;
mod error;
mod reference_id;
mod retry;
mod time;
mod values;
mod wait;

#[cfg(all(feature = "blocking", not(target_family = "wasm")))]
pub mod blocking;
pub mod hooks;
pub mod operation;
pub mod paging;
pub mod stream;
#[cfg(feature = "stub")]
pub mod stub;
pub mod token;
pub mod transport;
pub mod wire;

pub use crate::client::{
    Api, BuildError, Builder, ClientAuthentication, ClientCredentials, Core, Problems, Scheme, host_of,
};
pub use crate::error::{Error, ErrorKind, FieldError, Outcome, TokenError};
pub use crate::reference_id::{RandomIds, ReferenceIds, SeededIds};
pub use crate::retry::{Cause, Decision, Retry, RetryBudget, Stop};
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
pub use crate::time::TokioTimer;
pub use crate::time::{Clock, SystemClock, SystemTimer, Timer};
pub use crate::token::{Credentials, MissingCredentials};
pub use crate::values::{Base64, Date, DateTime, Digits, InvalidDate, Json};
pub use crate::wait::{Wait, WaitError};
pub use rust_decimal::Decimal;

/// What every call returns: a boxed future that may move between threads, whatever the executor.
pub type Future<T> = std::pin::Pin<Box<dyn std::future::Future<Output = T> + Send>>;
