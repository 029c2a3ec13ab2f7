//! Time that flies: who sleeps wakes at once, so much later, and how long everybody slept is kept.

use flexiti_runtime::{Clock, Future, Timer};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// A timer and a clock of one time. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Flies(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    now: Duration,
    slept: Vec<Duration>,
}

impl Flies {
    /// Lets time pass while nobody sleeps.
    pub fn forward(&self, time: Duration) {
        self.0.lock().expect("no test panics while it holds the time").now += time;
    }

    /// All waits, in order.
    pub fn slept(&self) -> Vec<Duration> {
        self.0.lock().expect("no test panics while it holds the time").slept.clone()
    }
}

impl Timer for Flies {
    fn elapsed(&self) -> Duration {
        self.0.lock().expect("no test panics while it holds the time").now
    }

    fn sleep(&self, time: Duration) -> Future<()> {
        let mut state = self.0.lock().expect("no test panics while it holds the time");
        state.now += time;
        state.slept.push(time);
        Box::pin(async {})
    }
}

impl Clock for Flies {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.elapsed()
    }
}
