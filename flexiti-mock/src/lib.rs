//! A mock server of any described API. It knows no vendor: routes, limits and examples come from a description, what
//! happens to whose money from a scenario.
//!
//! A [`Server`] answers as the document says: it refuses what breaks a limit, in the form that the document gives its
//! errors and everything at once, and answers the rest by what a test has ordered, by what the caller asks for
//! (`Prefer: code=409`), by what a [`scenario`] makes of it, or by an example. Tests say what they expect and which faults
//! the line has; [`Server::requests`] tells what came.

// What comes over the line never ends the program.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]
#![warn(clippy::todo, clippy::unimplemented, clippy::indexing_slicing, clippy::string_slice)]

mod answer;
mod check;
mod control;
mod plan;
mod route;
pub mod scenario;
mod security;
mod server;
pub mod value;

pub use self::{
    answer::Examples,
    check::{Place, Violation},
    control::{Expectation, Fault, Message, Recorded, Unmet},
    scenario::Answer,
    server::{Builder, Exchange, Server, StartError, UnknownOperation},
};
pub use flexiti_description::Description;
