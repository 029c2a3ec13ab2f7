//! Many calls at once over a line with faults, and what the client said of each against what the server did.
//!
//! ```text
//! cargo run --release --manifest-path tests/Cargo.toml -p flexiti-soak -- --calls 50000 --tasks 200 --faults 20 --seed 1
//! ```
//!
//! Tills ([`till`]) share one client. Each call is a question, a money operation with an idempotency key, or one without,
//! and carries a business number, by which the shop ([`shop`]) keeps a ledger of what it has really done. The line between
//! them ([`weather`]) breaks, lies and falls silent for a share of the requests, token calls too; now and then a storm
//! refuses every token; and some tills give up in the middle of a call.
//!
//! What was done is never asked of the client: the ledger and the tills' words are laid side by side at the end
//! ([`report`]). A till that does not know what has happened asks, as a real one must, and what it learns is checked too.
//!
//! The seed fixes which faults come in which order. Which request meets which fault is up to the scheduler.

mod careless;
mod ledger;
mod memory;
mod plan;
mod report;
mod shop;
mod till;
mod watch;
mod weather;

pub use plan::{BadPlan, Plan};
pub use report::Report;

use careless::Careless;
use flexiti_runtime::Retry;
use flexiti_tests::fault::FaultyServer;
use ledger::Ledger;
use shop::Shop;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use till::{Till, Word};
use watch::Watch;
use weather::Weather;

/// Runs the plan and lays the words beside the ledger.
///
/// # Errors
/// The client could not be built, or a till panicked.
pub async fn run(plan: &Plan) -> Result<Report, Box<dyn Error + Send + Sync>> {
    let memory_at_start = memory::resident();
    let ledger = Arc::new(Ledger::new(plan.calls));
    let weather = Arc::new(Weather::new(plan));
    let (sky, shop) = (weather.clone(), Shop::new(ledger.clone()));
    let server = FaultyServer::start(move |head| sky.fault(head), move |request| shop.apply(request)).await;
    let watch = Watch::default();
    let client = server.merchant_builder().configure(|runtime| {
        let retry = Retry::STANDARD.first_wait(Duration::from_millis(20));
        let runtime = runtime.timeout(till::TIMEOUT).retry(retry).seed(plan.seed).hooks(watch.clone());
        let runtime = runtime.token_threshold(shop::THRESHOLD);
        if plan.careless { runtime.transport(Careless::new()) } else { runtime }
    });
    let client = client.build()?;

    let (next, began) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let tills: Vec<_> = (0..plan.tasks)
        .map(|number| {
            let mut till = Till::new(client.clone(), plan.seed.wrapping_add(number));
            let (next, calls) = (next.clone(), plan.calls);
            tokio::spawn(async move {
                let (mut words, mut memory): (Vec<Word>, _) = (Vec::new(), None);
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= calls {
                        return (words, memory);
                    }
                    if number == calls / 10 {
                        memory = memory::resident();
                    }
                    words.push(till.call(number).await);
                }
            })
        })
        .collect();
    let (mut words, mut memory_at_a_tenth) = (Vec::new(), None);
    for till in tills {
        let (said, memory) = till.await?;
        words.extend(said);
        memory_at_a_tenth = memory_at_a_tenth.or(memory);
    }
    let elapsed = began.elapsed();
    let memory = [memory_at_start, memory_at_a_tenth, memory::resident()];
    Ok(Report::new(plan, elapsed, &words, &ledger, &watch, &weather, memory))
}
