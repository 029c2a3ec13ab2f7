//! Every subject, for seconds: its seeds, what it once stumbled over, and bytes made of fixed numbers.
//!
//! What libFuzzer finds in hours and what is found here fail in the same functions. More of it:
//! `FLEXITI_ROUNDS=10000 cargo test -p flexiti-fuzz-subjects`.

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use flexiti_fuzz_subjects::{SUBJECTS, Seed, Subject, regressions, seeds};

/// So many inputs of fixed numbers for each subject, unless `FLEXITI_ROUNDS` says another number.
const ROUNDS: u64 = 40;
/// No input takes longer, on a machine that does something else as well and without optimisation.
const LONGEST: Duration = Duration::from_secs(10);

#[test]
fn what_held_holds() {
    let rounds = env::var("FLEXITI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    std::thread::scope(|scope| {
        let threads: Vec<_> = SUBJECTS.iter().map(|subject| scope.spawn(move || replayed(subject, rounds))).collect();
        let failed: Vec<String> = threads.into_iter().flat_map(|thread| thread.join().expect("it catches")).collect();
        assert!(failed.is_empty(), "{}", failed.join("\n"));
    });
}

/// Which inputs fail, and how.
fn replayed(subject: &Subject, rounds: u64) -> Vec<String> {
    let kept = seeds(subject);
    assert!(!kept.is_empty(), "{} has no seed", subject.name);
    let damaged = (0..rounds).filter_map(|round| {
        let seed = kept.get(usize::try_from(round).ok()? % kept.len())?;
        Some(Seed { name: format!("{}, damaged {round}", seed.name), bytes: Numbers::new(round).damaged(&seed.bytes) })
    });
    let generated = (0..rounds).filter(|_| subject.generates()).map(|round| {
        let mut bytes = Numbers::new(round).bytes(1_024);
        if let Some(first) = bytes.first_mut() {
            *first %= 9;
        }
        Seed { name: format!("generated {round}"), bytes }
    });
    let inputs = kept.iter().cloned().chain(regressions(subject)).chain(damaged).chain(generated);
    inputs.filter_map(|seed| failure(subject, &seed)).collect()
}

fn failure(subject: &Subject, seed: &Seed) -> Option<String> {
    let start = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (subject.run)(&seed.bytes)));
    let reason = match outcome {
        Ok(()) if start.elapsed() < LONGEST => return None,
        Ok(()) => format!("takes {:?}", start.elapsed()),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("panics").to_owned()
        }
    };
    Some(format!("{}: {}: {reason}", subject.name, seed.name))
}

/// Numbers by xorshift: the same ones on every machine.
struct Numbers(u64);

impl Numbers {
    fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or_default()
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_le_bytes()[3]).collect()
    }

    /// Some bytes of a seed taken out, some put in.
    fn damaged(&mut self, seed: &[u8]) -> Vec<u8> {
        const WORDS: [&str; 16] =
            ["null", "[]", "{}", "\"", "$ref", "type", ": ", "- ", "\n", "#", "&a ", "*a", "-1", "é", "\u{0}", "allOf"];
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(3) {
            let from = self.below(bytes.len());
            let until = (from + self.below(12)).min(bytes.len());
            bytes.splice(from..until, WORDS[self.below(WORDS.len())].bytes());
        }
        bytes
    }
}
