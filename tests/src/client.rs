//! Clients of a server on loopback.

use flexiti_generated::{Builder, Client, Customer, Environment, Merchant};
use flexiti_runtime::Credentials;
use std::net::SocketAddr;

/// The client id of every test: it stands in paths, so it holds nothing that would be escaped.
pub const CLIENT_ID: &str = "flexitidemo";
/// The secret of every test; its characters are all escaped in a form.
pub const CLIENT_SECRET: &str = "s3cret & more=50%";

/// A path as on the real machine, so that joining base and path is tested too.
pub(crate) const BASE: &str = "/flexiti/pos-api";

/// The address of a server, as a client's environment.
pub fn environment(address: SocketAddr) -> Environment {
    Environment::Custom(format!("http://{address}{BASE}"))
}

/// The beginning of a client of the server at this address with the scope `merchant`.
pub fn merchant(address: SocketAddr) -> Builder<Merchant> {
    Client::merchant(environment(address), credentials())
}

/// The beginning of a client of the server at this address with the scope `customer`.
pub fn customer(address: SocketAddr) -> Builder<Customer> {
    Client::customer(environment(address), credentials())
}

fn credentials() -> Credentials {
    Credentials::new(CLIENT_ID, CLIENT_SECRET)
}
