//! A line that leads only token calls where they belong.

use flexiti_runtime::Future;
use flexiti_runtime::transport::{Request, ReqwestTransport, Response, Transport, TransportError};
use std::net::SocketAddr;

/// The default line, but everything except token calls goes to another address: the token is had, and then the machine is
/// gone.
#[derive(Debug)]
pub struct Detour {
    address: String,
    line: ReqwestTransport,
}

impl Detour {
    /// Leads calls to this address.
    pub fn to(address: SocketAddr) -> Self {
        Self { address: format!("http://{address}"), line: ReqwestTransport::new().expect("it starts") }
    }
}

impl Transport for Detour {
    fn send(&self, mut request: Request) -> Future<Result<Response, TransportError>> {
        if !request.url.ends_with("/oauth/token") {
            request.url.clone_from(&self.address);
        }
        self.line.send(request)
    }
}
