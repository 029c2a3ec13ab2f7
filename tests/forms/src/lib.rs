//! Proof of the wire forms: what generated clients send and read, byte by byte.
//!
//! `document.yaml`, `openapi31.yaml` and `swagger.yaml` hold one operation for each form; their clients are checked in
//! beside them. Here is what the tests share: a [`Server`] on loopback that keeps every byte it gets, a [`HeldServer`] that
//! says its answer piece by piece, what was [`Received`], and the [`line()`] to them.
//!
//! What does not live here: the clients (`client/`, `openapi31-client/`, `swagger-client/`: generated), and the forms
//! (`tests/`, by topic).

mod held;
mod line;
mod received;
mod reply;
mod server;

pub use held::HeldServer;
pub use line::line;
pub use received::Received;
pub use reply::Reply;
pub use server::Server;
