//! Waiting, as a thing that tests can replace: between attempts, between polls, for a token under a deadline.
//!
//! What does not live here: the time of day, which [`Clock`](crate::Clock) tells, and the time that one attempt may take,
//! which the transport keeps.

use crate::Future;
use std::fmt::Debug;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::Poll;
use std::time::Duration;
use web_time::Instant;

/// Lets time pass.
///
/// ```
/// use flexiti_runtime::{Future, Timer};
/// use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
/// use std::time::Duration;
///
/// /// Time that flies: whoever sleeps wakes at once, so much later.
/// #[derive(Debug, Default)]
/// struct Flies(AtomicU64);
/// impl Timer for Flies {
///     fn elapsed(&self) -> Duration {
///         Duration::from_millis(self.0.load(Relaxed))
///     }
///     fn sleep(&self, time: Duration) -> Future<()> {
///         self.0.fetch_add(time.as_millis() as u64, Relaxed);
///         Box::pin(async {})
///     }
/// }
/// ```
pub trait Timer: Debug + Send + Sync {
    /// The time since a moment that stays the same for this timer. It never goes back.
    fn elapsed(&self) -> Duration;

    /// Ends after so long. Dropping it gives the wait up.
    fn sleep(&self, time: Duration) -> Future<()>;
}

/// What `future` gives, if it does within `time`; no time given is all of it. What is ready at once waits for nothing, and
/// nothing is set up for it.
pub(crate) async fn within<F: std::future::Future + ?Sized>(
    timer: &dyn Timer,
    time: impl FnOnce() -> Option<Duration>,
    mut future: Pin<&mut F>,
) -> Option<F::Output> {
    let (mut time, mut sleep) = (Some(time), None);
    poll_fn(|context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        if let Some(time) = time.take() {
            sleep = time().map(|time| timer.sleep(time));
        }
        match &mut sleep {
            Some(sleep) => sleep.as_mut().poll(context).map(|()| None),
            None => Poll::Pending,
        }
    })
    .await
}

/// The timer of this machine, whatever the executor.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemTimer;

impl Timer for SystemTimer {
    fn elapsed(&self) -> Duration {
        static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);
        BEGINNING.elapsed()
    }

    fn sleep(&self, time: Duration) -> Future<()> {
        Box::pin(futures_timer::Delay::new(time))
    }
}

/// tokio's own timer, which stands still where a test has paused tokio's clock. It needs a tokio runtime with time around
/// it.
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
#[derive(Clone, Copy, Debug)]
pub struct TokioTimer {
    beginning: tokio::time::Instant,
}

#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
impl TokioTimer {
    /// A timer that begins now.
    pub fn new() -> Self {
        Self { beginning: tokio::time::Instant::now() }
    }
}

#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
impl Default for TokioTimer {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
impl Timer for TokioTimer {
    fn elapsed(&self) -> Duration {
        self.beginning.elapsed()
    }

    fn sleep(&self, time: Duration) -> Future<()> {
        Box::pin(tokio::time::sleep(time))
    }
}
