//! Rounds in turn: one of the call by hand, one through the generated client, again and again.

use crate::statistics::{Cost, Round};
use crate::{ALLOCATOR, by_hand, generated};
use cpu_time::ProcessTime;
use flexiti_generated::{Client, Decimal};
use rust_decimal::dec;
use std::error::Error;
use std::time::{Duration, Instant};

type Captured = Result<Option<Decimal>, Box<dyn Error + Send + Sync>>;

/// Both clients.
pub(crate) struct Contest {
    by_hand: by_hand::Client,
    generated: Client,
}

/// What either client cost: by hand, and generated.
pub(crate) struct Costs {
    pub(crate) by_hand: Cost,
    pub(crate) generated: Cost,
}

impl Contest {
    pub(crate) fn new(base: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self { by_hand: by_hand::Client::new(base)?, generated: generated::client(base)? })
    }

    /// So many rounds of either, with so many calls at a time, after one round of each that does not count, and before one
    /// in which allocations are counted.
    pub(crate) async fn held(&self, tasks: usize, rounds: usize, calls: usize) -> Result<Costs, Box<dyn Error>> {
        let mut costs = Costs { by_hand: Cost::default(), generated: Cost::default() };
        self.by_hand(tasks, calls).await?;
        self.generated(tasks, calls).await?;
        for _ in 0..rounds {
            costs.by_hand.add(self.by_hand(tasks, calls).await?);
            costs.generated.add(self.generated(tasks, calls).await?);
        }
        costs.by_hand.allocated(counted(self.by_hand(tasks, calls)).await?, calls);
        costs.generated.allocated(counted(self.generated(tasks, calls)).await?, calls);
        Ok(costs)
    }

    /// Calls of one client alone, for a profiler.
    pub(crate) async fn alone(&self, who: &str, tasks: usize, calls: usize) -> Result<(), Box<dyn Error>> {
        let round = match who {
            "generated" => self.generated(tasks, calls).await?,
            _ => self.by_hand(tasks, calls).await?,
        };
        println!("{} calls in {:?}, of which processor time {:?}", round.times.len(), round.wall, round.processor);
        Ok(())
    }

    async fn by_hand(&self, tasks: usize, calls: usize) -> Result<Round, Box<dyn Error>> {
        let client = self.by_hand.clone();
        round(tasks, calls, move || {
            let client = client.clone();
            async move { client.capture(dec!(1026.47)).await }
        })
        .await
    }

    async fn generated(&self, tasks: usize, calls: usize) -> Result<Round, Box<dyn Error>> {
        let client = self.generated.clone();
        round(tasks, calls, move || {
            let client = client.clone();
            async move { generated::capture(&client, dec!(1026.47)).await }
        })
        .await
    }
}

/// One round: `tasks` tasks make `calls` calls together.
async fn round<F>(
    tasks: usize,
    calls: usize,
    call: impl Fn() -> F + Clone + Send + 'static,
) -> Result<Round, Box<dyn Error>>
where
    F: Future<Output = Captured> + Send,
{
    let each = calls / tasks;
    let (processor, begun) = (ProcessTime::now(), Instant::now());
    let running: Vec<_> = (0..tasks)
        .map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                let mut times: Vec<Duration> = Vec::with_capacity(each);
                for _ in 0..each {
                    let begun = Instant::now();
                    let captured = call().await?;
                    times.push(begun.elapsed());
                    if captured != Some(dec!(1026.47)) {
                        return Err("the answer was misread".into());
                    }
                }
                Ok::<_, Box<dyn Error + Send + Sync>>(times)
            })
        })
        .collect();
    let mut times = Vec::with_capacity(calls);
    for task in running {
        times.extend(task.await?.map_err(|error| error as Box<dyn Error>)?);
    }
    Ok(Round { times, wall: begun.elapsed(), processor: processor.elapsed() })
}

/// What a round allocates: how often, and how many bytes.
async fn counted(round: impl Future<Output = Result<Round, Box<dyn Error>>>) -> Result<(usize, usize), Box<dyn Error>> {
    ALLOCATOR.count(true);
    let round = round.await;
    ALLOCATOR.count(false);
    round.map(|_| ALLOCATOR.counted())
}
