//! What one call costs through the generated client, against the same call written by hand on the same HTTP library.
//!
//! ```text
//! cargo run --release --manifest-path tests/Cargo.toml -p flexiti-overhead
//! ```
//!
//! A capture: a POST with JSON in and out, a bearer token and a reference id. Both clients call the same server on
//! loopback, in turns, so that whatever else the machine does meets both. The server is a process of its own (this
//! program, started again), so that its time and its memory do not count. Of two rounds in turn the ratio is taken, and of
//! all ratios the median: a neighbour that disturbs one round does not decide.
//!
//! Another number of rounds is the argument; `generated` or `by-hand`, with how many calls at a time and in all, makes calls
//! of one client alone, for a profiler.
//!
//! Allocations are counted in rounds of their own, which nobody times.

mod by_hand;
mod contest;
mod counting;
mod generated;
mod served;
mod statistics;
mod table;

use contest::Contest;
use counting::Counting;
use std::error::Error;

#[global_allocator]
static ALLOCATOR: Counting = Counting::new();

/// Rounds of either client at each concurrency, when no number is given as the argument.
const ROUNDS: usize = 60;
/// Calls of one round.
const CALLS: usize = 640;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some(served::ARGUMENT) {
        return served::serve().await;
    }
    if let Some(who @ ("generated" | "by-hand")) = argument.as_deref() {
        let number = |place, usual| std::env::args().nth(place).map_or(Ok(usual), |number| number.parse());
        let (tasks, calls) = (number(2, 1)?, number(3, 50_000)?);
        let server = served::Server::start()?;
        return Contest::new(server.base())?.alone(who, tasks, calls).await;
    }
    let rounds = argument.map_or(Ok(ROUNDS), |rounds| rounds.parse())?;
    let server = served::Server::start()?;
    let contest = Contest::new(server.base())?;
    table::heading(rounds, CALLS);
    for concurrency in [1, 64] {
        table::print(concurrency, &contest.held(concurrency, rounds, CALLS).await?);
    }
    Ok(())
}
