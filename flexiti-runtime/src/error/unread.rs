//! The body that could not be read, kept for the person who must find out what it was.
//!
//! When a capture is answered with something that is no capture, these bytes are the only witness. They are also what
//! may hold a name or a card number, so they are bounded, print as their length, and are wiped when the error is dropped.

use std::fmt;
use zeroize::Zeroizing;

/// More is cut off: what an answer is shows at its beginning.
const LONGEST: usize = 64 << 10;

/// The beginning of a body, and how long all of it was.
pub(super) struct Unread {
    bytes: Zeroizing<Vec<u8>>,
    whole: usize,
}

impl Unread {
    pub(super) fn new(body: &[u8]) -> Self {
        let kept = body.get(..LONGEST).unwrap_or(body);
        Self { bytes: Zeroizing::new(kept.to_vec()), whole: body.len() }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn whole(&self) -> usize {
        self.whole
    }
}

impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[body, {} bytes]", self.whole)
    }
}
