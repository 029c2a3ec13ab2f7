//! Randomness that keeps clients from acting in step: in the waits between attempts, in the age at which a token is renewed.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A source of random times. It guards nothing.
pub(crate) struct Jitter(Mutex<fastrand::Rng>);

impl Jitter {
    /// The same times in the same order for the same seed; without one, a seed from the operating system.
    pub(crate) fn of(seed: Option<u64>) -> Self {
        let seed = seed.unwrap_or_else(|| getrandom::u64().unwrap_or_else(|_| fastrand::u64(..)));
        Self(Mutex::new(fastrand::Rng::with_seed(seed)))
    }

    /// A time between nothing and `longest`, each as likely as the other.
    pub(crate) fn up_to(&self, longest: Duration) -> Duration {
        let mut random = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let nanos = u64::try_from(longest.as_nanos()).unwrap_or(u64::MAX);
        Duration::from_nanos(random.u64(0..=nanos))
    }
}

#[cfg(test)]
mod tests {
    use super::Jitter;
    use std::time::Duration;

    #[test]
    fn it_is_full_and_can_be_had_again() {
        let longest = Duration::from_millis(100);
        let (one, other) = (Jitter::of(Some(7)), Jitter::of(Some(7)));
        let times: Vec<Duration> = (0..1000).map(|_| one.up_to(longest)).collect();
        assert!(times.iter().all(|time| *time <= longest));
        assert!(times.iter().any(|time| *time < longest / 10) && times.iter().any(|time| *time > longest * 9 / 10));
        assert!(times.iter().all(|time| *time == other.up_to(longest)));
        assert_eq!(Jitter::of(None).up_to(Duration::ZERO), Duration::ZERO);
    }
}
