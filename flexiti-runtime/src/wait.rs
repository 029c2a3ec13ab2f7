//! Waiting for a state of the other side: asks, and asks again, until an answer is the one that is waited for.
//!
//! Much that a call begins is done later: an authorization is decided, a document is signed, a payment settles. [`Wait`]
//! asks by a call that the caller makes anew each time, so it is for calls that may be repeated: reading ones.
//!
//! ```no_run
//! use flexiti_runtime::operation::{Call, Method, Operation};
//! use flexiti_runtime::{Core, Error, WaitError};
//! use std::time::Duration;
//!
//! static GET_ORDER: Operation = Operation::new("getOrder", Method::Get, "/order");
//!
//! # async fn wait(core: &Core) -> Result<(), WaitError<String, Error<()>>> {
//! let ask = || Call::new(core, &GET_ORDER).send::<String, ()>();
//! let wait = core.wait().every(Duration::from_secs(2)).at_most(Duration::from_secs(60));
//! let state = wait.until(ask, |state| state == "paid").await?;
//! # drop(state);
//! # Ok(())
//! # }
//! ```
//!
//! What does not live here: repeating one call that failed, which each call does by itself where that is safe.

use crate::operation::Refusal;
use crate::time::within;
use crate::{Core, Error, Timer};
use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

/// How one waits: how often it is asked, and how long in all. From [`Core::wait`].
///
/// Unless said otherwise it asks after one second, then each time twice as long later up to 15 seconds, for at most five
/// minutes. Dropping the future ends the waiting.
#[derive(Clone, Debug)]
#[must_use = "it waits once it is told until when"]
pub struct Wait {
    timer: Arc<dyn Timer>,
    pause: Duration,
    longest: Duration,
    total: Duration,
}

impl Core {
    /// Begins to say what is waited for, and how long.
    pub fn wait(&self) -> Wait {
        Wait {
            timer: self.timer().clone(),
            pause: Duration::from_secs(1),
            longest: Duration::from_secs(15),
            total: Duration::from_secs(300),
        }
    }
}

impl Wait {
    /// Asks again after this long, each time.
    pub fn every(self, pause: Duration) -> Self {
        Self { pause, longest: pause, ..self }
    }

    /// Asks again after `first`, and then each time after twice as long, up to `longest`.
    pub fn backing_off(self, first: Duration, longest: Duration) -> Self {
        Self { pause: first, longest: longest.max(first), ..self }
    }

    /// Waits no longer than this in all: a call that is then under way is given up.
    pub fn at_most(self, total: Duration) -> Self {
        Self { total, ..self }
    }

    /// Asks with what `ask` begins until an answer `is_done`, and gives that answer.
    ///
    /// An error that is [retryable](Error::is_retryable) is no end: the other side may be back at the next time. It is
    /// not asked sooner than it [wants to be](Error::retry_after).
    ///
    /// # Errors
    /// A call failed in a way that time does not mend, or the time is over.
    pub async fn until<R, T, E>(
        self,
        mut ask: impl FnMut() -> R,
        mut is_done: impl FnMut(&T) -> bool,
    ) -> Result<T, WaitError<T, Error<E>>>
    where
        R: IntoFuture<Output = Result<T, Error<E>>>,
        E: Refusal,
    {
        let end = self.timer.elapsed().saturating_add(self.total);
        let (mut pause, mut last) = (self.pause, None);
        loop {
            let wanted;
            let asked = pin!(ask().into_future());
            match within(&*self.timer, || Some(self.left(end)), asked).await {
                Some(Ok(answer)) if is_done(&answer) => return Ok(answer),
                Some(Err(error)) if !error.is_retryable() => return Err(WaitError::Failed(error)),
                Some(answer) => {
                    wanted = answer.as_ref().err().and_then(Error::retry_after);
                    last = Some(answer);
                }
                None => return Err(WaitError::TimedOut { after: self.total, last }),
            }
            let asleep = wanted.unwrap_or_default().max(pause);
            // A pause that leaves no time to ask is not waited for.
            if self.left(end) <= asleep {
                return Err(WaitError::TimedOut { after: self.total, last });
            }
            self.timer.sleep(asleep).await;
            pause = pause.saturating_mul(2).min(self.longest);
        }
    }

    fn left(&self, end: Duration) -> Duration {
        end.saturating_sub(self.timer.elapsed())
    }
}

/// Why a waiting has not come to its end.
#[non_exhaustive]
pub enum WaitError<T, E> {
    /// A call failed in a way that time does not mend.
    Failed(E),
    /// The time is over.
    TimedOut {
        /// How long was waited.
        after: Duration,
        /// What came last: an answer that was not yet the one, or an error. Nothing if nothing came at all.
        last: Option<Result<T, E>>,
    },
}

impl<T, E> WaitError<T, E> {
    /// The last answer, if the time was over and the last call was answered.
    pub fn last_answer(&self) -> Option<&T> {
        match self {
            Self::TimedOut { last: Some(Ok(answer)), .. } => Some(answer),
            _ => None,
        }
    }

    /// The error of the call that ended the waiting, or of the last call before the time was over.
    pub fn error(&self) -> Option<&E> {
        match self {
            Self::Failed(error) | Self::TimedOut { last: Some(Err(error)), .. } => Some(error),
            Self::TimedOut { .. } => None,
        }
    }

    /// Whether the time is over.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::TimedOut { .. })
    }
}

impl<T, E: fmt::Display> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => write!(f, "the waiting ended: {error}"),
            Self::TimedOut { after, last } => {
                write!(f, "not there after {} seconds; ", after.as_secs_f64())?;
                match last {
                    None => f.write_str("nothing was answered"),
                    Some(Ok(_)) => f.write_str("the last answer was another"),
                    Some(Err(error)) => write!(f, "at last: {error}"),
                }
            }
        }
    }
}

/// As `Display`: an answer is not for logs.
impl<T, E: fmt::Display> fmt::Debug for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WaitError({self})")
    }
}

impl<T, E: std::error::Error + 'static> std::error::Error for WaitError<T, E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.error().map(|error| error as _)
    }
}
