//! Proof of the wire forms: what generated clients send and read, byte by byte.
//!
//! `document.yaml` and `swagger.yaml` hold one operation for each form; their clients are checked in beside them. Here
//! is what the tests share: a [`Server`] on loopback that keeps every byte it gets, what it [`Received`], and the [`line()`]
//! to it.
//!
//! What does not live here: the clients (`client/`, `swagger-client/`: generated), and the forms (`tests/`, by topic).

mod line;
mod received;
mod reply;
mod server;

pub use line::line;
pub use received::Received;
pub use reply::Reply;
pub use server::Server;
