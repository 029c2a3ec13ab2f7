//! When a token is renewed: before it expires, and not in the same second as everybody else's.
//!
//! A token is renewed at `life - threshold - jitter`. The jitter is drawn once for each token that is held, between nothing
//! and a tenth of its life, and never more than the threshold: with 1200 and 60 seconds, somewhere in the minute before
//! 1140. A token that lives no longer than twice the threshold has none, and one that does not outlive the threshold is
//! fresh for half its life.

use crate::time::Jitter;
use std::time::Duration;

/// Decides the age at which tokens are renewed.
pub(crate) struct Renewal {
    threshold: Duration,
    jitter: Jitter,
}

impl Renewal {
    pub(crate) fn new(threshold: Duration, jitter: Jitter) -> Self {
        Self { threshold, jitter }
    }

    /// The age at which a token with this life is renewed; none if it is used until it is refused.
    pub(super) fn age(&self, life: Option<Duration>) -> Option<Duration> {
        let life = life?;
        let rest = life.checked_sub(self.threshold).filter(|rest| !rest.is_zero());
        Some(rest.map_or(life / 2, |rest| rest.saturating_sub(self.jitter(life))))
    }

    fn jitter(&self, life: Duration) -> Duration {
        if life <= self.threshold.saturating_mul(2) {
            return Duration::ZERO;
        }
        self.jitter.up_to((life / 10).min(self.threshold))
    }
}
