//! The words of the tills beside the ledger of the shop.

use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::shop::{LIFE, THRESHOLD};
use crate::till::{Operation, Said, Word};
use crate::watch::Watch;
use crate::weather::Weather;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::time::Duration;

/// The figures of one run, and what is wrong with them.
#[derive(Debug)]
pub struct Report {
    text: String,
    broken: Vec<String>,
}

impl Report {
    /// What must not be and is. Nothing: the client has kept its word.
    pub fn broken(&self) -> &[String] {
        &self.broken
    }

    pub(crate) fn new(
        plan: &Plan,
        elapsed: Duration,
        words: &[Word],
        ledger: &Ledger,
        watch: &Watch,
        weather: &Weather,
        memory: [Option<u64>; 3],
    ) -> Self {
        let mut report = Self { text: String::new(), broken: Vec::new() };
        let (requests, faults) = weather.counted();
        report.line(format_args!(
            "{} calls from {} tasks in {:.1} s, seed {}; {requests} requests, {faults} of them met a fault",
            words.len(),
            plan.tasks,
            elapsed.as_secs_f64(),
            plan.seed,
        ));
        report.words(words, ledger);
        report.money(words, ledger);
        report.line(format_args!("\nwhat the client did"));
        for (what, count) in watch.counted() {
            report.line(format_args!("  {what:<52} {count:>7}"));
        }
        report.tokens(elapsed, watch, weather);
        report.memory(memory);
        report
    }

    /// What was said, by operation, and what was true of it.
    fn words(&mut self, words: &[Word], ledger: &Ledger) {
        let mut rows: BTreeMap<(Operation, Said), [u64; 2]> = BTreeMap::new();
        for word in words {
            let applied = ledger.entry(word.number).applied.min(1);
            let row = rows.entry((word.operation, word.said)).or_default();
            row[applied as usize] += 1;
        }
        self.line(format_args!("\ncall       the client says    calls    done  not done"));
        for ((operation, said), [not, done]) in rows {
            let (name, said, calls) = (format!("{operation:?}"), format!("{said:?}"), done + not);
            // A question does nothing in any case.
            match operation {
                Operation::Question => self.line(format_args!("{name:<10} {said:<15} {calls:>8}       -         -")),
                _ => self.line(format_args!("{name:<10} {said:<15} {calls:>8} {done:>7} {not:>9}")),
            }
        }
    }

    /// What must hold of money.
    fn money(&mut self, words: &[Word], ledger: &Ledger) {
        let money = || words.iter().filter(|word| word.operation != Operation::Question);
        let applied = |word: &Word| ledger.entry(word.number).applied;
        let asked = money().filter(|word| word.learned.is_some()).count();
        let recognised: u64 = money().map(|word| u64::from(ledger.entry(word.number).recognised)).sum();
        self.line(format_args!("\nmoney"));
        self.line(format_args!("  {:<52} {asked:>7}", "in doubt, and resolved by asking"));
        self.line(format_args!("  {:<52} {recognised:>7}", "repetitions recognised by their key"));
        self.none("done twice", money().filter(|word| applied(word) > 1).count());
        let lost = |word: &&Word| word.said == Said::Done && applied(word) == 0;
        self.none("said to be done, and not done", money().filter(lost).count());
        let denied = |word: &&Word| matches!(word.said, Said::Rejected | Said::NotSent) && applied(word) > 0;
        self.none("said not to be done, and done", money().filter(denied).count());
        self.none("in doubt, and never answered", money().filter(|word| word.despaired).count());
        let changed = |word: &&Word| word.learned.is_some_and(|learned| learned != applied(word));
        self.none("answered otherwise than it is", money().filter(changed).count());
    }

    /// A token is fetched at the beginning, when one gets old, and when one was refused; and no more often.
    fn tokens(&mut self, elapsed: Duration, watch: &Watch, weather: &Weather) {
        // A token is renewed at life - threshold at the latest, and by a tenth of its life earlier at the earliest.
        let earliest = LIFE.saturating_sub(THRESHOLD).saturating_sub(LIFE / 10);
        let by_age = (elapsed.as_secs_f64() / earliest.as_secs_f64()).ceil() as u64;
        let least = (elapsed.as_secs_f64() / LIFE.as_secs_f64()).floor() as u64;
        let (had, stormed) = (watch.tokens(), weather.stormed());
        let most = 1 + by_age + stormed;
        self.line(format_args!("\ntokens"));
        self.line(format_args!("  {:<52} {had:>7}", "fetched or renewed"));
        self.line(format_args!("  {:<52} {:>7}", "asked for by age and refusals, at least", least));
        self.line(format_args!("  {:<52} {most:>7}", "asked for by age and refusals, at most"));
        if had > most || had < least {
            self.broken.push(format!("{had} tokens, where {least} to {most} were asked for"));
        }
    }

    /// Memory may not grow with the number of calls.
    fn memory(&mut self, memory: [Option<u64>; 3]) {
        let [Some(start), Some(tenth), Some(end)] = memory else {
            return self.line(format_args!("\nmemory: left out, this system does not say it"));
        };
        self.line(format_args!("\nresident memory in KiB"));
        self.line(format_args!("  at the start {start}, after a tenth of the calls {tenth}, at the end {end}"));
        if end > tenth + tenth / 4 + (8 << 10) {
            self.broken.push(format!("memory has grown from {tenth} to {end} KiB"));
        }
    }

    /// A figure that must be zero.
    fn none(&mut self, what: &str, count: usize) {
        self.line(format_args!("  {what:<52} {count:>7}"));
        if count > 0 {
            self.broken.push(format!("{what}: {count}"));
        }
    }

    fn line(&mut self, line: fmt::Arguments<'_>) {
        let _ = writeln!(self.text, "{line}");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        if self.broken.is_empty() {
            return f.write_str("\nThe client has kept its word.\n");
        }
        self.broken.iter().try_for_each(|broken| writeln!(f, "\nBROKEN  {broken}"))
    }
}
