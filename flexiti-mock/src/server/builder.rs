//! What a server is told before it starts.

use std::{fmt, io, net::SocketAddr, sync::Arc};

use flexiti_description::Description;
use tokio::{net::TcpListener, sync::watch};

use super::{
    Exchange, Log, Server, Shared, admin, handle,
    line::{Cut, Door},
};
use crate::{
    control::{Expectations, Orders, Recorder},
    plan::Plan,
    scenario::Scenario,
};

/// So many requests are kept unless somebody says otherwise.
const KEPT: usize = 1000;

/// A server that is to be started.
pub struct Builder {
    description: Description,
    scenario: Option<Scenario>,
    listen: String,
    kept: usize,
    log: Option<Log>,
}

/// The server cannot listen where it was told to.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}")]
pub struct StartError {
    address: String,
    source: io::Error,
}

impl Builder {
    pub(super) fn new(description: Description) -> Self {
        Self { description, scenario: None, listen: "127.0.0.1:0".to_owned(), kept: KEPT, log: None }
    }

    /// What operations do. Without a scenario they answer with examples, and do nothing.
    #[must_use]
    pub fn scenario(self, scenario: Scenario) -> Self {
        Self { scenario: Some(scenario), ..self }
    }

    /// Where to listen, `127.0.0.1:8080`; by default on a free port of the loopback interface, as with port 0.
    #[must_use]
    pub fn listen(self, address: impl Into<String>) -> Self {
        Self { listen: address.into(), ..self }
    }

    /// How many requests are kept for [`Server::requests`]; by default the last 1000.
    #[must_use]
    pub fn keep(self, requests: usize) -> Self {
        Self { kept: requests, ..self }
    }

    /// Hears of every request when its answer is ready. An [`Exchange`] shows as a line.
    #[must_use]
    pub fn log(self, log: impl Fn(&Exchange<'_>) + Send + Sync + 'static) -> Self {
        Self { log: Some(Box::new(log)), ..self }
    }

    /// Starts the server, on the Tokio runtime that this is called in.
    ///
    /// # Errors
    /// The address is taken, or none of this machine.
    pub async fn start(self) -> Result<Server, StartError> {
        let failed = |source: io::Error| StartError { address: self.listen.clone(), source };
        let listener = TcpListener::bind(&self.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let (stop, stopping) = watch::channel(false);
        let operations = self.description.operations.len();
        let shared = Arc::new(Shared {
            plan: Plan::new(self.description),
            scenario: self.scenario,
            orders: Orders::default(),
            expectations: Expectations::new(operations),
            recorder: Recorder::new(self.kept),
            log: self.log,
            stopping: stopping.clone(),
        });
        let service = admin::routes().fallback(handle::handle).with_state(shared.clone());
        let service = service.into_make_service_with_connect_info::<Cut>();
        let task = tokio::spawn(async move {
            let server = axum::serve(Door(listener), service).with_graceful_shutdown(stopped(stopping));
            // It ends by the signal; accepting has no error that would end it.
            let _ = server.await;
        });
        Ok(Server { address, url: url(address), shared, stop, task: Some(task) })
    }
}

/// Ends when the server is to stop.
pub(super) async fn stopped(mut stopping: watch::Receiver<bool>) {
    // Who could say it is gone, which says it too.
    let _ = stopping.wait_for(|stops| *stops).await;
}

/// An address that a client can connect to: a server that listens everywhere is here, too.
fn url(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        return format!("http://127.0.0.1:{}", address.port());
    }
    format!("http://{address}")
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("api", &self.description.title)
            .field("listen", &self.listen)
            .finish_non_exhaustive()
    }
}
