//! Expectations: how often an operation is to be asked, and the report where it was not.

use std::{
    fmt,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// Requests by operation, since the start or the last reset.
#[derive(Debug)]
pub(crate) struct Expectations {
    counts: Vec<AtomicU64>,
    expected: Mutex<Vec<Expected>>,
}

#[derive(Clone, Debug)]
struct Expected {
    operation: String,
    place: Option<usize>,
    count: Count,
}

/// How many requests are expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Exactly(u64),
    AtLeast(u64),
}

impl Count {
    fn is_met(self, asked: u64) -> bool {
        match self {
            Self::Exactly(count) => asked == count,
            Self::AtLeast(count) => asked >= count,
        }
    }
}

/// `once`, `3 times`, `at least twice`, `never`
impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (prefix, count) = match self {
            Self::Exactly(count) => ("", *count),
            Self::AtLeast(count) => ("at least ", *count),
        };
        match count {
            0 => write!(f, "{prefix}never"),
            1 => write!(f, "{prefix}once"),
            2 => write!(f, "{prefix}twice"),
            count => write!(f, "{prefix}{count} times"),
        }
    }
}

impl Expectations {
    pub(crate) fn new(operations: usize) -> Self {
        Self { counts: (0..operations).map(|_| AtomicU64::new(0)).collect(), expected: Mutex::default() }
    }

    /// Counts a request.
    pub(crate) fn count(&self, place: usize) {
        if let Some(count) = self.counts.get(place) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn add(&self, operation: &str, place: Option<usize>, count: Count) {
        self.lock().push(Expected { operation: operation.to_owned(), place, count });
    }

    /// What was expected and did not come, or came too often.
    pub(crate) fn verify(&self) -> Result<(), Unmet> {
        let unmet = self.lock().iter().filter_map(|expected| self.unmet(expected)).collect::<Vec<_>>();
        if unmet.is_empty() { Ok(()) } else { Err(Unmet(unmet)) }
    }

    fn unmet(&self, expected: &Expected) -> Option<String> {
        let Expected { operation, place, count } = expected;
        let Some(place) = place else { return Some(format!("{operation}: the API has no such operation")) };
        let asked = self.counts.get(*place).map_or(0, |count| count.load(Ordering::Relaxed));
        (!count.is_met(asked)).then(|| format!("{operation}: expected {count}, asked {}", Count::Exactly(asked)))
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
        self.counts.iter().for_each(|count| count.store(0, Ordering::Relaxed));
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Expected>> {
        self.expected.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An expectation that is being said: it holds as soon as one of these tells how often.
#[derive(Debug)]
#[must_use = "say how often: `.times(1)`"]
pub struct Expectation<'s> {
    pub(crate) expectations: &'s Expectations,
    pub(crate) operation: &'s str,
    pub(crate) place: Option<usize>,
}

impl Expectation<'_> {
    /// Exactly so often, whatever is answered.
    pub fn times(self, count: u64) {
        self.expectations.add(self.operation, self.place, Count::Exactly(count));
    }

    /// So often or more.
    pub fn at_least(self, count: u64) {
        self.expectations.add(self.operation, self.place, Count::AtLeast(count));
    }

    /// Not at all.
    pub fn never(self) {
        self.times(0);
    }
}

/// Expectations that were not met; shown one in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet(Vec<String>);

impl Unmet {
    /// One sentence for each.
    pub fn lines(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} expectation{} not met", if count == 1 { "" } else { "s" })?;
        self.0.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

impl std::error::Error for Unmet {}
