//! How long to wait: exponential backoff with full jitter.

use super::Retry;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The randomness of one client. It guards nothing: it only keeps clients from acting in step.
pub(crate) struct Jitter(Mutex<fastrand::Rng>);

impl Jitter {
    /// The same waits in the same order for the same seed.
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(Mutex::new(fastrand::Rng::with_seed(seed)))
    }

    /// A seed from the operating system.
    pub(crate) fn new() -> Self {
        let mut seed = [0; 8];
        match getrandom::fill(&mut seed) {
            Ok(()) => Self::seeded(u64::from_ne_bytes(seed)),
            Err(_) => Self(Mutex::new(fastrand::Rng::new())),
        }
    }

    /// A time between nothing and `longest`, each as likely as the other.
    pub(crate) fn up_to(&self, longest: Duration) -> Duration {
        let mut random = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let nanos = u64::try_from(longest.as_nanos()).unwrap_or(u64::MAX);
        Duration::from_nanos(random.u64(0..=nanos))
    }
}

impl Retry {
    /// The longest wait after so many attempts.
    pub(super) fn ceiling(&self, attempts: u32) -> Duration {
        let doublings = attempts.saturating_sub(1);
        let factor = 2_u32.checked_pow(doublings).unwrap_or(u32::MAX);
        self.first_wait.saturating_mul(factor).min(self.longest_wait)
    }
}

#[cfg(test)]
mod tests {
    use super::{Jitter, Retry};
    use std::time::Duration;

    #[test]
    fn waits_double_up_to_the_longest() {
        let seconds = |n| Duration::from_secs(n);
        let retry = Retry::STANDARD.first_wait(seconds(1)).longest_wait(seconds(6));
        let waits: Vec<Duration> = [1, 2, 3, 4, 40, u32::MAX].map(|attempts| retry.ceiling(attempts)).to_vec();
        assert_eq!(waits, [1, 2, 4, 6, 6, 6].map(seconds));
    }

    #[test]
    fn jitter_is_full_and_can_be_had_again() {
        let longest = Duration::from_millis(100);
        let (one, other) = (Jitter::seeded(7), Jitter::seeded(7));
        let waits: Vec<Duration> = (0..1000).map(|_| one.up_to(longest)).collect();
        assert!(waits.iter().all(|wait| *wait <= longest));
        assert!(waits.iter().any(|wait| *wait < longest / 10) && waits.iter().any(|wait| *wait > longest * 9 / 10));
        assert!(waits.iter().all(|wait| *wait == other.up_to(longest)));
        assert_eq!(Jitter::new().up_to(Duration::ZERO), Duration::ZERO);
    }
}
