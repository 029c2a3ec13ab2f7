//! Proof of the wire forms: what generated clients send and read, byte by byte.
//!
//! `document.yaml` and `swagger.yaml` hold one operation for each form; their clients are checked in beside them. Here
//! is what the tests share: a [`Server`] on loopback that keeps every byte it gets, and what it [`Received`].
//!
//! What does not live here: the clients (`client/`, `swagger-client/`: generated), and the forms (`tests/`, by topic).

mod received;
mod reply;
mod server;

pub use received::Received;
pub use reply::Reply;
pub use server::Server;
