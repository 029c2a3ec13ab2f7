//! What is to be done, from the command line.

use std::fmt;

/// How many calls from how many tasks, under how many faults.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Calls in all.
    pub calls: u64,
    /// Tasks that make them, one after the other.
    pub tasks: u64,
    /// Faults among a hundred requests.
    pub faults: u64,
    /// Where the dice begin.
    pub seed: u64,
    /// Whether the line repeats by itself what has failed, as some do: then the client cannot keep its word.
    pub careless: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self { calls: 50_000, tasks: 200, faults: 20, seed: 1, careless: false }
    }
}

impl Plan {
    /// A plan from arguments such as `--calls 2000`.
    ///
    /// # Errors
    /// There is no such argument, or its value is no number.
    pub fn from_arguments(arguments: impl IntoIterator<Item = String>) -> Result<Self, BadPlan> {
        let (mut plan, mut arguments) = (Self::default(), arguments.into_iter());
        while let Some(name) = arguments.next() {
            let place = match name.as_str() {
                "--calls" => &mut plan.calls,
                "--tasks" => &mut plan.tasks,
                "--faults" => &mut plan.faults,
                "--seed" => &mut plan.seed,
                "--careless" => {
                    plan.careless = true;
                    continue;
                }
                _ => return Err(BadPlan),
            };
            *place = arguments.next().and_then(|value| value.parse().ok()).ok_or(BadPlan)?;
        }
        Ok(plan)
    }
}

/// Arguments that make no plan. Its text says which do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPlan;

impl fmt::Display for BadPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("usage: flexiti-soak [--calls N] [--tasks N] [--faults PERCENT] [--seed N] [--careless]")
    }
}

impl std::error::Error for BadPlan {}
