//! The client's own line, with an ear on it: what came last, as it came.

use flexiti_runtime::Future;
use flexiti_runtime::transport::{Request, ReqwestTransport, Response, Transport, TransportError};
use std::sync::{Arc, Mutex, PoisonError};

/// A transport that keeps the last answer. Clones hear the same.
#[derive(Clone, Debug)]
pub(crate) struct Tap {
    line: Arc<ReqwestTransport>,
    last: Arc<Mutex<Response>>,
}

impl Tap {
    pub(crate) fn new() -> Self {
        Self {
            line: Arc::new(ReqwestTransport::new().expect("there is a line")),
            last: Arc::new(Mutex::new(Response::new(0))),
        }
    }

    /// The last answer; one with the status 0 where there was none.
    pub(crate) fn last(&self) -> Response {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Tap {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let tap = self.clone();
        Box::pin(async move {
            let response = tap.line.send(request).await?;
            *tap.last.lock().unwrap_or_else(PoisonError::into_inner) = response.clone();
            Ok(response)
        })
    }
}
