//! Time, as things that tests can replace: what time it is ([`Clock`]), waiting ([`Timer`]), and the random share of waits
//! that keeps clients from acting in step.

mod clock;
mod jitter;
mod timer;

pub use self::clock::{Clock, SystemClock};
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
pub use self::timer::TokioTimer;
pub use self::timer::{SystemTimer, Timer};

pub(crate) use self::jitter::Jitter;
pub(crate) use self::timer::within;
