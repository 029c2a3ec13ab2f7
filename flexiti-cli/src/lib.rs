//! The command line of an API client: every operation is a subcommand.
//!
//! It knows no vendor. What can be asked, which arguments there are and what they must keep to comes from a
//! [description](flexiti_description); requests go through [`flexiti_runtime`], so that tokens, limits, repetitions,
//! idempotency keys and redaction are those of the client. A generated crate carries a [`Program`] and a binary of three
//! lines.
//!
//! Three things are kept apart on purpose. What a person asks for goes in by flags, except what is secret, which never
//! stands on a command line. What the API says goes out on standard output, exact to the digit, with what is sensitive
//! struck out. What a person must know of the call goes to standard error, and its end is told by the [`Status`].
//!
//! What does not live here: how a request is sent and when it is sent again (`flexiti-runtime`), what an API is
//! (`flexiti-description`).

// What comes over the line, from a file or from a person never ends the program.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]
#![warn(clippy::todo, clippy::unimplemented, clippy::indexing_slicing, clippy::string_slice)]

mod answer;
mod arguments;
mod ask;
mod call;
mod confirm;
mod credentials;
mod dry_run;
mod environment;
mod failure;
mod help;
mod interned;
mod names;
mod program;
mod scope;
mod send;
mod settings;
mod status;
mod value;
mod world;

pub use program::Program;
pub use status::Status;
pub use world::{Person, World};

/// The front page is compiled with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct FrontPage;
