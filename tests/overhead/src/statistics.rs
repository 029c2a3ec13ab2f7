//! What rounds cost, per call.

use std::time::Duration;

/// What one round cost.
pub(crate) struct Round {
    /// The time of each call.
    pub(crate) times: Vec<Duration>,
    pub(crate) wall: Duration,
    pub(crate) processor: Duration,
}

/// What all rounds of one client cost.
#[derive(Default)]
pub(crate) struct Cost {
    times: Vec<f64>,
    medians: Vec<f64>,
    walls: Vec<f64>,
    processors: Vec<f64>,
    allocations: f64,
    bytes: f64,
}

impl Cost {
    pub(crate) fn add(&mut self, round: Round) {
        let calls = round.times.len() as f64;
        let times: Vec<f64> = round.times.iter().map(micros).collect();
        self.medians.push(percentile(&times, 0.5));
        self.walls.push(micros(&round.wall) / calls);
        self.processors.push(micros(&round.processor) / calls);
        self.times.extend(times);
    }

    /// What so many calls allocated.
    pub(crate) fn allocated(&mut self, (allocations, bytes): (usize, usize), calls: usize) {
        self.allocations = allocations as f64 / calls as f64;
        self.bytes = bytes as f64 / calls as f64;
    }

    /// Microseconds from the call to its answer.
    pub(crate) fn median(&self) -> f64 {
        percentile(&self.times, 0.5)
    }

    /// Microseconds that 95 of 100 calls do not exceed.
    pub(crate) fn p95(&self) -> f64 {
        percentile(&self.times, 0.95)
    }

    /// Microseconds of a round, divided by its calls.
    pub(crate) fn wall(&self) -> f64 {
        percentile(&self.walls, 0.5)
    }

    /// Microseconds of processor time in the client's process, user and system.
    pub(crate) fn processor(&self) -> f64 {
        percentile(&self.processors, 0.5)
    }

    pub(crate) fn allocations(&self) -> f64 {
        self.allocations
    }

    pub(crate) fn bytes(&self) -> f64 {
        self.bytes
    }
}

/// Round by round, how many times as much as `base` this cost; the median of that.
pub(crate) fn ratios(cost: &Cost, base: &Cost) -> [f64; 3] {
    let of = |part: fn(&Cost) -> &Vec<f64>| {
        let pairs: Vec<f64> = part(cost).iter().zip(part(base)).map(|(cost, base)| cost / base).collect();
        percentile(&pairs, 0.5)
    };
    [of(|cost| &cost.medians), of(|cost| &cost.walls), of(|cost| &cost.processors)]
}

fn micros(time: &Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn percentile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}
