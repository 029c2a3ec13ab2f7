//! The rows side by side.

use std::fmt::Write as _;

use super::Outcome;

/// A line for each subject, and what to do about what was found.
pub(super) fn text(outcomes: &[Outcome]) -> String {
    let mut text = String::from("subject        executions   a second    seconds   found\n");
    for outcome in outcomes {
        let seconds = outcome.time.as_secs_f64();
        let rate = outcome.executions as f64 / seconds.max(0.001);
        let (name, executions, word) = (&outcome.name, outcome.executions, outcome.word());
        let _ = writeln!(text, "{name:<12} {executions:>12} {rate:>10.0} {seconds:>10.0}   {word}");
    }
    let found: Vec<&String> = outcomes.iter().flat_map(|outcome| &outcome.found).collect();
    if !found.is_empty() {
        let _ = writeln!(text, "\nfound:");
        found.iter().for_each(|path| {
            let _ = writeln!(text, "  {path}");
        });
        text.push_str("\nWhat to do about them stands in CONTRIBUTING.md, \"A finding of the fuzzer\".\n");
    }
    text
}
