//! The patterns of limits, and what one may cost.
//!
//! A pattern comes from the vendor's document and the text from a caller's user, and a pattern that goes back over what it
//! has read can take longer than anybody waits: `^(a+)+$` doubles with every letter. So each pattern is matched only
//! against texts that are short enough for the worst that its form allows. A longer one is sent unmatched: the pattern is
//! the vendor's, who matches it again.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// About so many steps are taken at most, which is some tenths of a second.
const STEPS: f64 = 16_777_216.0;

/// A compiled pattern.
pub(super) struct Pattern {
    regex: regress::Regex,
    /// The longest text that it is matched against, in characters.
    longest: usize,
}

impl Pattern {
    /// The pattern, compiled once for the life of the program: patterns are constants of generated code. Nothing for one
    /// that does not compile.
    pub(super) fn of(pattern: &'static str) -> Option<Arc<Self>> {
        type Patterns = Mutex<HashMap<&'static str, Option<Arc<Pattern>>>>;
        static PATTERNS: LazyLock<Patterns> = LazyLock::new(Patterns::default);
        let mut patterns = PATTERNS.lock().unwrap_or_else(PoisonError::into_inner);
        let compile = || {
            // By characters if it can be; some patterns hold escapes that only the older form of the language knows.
            let regex = regress::Regex::with_flags(pattern, "u").or_else(|_| regress::Regex::new(pattern)).ok()?;
            Some(Arc::new(Self { regex, longest: Effort::of(pattern).longest() }))
        };
        patterns.entry(pattern).or_insert_with(compile).clone()
    }

    /// Whether it is found in a text, or cannot be looked for in so long a one.
    pub(super) fn admits(&self, text: &str) -> bool {
        text.chars().nth(self.longest).is_some() || self.regex.find(text).is_some()
    }
}

/// How the steps of a match can grow with the text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Effort {
    /// With this power of its length: each repetition without an end may try every place.
    power: u32,
    /// By this factor for every character, where what is repeated can itself be read in several ways.
    factor: u32,
}

impl Effort {
    /// The worst that a pattern's form allows. It is often better; it is never worse.
    fn of(pattern: &str) -> Self {
        let mut effort = Self { power: u32::from(!pattern.starts_with('^')), factor: 1 };
        // For each open group in how many ways its text can be read: 1 for one.
        let mut groups = vec![1];
        let mut characters = pattern.chars().peekable();
        while let Some(character) = characters.next() {
            let ways = match character {
                '\\' => {
                    characters.next();
                    1
                }
                '[' => {
                    while let Some(inside) = characters.next().filter(|inside| *inside != ']') {
                        if inside == '\\' {
                            characters.next();
                        }
                    }
                    1
                }
                '(' => {
                    groups.push(1);
                    // What follows `(?` is no repetition.
                    characters.next_if_eq(&'?');
                    continue;
                }
                ')' => groups.pop().unwrap_or(1),
                '|' => {
                    widen(&mut groups, 1);
                    continue;
                }
                _ => 1,
            };
            let Some(repeated) = repetition(&mut characters) else {
                // What can be read in several ways makes that of the group around it.
                widen(&mut groups, ways - 1);
                continue;
            };
            if repeated.is_endless {
                effort.power += 1;
            }
            if repeated.is_variable {
                widen(&mut groups, ways);
            }
            if ways > 1 && repeated.is_many {
                effort.factor = effort.factor.max(ways);
            }
        }
        effort
    }

    /// The longest text, in characters, for which that is not too much.
    fn longest(self) -> usize {
        let by_factor = if self.factor > 1 { STEPS.ln() / f64::from(self.factor).ln() } else { f64::INFINITY };
        let by_power = if self.power > 1 { STEPS.powf(1.0 / f64::from(self.power)) } else { f64::INFINITY };
        // A conversion of what is larger than any number gives the largest.
        by_factor.min(by_power) as usize
    }
}

fn widen(groups: &mut [u32], ways: u32) {
    if let Some(group) = groups.last_mut() {
        *group = group.saturating_add(ways);
    }
}

/// What stands behind a piece of a pattern.
struct Repetition {
    /// There is no greatest number.
    is_endless: bool,
    /// The least number is not the greatest.
    is_variable: bool,
    /// More than a few.
    is_many: bool,
}

fn repetition(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<Repetition> {
    let repetition = match characters.peek()? {
        '*' | '+' => {
            characters.next();
            Repetition { is_endless: true, is_variable: true, is_many: true }
        }
        '?' => {
            characters.next();
            Repetition { is_endless: false, is_variable: true, is_many: false }
        }
        '{' => {
            let mut ahead = characters.clone();
            ahead.next();
            let within: String = ahead.by_ref().take_while(|character| *character != '}').collect();
            let (least, most) = within.split_once(',').unwrap_or((&within, &within));
            // A brace that is no repetition stands for itself.
            let least: u32 = least.trim().parse().ok()?;
            let most: Option<u32> = if most.trim().is_empty() { None } else { Some(most.trim().parse().ok()?) };
            *characters = ahead;
            let is_many = most.is_none_or(|most| most > 3);
            let is_endless = most.is_none_or(|most| most > 1_000);
            Repetition { is_endless, is_variable: most != Some(least), is_many }
        }
        _ => return None,
    };
    // The reluctant form.
    characters.next_if_eq(&'?');
    Some(repetition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_tells_the_worst() {
        let cases = [
            ("^[A-Z]{3}$", (0, 1)),
            ("^\\d+$", (1, 1)),
            ("[0-9]+", (2, 1)),
            ("^[a-z]+@[a-z.]+\\.[a-z]{2,}$", (3, 1)),
            ("^(\\d{3}-)?\\d{4}$", (0, 1)),
            ("^(?:a|b)$", (0, 1)),
            ("^(a+)+$", (2, 2)),
            ("^(a|a)*$", (1, 2)),
            ("^(a|b|c)+$", (1, 3)),
            ("^((a?)b)*$", (1, 2)),
            ("^(a{2}){9}$", (0, 1)),
            ("^(?:a{1,9}){1,9}$", (0, 2)),
            ("^a{x}*$", (1, 1)),
            ("^[(+*|]\\(\\+$", (0, 1)),
        ];
        for (pattern, (power, factor)) in cases {
            assert_eq!(Effort::of(pattern), Effort { power, factor }, "{pattern}");
        }
    }

    #[test]
    fn a_text_that_could_take_forever_is_not_matched() {
        let started = std::time::Instant::now();
        let evil = Pattern::of("^(a+)+$").expect("it compiles");
        assert!(evil.admits("aaaa") && !evil.admits("aaab") && !evil.admits(&format!("{}b", "a".repeat(20))));
        assert!(evil.admits(&format!("{}b", "a".repeat(40))), "it is too long to be told");
        let slow = Pattern::of("^\\s*\\s*\\s*x").expect("it compiles");
        assert!(!slow.admits(&" ".repeat(200)) && slow.admits(&" ".repeat(100_000)));
        let plain = Pattern::of("^[a-z]+$").expect("it compiles");
        assert!(plain.admits(&"a".repeat(100_000)) && !plain.admits(&"1".repeat(100_000)));
        assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    }
}
