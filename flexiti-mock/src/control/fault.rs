//! Faults of a real line and a real server.

use std::time::Duration;

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer comes later by this long.
    Delay(Duration),
    /// The connection is reset after the request has been read: the operation has been done, and nobody hears of it.
    Reset,
    /// The connection is reset before anything is done.
    ResetBefore,
    /// The server answers this status, in the documented form of a refusal, and does nothing.
    Status(u16),
    /// The operation is done, and of its answer comes only a part that cannot be read.
    Malformed,
}
