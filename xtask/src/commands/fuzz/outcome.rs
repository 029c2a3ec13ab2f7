//! What came of one run.

use std::{fs, path::Path, time::Duration};

/// One subject's row.
pub(super) struct Outcome {
    pub(super) name: String,
    pub(super) executions: u64,
    pub(super) time: Duration,
    /// Whether the program ended by itself.
    ended: bool,
    /// Inputs that fail, from this run and from earlier ones.
    pub(super) found: Vec<String>,
}

impl Outcome {
    /// Reads what libFuzzer said, and what it left.
    pub(super) fn of(name: &str, said: &str, ended: bool, time: Duration, found: &Path) -> Self {
        let entries = fs::read_dir(found).into_iter().flatten().flatten();
        let mut found: Vec<String> = entries.map(|entry| entry.path().display().to_string()).collect();
        found.sort();
        Self { name: name.to_owned(), executions: executions(said), time, ended, found }
    }

    /// Whether nothing was found.
    pub(super) fn is_clean(&self) -> bool {
        self.ended && self.found.is_empty()
    }

    /// How the run ended, in a word.
    pub(super) fn word(&self) -> String {
        match (self.ended, self.found.len()) {
            (true, 0) => "nothing".into(),
            (false, 0) => "stopped, see its log".into(),
            (_, count) => count.to_string(),
        }
    }
}

/// The final count, or, of a program that was stopped, the last one that it told.
fn executions(said: &str) -> u64 {
    let last = |line: &str| {
        let counted = line.strip_prefix("stat::number_of_executed_units:").or_else(|| line.strip_prefix('#'))?;
        counted.split_whitespace().next()?.parse().ok()
    };
    said.lines().rev().find_map(last).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::executions;

    #[test]
    fn what_libfuzzer_says_is_understood() {
        let ended = "#2\tINITED cov: 1\n#1024\tpulse  cov: 2\nDone\nstat::number_of_executed_units: 2048\nstat::x: 1\n";
        assert_eq!(executions(ended), 2048);
        assert_eq!(executions("#2\tINITED\n#77\tNEW    cov: 2\n==1== ERROR: libFuzzer: deadly signal\n"), 77);
        assert_eq!(executions("thread panicked"), 0);
    }
}
