//! Which request meets which fault.

use crate::plan::Plan;
use flexiti_tests::fault::Fault;
use flexiti_tests::{Answer, Received, is_token_call};
use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// So many requests a storm of 401 meets.
const STORM: u64 = 40;

/// The faults of one run, in an order that the seed fixes.
pub(crate) struct Weather {
    dice: Mutex<fastrand::Rng>,
    percent: u64,
    /// So many requests lie between the beginnings of two storms: there are two or three of them in a run.
    between_storms: u64,
    requests: AtomicU64,
    faults: AtomicU64,
    /// Tokens that were refused although they were good.
    stormed: Mutex<HashSet<String>>,
}

impl Weather {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            dice: Mutex::new(fastrand::Rng::with_seed(plan.seed)),
            percent: plan.faults,
            between_storms: (plan.calls * 2 / 5).max(10 * STORM),
            requests: AtomicU64::new(0),
            faults: AtomicU64::new(0),
            stormed: Mutex::default(),
        }
    }

    /// The fault of the request with this head.
    pub(crate) fn fault(&self, head: &Received) -> Fault {
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        let storm = self.percent > 0 && number > STORM && number % self.between_storms < STORM;
        if storm && !is_token_call(head) {
            self.faults.fetch_add(1, Ordering::Relaxed);
            self.stormed
                .lock()
                .expect("nobody panics while holding it")
                .extend(head.header("authorization").map(str::to_owned));
            return Fault::Instead(Answer::json(401, r#"{"error":"unauthorized"}"#));
        }
        let mut dice = self.dice.lock().expect("nobody panics while holding it");
        if dice.u64(0..100) >= self.percent {
            return Fault::None;
        }
        self.faults.fetch_add(1, Ordering::Relaxed);
        fault(&mut dice)
    }

    /// How many requests there were, and how many of them met a fault.
    pub(crate) fn counted(&self) -> (u64, u64) {
        (self.requests.load(Ordering::Relaxed), self.faults.load(Ordering::Relaxed))
    }

    /// How many good tokens were refused.
    pub(crate) fn stormed(&self) -> u64 {
        self.stormed.lock().expect("nobody panics while holding it").len() as u64
    }
}

/// One of all faults, each as likely as the others.
fn fault(dice: &mut fastrand::Rng) -> Fault {
    let page = |status| Answer::labelled(status, "text/html", "<html>try later</html>");
    match dice.u32(0..16) {
        0 => Fault::ResetUnread,
        1 => Fault::ResetUnapplied,
        2 => Fault::ResetApplied,
        3 => Fault::ClosedApplied,
        4 => Fault::HalfABody,
        5 => Fault::Drip(Duration::from_millis(2)),
        6 => Fault::SilenceApplied,
        7 => Fault::SilenceUnapplied,
        8 => Fault::Instead(page(500)),
        9 => Fault::Instead(page(502)),
        10 => Fault::Instead(page(503)),
        11 => Fault::AppliedBut(page(500)),
        12 => Fault::AppliedBut(page(504)),
        13 => Fault::Instead(Answer::json(429, r#"{"error":"slow_down"}"#).header("retry-after", "0")),
        14 => Fault::AppliedBut(Answer::ok("{\"capture_id\":")),
        _ => Fault::AppliedBut(page(200)),
    }
}
