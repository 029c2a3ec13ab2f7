//! Ids that are made for each logical call: its reference id, its idempotency key.
//!
//! 32 lower-case hexadecimal digits: a GUID without dashes.

use std::fmt::{self, Debug};
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// Where ids come from. Tests take [`SeededIds`], everybody else [`RandomIds`].
pub trait ReferenceIds: Debug + Send + Sync {
    /// An id that no other call has: 32 lower-case hexadecimal digits.
    fn next(&self) -> String;
}

/// Ids from the operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl ReferenceIds for RandomIds {
    fn next(&self) -> String {
        let mut bytes = [0; 16];
        let number = match getrandom::fill(&mut bytes) {
            Ok(()) => u128::from_ne_bytes(bytes),
            // An id names a call; it guards nothing. Without a source, the hasher's random keys are unique enough.
            Err(_) => {
                let half = |salt: u8| u128::from(RandomState::new().hash_one(salt));
                half(0) << 64 | half(1)
            }
        };
        digits(number)
    }
}

/// The number as 32 lower-case hexadecimal digits.
fn digits(number: u128) -> String {
    let digit = |half: u8| half + if half < 10 { b'0' } else { b'a' - 10 };
    let (mut text, mut rest) = ([0; 32], number);
    for place in text.iter_mut().rev() {
        *place = digit((rest & 0xf) as u8);
        rest >>= 4;
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// The same ids in the same order for the same seed.
///
/// ```
/// use flexiti_runtime::{ReferenceIds, SeededIds};
/// assert_eq!(SeededIds::new(7).next(), SeededIds::new(7).next());
/// ```
pub struct SeededIds {
    state: AtomicU64,
}

impl SeededIds {
    /// Starts the row of ids that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        Self { state: AtomicU64::new(seed) }
    }

    /// SplitMix64: one addition, then a mix that is a bijection, so that no id repeats.
    fn number(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let state = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Debug for SeededIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SeededIds")
    }
}

impl ReferenceIds for SeededIds {
    fn next(&self) -> String {
        digits(u128::from(self.number()) << 64 | u128::from(self.number()))
    }
}
