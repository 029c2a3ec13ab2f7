//! The settings of one client or one call.

use std::time::Duration;

/// How often and how patiently a call is made again.
///
/// The wait before the `n`th repetition is a random time between nothing and `first_wait · 2ⁿ⁻¹`, at most `longest_wait`:
/// full jitter, so that the clients of a fleet do not come back together. What the other side asks for (`Retry-After`)
/// is the least that is waited.
///
/// ```
/// use flexiti_runtime::Retry;
/// use std::time::Duration;
/// let patient = Retry::STANDARD.attempts(5).first_wait(Duration::from_secs(1));
/// assert_ne!(patient, Retry::STANDARD);
/// assert_eq!(Retry::NEVER, Retry::STANDARD.attempts(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    pub(super) attempts: u32,
    pub(super) first_wait: Duration,
    pub(super) longest_wait: Duration,
}

impl Retry {
    /// Three attempts in all; waits of at most 200 ms, 400 ms, ..; no wait longer than 20 seconds.
    pub const STANDARD: Self =
        Self { attempts: 3, first_wait: Duration::from_millis(200), longest_wait: Duration::from_secs(20) };

    /// One attempt.
    pub const NEVER: Self = Self::STANDARD.attempts(1);

    /// How often a call is made at most, the first time included; 0 counts as 1.
    pub const fn attempts(self, attempts: u32) -> Self {
        Self { attempts: if attempts == 0 { 1 } else { attempts }, ..self }
    }

    /// The longest wait before the first repetition; it doubles with each one.
    pub const fn first_wait(self, wait: Duration) -> Self {
        Self { first_wait: wait, ..self }
    }

    /// The longest wait before any repetition. An answer that asks for more with `Retry-After` ends the call, and its
    /// error says for how much ([`Error::retry_after`](crate::Error::retry_after)).
    pub const fn longest_wait(self, wait: Duration) -> Self {
        Self { longest_wait: wait, ..self }
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::STANDARD
    }
}
