//! A line with faults: a server that treats its connections as a bad network, a tired proxy or a dying machine would.
//!
//! Two things are kept apart, because everything about money hangs on the difference: what the server *does* with a
//! request (a closure that applies it and says what it would answer), and what the *line* makes of that (a [`Fault`]).
//! A fault says of itself whether the request is applied.

mod detour;
mod message;
mod nobody;
mod server;

pub use detour::Detour;
pub use nobody::Nobody;
pub use server::FaultyServer;

use crate::Answer;
use std::time::Duration;

/// What becomes of one request and its answer.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Nothing: it is applied and answered.
    None,
    /// The request waits in the socket; it is not read, and the connection is reset. Not applied.
    ResetUnread,
    /// The request is read, and the connection is reset before anything is done with it. Not applied.
    ResetUnapplied,
    /// It is applied, and then the connection is reset.
    ResetApplied,
    /// It is applied, and then the connection closes in good order, without an answer.
    ClosedApplied,
    /// It is applied, and the connection closes in the middle of the answer's body.
    HalfABody,
    /// It is applied, and the answer's body comes byte by byte, with this pause after each.
    Drip(Duration),
    /// It is applied, and an answer arrives that does not say how long it is: its end is the end of the connection.
    Unmeasured(Answer),
    /// It is applied, and no answer comes for longer than any test waits.
    SilenceApplied,
    /// It is not applied, and no answer comes for longer than any test waits.
    SilenceUnapplied,
    /// Something in front of the application answers in its place. Not applied.
    Instead(Answer),
    /// It is applied, but what arrives is another answer than the application gave.
    AppliedBut(Answer),
}

impl Fault {
    /// Whether the application does what it is asked.
    pub fn applies(&self) -> bool {
        !matches!(self, Self::ResetUnread | Self::ResetUnapplied | Self::SilenceUnapplied | Self::Instead(_))
    }
}
