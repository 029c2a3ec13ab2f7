//! The running server: how it is started and stopped, and what a test asks of it.
//!
//! What lives here: sockets, and the order in which a request meets faults, checks and answers. What does not: how any of
//! these is made.

mod admin;
mod builder;
mod exchange;
mod handle;
mod line;

use std::{fmt, net::SocketAddr, sync::Arc, time::Duration};

use flexiti_description::Description;
use tokio::{sync::watch, task::JoinHandle};

pub use self::{
    builder::{Builder, StartError},
    exchange::Exchange,
};
use crate::{
    control::{Expectation, Expectations, Fault, Message, Orders, Recorded, Recorder, Times, Unmet},
    plan::Plan,
    scenario::Scenario,
    value::{Map, Value},
};

/// How long a stopping server waits for answers that are under way.
const GRACE: Duration = Duration::from_secs(5);

/// What hears of every request.
type Log = Box<dyn Fn(&Exchange<'_>) + Send + Sync>;

/// What all connections share.
struct Shared {
    plan: Plan,
    scenario: Option<Scenario>,
    orders: Orders,
    expectations: Expectations,
    recorder: Recorder,
    log: Option<Log>,
    /// Whether the server is stopping: who waits then, waits no longer.
    stopping: watch::Receiver<bool>,
}

impl Shared {
    fn state(&self) -> Value {
        self.scenario.as_ref().map_or_else(|| Map::new().into(), Scenario::state)
    }

    fn advance(&self, by: Duration) {
        if let Some(scenario) = &self.scenario {
            scenario.advance(by);
        }
    }

    fn reset(&self) {
        if let Some(scenario) = &self.scenario {
            scenario.reset();
        }
        self.orders.clear();
        self.expectations.clear();
        self.recorder.clear();
    }
}

/// A running mock server. It stops when it is dropped, or by [`stop`](Self::stop).
///
/// ```no_run
/// use flexiti_description::Description;
/// use flexiti_mock::{Fault, Server};
///
/// # async fn example(description: Description) -> Result<(), Box<dyn std::error::Error>> {
/// let server = Server::builder(description).start().await?;
/// server.expect("getPet").times(1);
/// server.fault_once("listPets", Fault::Reset)?;
/// // .. calls to server.url() ..
/// server.verify()?;
/// server.stop().await;
/// # Ok(())
/// # }
/// ```
pub struct Server {
    address: SocketAddr,
    url: String,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    task: Option<JoinHandle<()>>,
}

/// An operation was named that the API does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the API has no operation `{0}`")]
pub struct UnknownOperation(pub String);

impl Server {
    /// Begins a server of an API.
    pub fn builder(description: Description) -> Builder {
        Builder::new(description)
    }

    /// Where it is: `http://127.0.0.1:40001`, with no slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The last requests, the oldest first; those for `/_mock` are not among them.
    pub fn requests(&self) -> Vec<Arc<Recorded>> {
        self.shared.recorder.all()
    }

    /// Those of the last requests that were for an operation.
    pub fn requests_of(&self, operation: &str) -> Vec<Arc<Recorded>> {
        let mut requests = self.requests();
        requests.retain(|request| request.operation.as_deref() == Some(operation));
        requests
    }

    /// Says how often an operation is to be asked: `server.expect("getPet").times(2)`. [`verify`](Self::verify) tells.
    /// Every request for it counts since the start or the last reset, whatever is answered.
    pub fn expect<'s>(&'s self, operation: &'s str) -> Expectation<'s> {
        let place = self.shared.plan.place(operation);
        Expectation { expectations: &self.shared.expectations, operation, place }
    }

    /// Whether every expectation is met.
    ///
    /// # Errors
    /// A sentence for each that is not.
    pub fn verify(&self) -> Result<(), Unmet> {
        self.shared.expectations.verify()
    }

    /// From now on, right requests for an operation get this answer.
    ///
    /// # Errors
    /// The API has no such operation.
    pub fn answer(&self, operation: &str, answer: impl Into<Message>) -> Result<(), UnknownOperation> {
        self.shared.orders.answer(self.place(operation)?, answer.into(), Times::Always);
        Ok(())
    }

    /// The next right request for an operation gets this answer; further ones line up behind it.
    ///
    /// # Errors
    /// The API has no such operation.
    pub fn answer_once(&self, operation: &str, answer: impl Into<Message>) -> Result<(), UnknownOperation> {
        self.shared.orders.answer(self.place(operation)?, answer.into(), Times::Once);
        Ok(())
    }

    /// From now on, every request for an operation meets this fault.
    ///
    /// # Errors
    /// The API has no such operation.
    pub fn fault(&self, operation: &str, fault: Fault) -> Result<(), UnknownOperation> {
        self.shared.orders.fault(Some(self.place(operation)?), fault, Times::Always);
        Ok(())
    }

    /// The next request for an operation meets this fault; further ones line up behind it.
    ///
    /// # Errors
    /// The API has no such operation.
    pub fn fault_once(&self, operation: &str, fault: Fault) -> Result<(), UnknownOperation> {
        self.shared.orders.fault(Some(self.place(operation)?), fault, Times::Once);
        Ok(())
    }

    /// From now on, every request meets this fault.
    pub fn fault_all(&self, fault: Fault) {
        self.shared.orders.fault(None, fault, Times::Always);
    }

    /// The next request meets this fault, whatever it is for.
    pub fn fault_all_once(&self, fault: Fault) {
        self.shared.orders.fault(None, fault, Times::Once);
    }

    /// Everything works again; ordered answers go, too.
    pub fn clear_orders(&self) {
        self.shared.orders.clear();
    }

    /// What the scenario remembers; an empty object without one.
    pub fn state(&self) -> Value {
        self.shared.state()
    }

    /// Lets time pass for the scenario: tokens end, terms run out.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// As if newly started: the scenario begins anew, and orders, expectations and recorded requests are gone.
    pub fn reset(&self) {
        self.shared.reset();
    }

    /// Stops: nothing more is accepted, what is under way is answered, and the port is free when this returns. After five
    /// seconds it waits for nobody.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if let Some(mut task) = self.task.take()
            && tokio::time::timeout(GRACE, &mut task).await.is_err()
        {
            task.abort();
        }
    }

    fn place(&self, operation: &str) -> Result<usize, UnknownOperation> {
        self.shared.plan.place(operation).ok_or_else(|| UnknownOperation(operation.to_owned()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("url", &self.url).finish_non_exhaustive()
    }
}
