//! Answers that go on: server-sent events and JSON by the line, read one by one as they come.
//!
//! A stream is awaited item by item with `next`, holds no more than the item at hand, and ends the answer when it is
//! dropped. The time limit of a call is for its head; how long a stream may be silent is for whoever reads it to say: a
//! `next` that is given up before its item came loses nothing, and may be asked again.
//!
//! What does not live here: reconnecting. A stream that breaks off says so, and its [`Event::id`] is what to go on from.

mod body;
mod events;
mod lines;

pub use self::events::{Event, Events};
pub use self::lines::Lines;

use crate::transport::TransportError;
use crate::wire::DecodeError;

/// Why an item of a stream could not be had.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StreamError {
    /// The line failed; nothing more comes.
    #[error("the stream broke off: {0}")]
    Line(#[source] TransportError),
    /// One item is larger than the client takes; nothing more is read.
    #[error("an item of the stream has more than {0} bytes")]
    TooLarge(usize),
    /// An item has not the shape that the document gives it; the next may have.
    #[error("an item of the stream cannot be read: {0}")]
    Unreadable(#[source] DecodeError),
}
