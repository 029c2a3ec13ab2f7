//! How long to wait at most: exponential backoff, of which full jitter then takes a random part.

use super::Retry;
use std::time::Duration;

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
    use super::Retry;
    use std::time::Duration;

    #[test]
    fn waits_double_up_to_the_longest() {
        let seconds = |n| Duration::from_secs(n);
        let retry = Retry::STANDARD.first_wait(seconds(1)).longest_wait(seconds(6));
        let waits: Vec<Duration> = [1, 2, 3, 4, 40, u32::MAX].map(|attempts| retry.ceiling(attempts)).to_vec();
        assert_eq!(waits, [1, 2, 4, 6, 6, 6].map(seconds));
    }
}
