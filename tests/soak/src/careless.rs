//! A line that repeats by itself what has failed: the mistake that this runtime's lines do not make. It is here to show
//! that the soak would find it.

use flexiti_runtime::Future;
use flexiti_runtime::transport::{Request, ReqwestTransport, Response, Transport, TransportError};

/// The default line, but a request that has failed is sent once more, whatever it may have done.
#[derive(Debug)]
pub(crate) struct Careless(ReqwestTransport);

impl Careless {
    pub(crate) fn new() -> Self {
        Self(ReqwestTransport::new().expect("it starts"))
    }
}

impl Transport for Careless {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let (first, line) = (self.0.send(request.clone()), self.0.clone());
        Box::pin(async move {
            match first.await {
                Err(error) if error.may_have_been_sent() => line.send(request).await,
                answered => answered,
            }
        })
    }
}
