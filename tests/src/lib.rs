//! What the tests on the wire share: the other end of the wire ([`Server`]), a line with faults ([`fault`]), a clock that
//! is moved by hand ([`Hands`]), and the documented examples with every digit as it is written ([`Exact`],
//! [`documented`]).
//!
//! The tests themselves lie in `tests/tests`, one idea per file. Nothing here knows how the client works inside: it is
//! driven by its public methods and judged by the bytes that arrive.

mod answer;
mod clock;
mod exact;
mod received;
mod reply;
mod server;

pub mod client;
pub mod documented;
pub mod fault;

pub use answer::Answer;
pub use client::{CLIENT_ID, CLIENT_SECRET};
pub use clock::Hands;
pub use exact::Exact;
pub use received::Received;
pub use reply::Reply;
pub use server::{Server, is_token_call};

/// The pages for people, whose examples are compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/when-the-line-goes-dead.md")]
mod when_the_line_goes_dead {}
