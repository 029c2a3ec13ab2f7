//! A client: what is said once and holds for all its calls.
//!
//! An API is data ([`Api`]), settings are collected and checked by the [`Builder`], and what comes of them is the
//! [`Core`], which generated clients wrap: where the API is, who calls, the line, the clock.
//!
//! What does not live here: one call (see [`crate::operation`]).

mod api;
mod builder;
mod core;
mod environment;

pub use self::api::{Api, ClientAuthentication, ClientCredentials, Problems, Scheme};
pub use self::builder::{BuildError, Builder};
pub use self::core::Core;
pub use self::environment::host_of;

pub(crate) use self::core::{Alternative, Key, Shared};
pub(crate) use self::environment::origin_of;
