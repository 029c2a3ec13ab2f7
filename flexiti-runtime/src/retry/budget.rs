//! How much one client may repeat in all.
//!
//! Policies count attempts of one call; when a whole service is down, every call repeats, and the load grows by as much
//! just when it must not. A budget bounds the *share* of repetitions instead: each call pays in a part of one repetition,
//! and each repetition takes a whole one out.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A store of repetitions, filled by calls. Clones share it, so several clients of one service can too.
///
/// ```
/// use flexiti_runtime::RetryBudget;
/// let budget = RetryBudget::new(10, 20);      // ten at once, and one for every five calls
/// assert_eq!(format!("{budget:?}"), "RetryBudget { left: 10, most: 10, percent: 20 }");
/// ```
#[derive(Clone)]
pub struct RetryBudget(Arc<Store>);

struct Store {
    /// In hundredths of a repetition.
    left: AtomicU64,
    most: u64,
    percent: u64,
}

const WHOLE: u64 = 100;

impl RetryBudget {
    /// A budget of `reserve` repetitions, which is also the most that it holds, to which each call adds `percent`
    /// hundredths of one.
    pub fn new(reserve: u32, percent: u32) -> Self {
        let most = u64::from(reserve) * WHOLE;
        Self(Arc::new(Store { left: AtomicU64::new(most), most, percent: u64::from(percent) }))
    }

    /// What a client has unless told otherwise: 50 repetitions in reserve, and one for every five calls.
    pub(crate) fn standard() -> Self {
        Self::new(50, 20)
    }

    /// Every call adds its part.
    pub(crate) fn deposit(&self) {
        let Store { left, most, percent } = &*self.0;
        let filled = |left: u64| (left < *most).then(|| left.saturating_add(*percent).min(*most));
        // A store that is full stays as it is: nothing is written, and no two calls meet.
        let _ = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, filled);
    }

    /// Takes one repetition out, if there is one.
    pub(crate) fn withdraw(&self) -> bool {
        self.0.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(WHOLE)).is_ok()
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Store { left, most, percent } = &*self.0;
        f.debug_struct("RetryBudget")
            .field("left", &(left.load(Ordering::Relaxed) / WHOLE))
            .field("most", &(most / WHOLE))
            .field("percent", percent)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::RetryBudget;

    #[test]
    fn calls_fill_it_and_repetitions_empty_it() {
        let budget = RetryBudget::new(2, 50);
        budget.deposit();
        assert_eq!(
            [budget.withdraw(), budget.withdraw(), budget.withdraw()],
            [true, true, false],
            "no more than it holds"
        );
        budget.deposit();
        assert!(!budget.withdraw(), "half a repetition is none");
        budget.clone().deposit();
        assert_eq!([budget.withdraw(), budget.withdraw()], [true, false], "clones share it");
    }
}
