//! An address where nobody listens.

use std::net::SocketAddr;
use tokio::net::TcpSocket;

/// A port that is taken and on which nobody listens, as long as this is held: connections are refused.
#[derive(Debug)]
pub struct Nobody {
    _held: TcpSocket,
    address: SocketAddr,
}

impl Nobody {
    /// Takes a port.
    pub fn at_home() -> Self {
        let held = TcpSocket::new_v4().expect("there are sockets");
        held.bind(([127, 0, 0, 1], 0).into()).expect("loopback has a free port");
        let address = held.local_addr().expect("it is bound");
        Self { _held: held, address }
    }

    /// Its address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}
