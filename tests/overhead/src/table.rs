//! The figures, for people.

use crate::contest::Costs;
use crate::statistics::{Cost, ratios};

/// What was done.
pub(crate) fn heading(rounds: usize, calls: usize) {
    println!(
        "One capture on loopback: {rounds} rounds of {calls} calls for each client, in turns; times in µs per call."
    );
}

/// The figures at one concurrency. A ratio is the median of the ratios of all pairs of rounds.
pub(crate) fn print(concurrency: usize, costs: &Costs) {
    let (hand, own) = (&costs.by_hand, &costs.generated);
    println!("\n{concurrency} at a time         by hand   generated   ratio");
    let [median, wall, processor] = ratios(own, hand);
    line("median", hand, own, Cost::median, Some(median));
    line("p95", hand, own, Cost::p95, None);
    line("round / calls", hand, own, Cost::wall, Some(wall));
    line("processor time", hand, own, Cost::processor, Some(processor));
    line("allocations", hand, own, Cost::allocations, None);
    line("bytes allocated", hand, own, Cost::bytes, None);
}

fn line(name: &str, hand: &Cost, own: &Cost, part: fn(&Cost) -> f64, ratio: Option<f64>) {
    let (hand, own) = (part(hand), part(own));
    println!("{name:<18} {hand:>8.1}  {own:>10.1}  {:>6.3}", ratio.unwrap_or(own / hand));
}
