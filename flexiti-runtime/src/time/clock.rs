//! What time it is, as a thing that tests can replace.

use std::fmt::Debug;
use std::time::SystemTime;

/// Tells the time. Tokens age by it.
///
/// Wall time, because a token may be shared between machines. A clock that jumps does no harm: a token that is kept too
/// long is refused with 401, and then renewed.
pub trait Clock: Debug + Send + Sync {
    /// The time now.
    fn now(&self) -> SystemTime;
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    /// The standard library's panics there.
    #[cfg(all(target_family = "wasm", target_os = "unknown"))]
    fn now(&self) -> SystemTime {
        use web_time::web::SystemTimeExt;
        web_time::SystemTime::now().to_std()
    }
}
