//! Where a client may find its API: several servers, variables in an address, an address that is relative.

use flexiti_forms::{Reply, Server, line};
use flexiti_runtime::Future;
use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
use forms_openapi31_client::{Client, Environment};
use std::sync::{Arc, Mutex};

/// A line that goes nowhere and keeps the addresses that were called.
#[derive(Clone, Debug, Default)]
struct Called(Arc<Mutex<Vec<String>>>);

impl Transport for Called {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        self.0.lock().unwrap().push(request.url);
        Box::pin(async { Ok(Response::new(204)) })
    }
}

#[test]
fn each_server_is_an_environment_by_its_name_or_its_place() {
    assert_eq!(Environment::TheShop.base_url(), "https://forms.example/v1");
    assert_eq!(Environment::Training.base_url(), "https://try.forms.example");
}

#[test]
fn variables_have_their_defaults() {
    assert_eq!(Environment::Server3.base_url(), "https://north.forms.example:8443/v1");
}

#[test]
fn a_relative_address_is_no_base_address() {
    assert_eq!(Environment::Server4.base_url(), "/v1");
    let error = Client::builder(Environment::Server4).build().unwrap_err();
    assert!(matches!(error, flexiti_runtime::BuildError::Address), "{error}");
}

#[tokio::test]
async fn an_operation_with_a_server_of_its_own_is_called_there() {
    let called = Called::default();
    let builder = Client::builder(Environment::TheShop).configure(|builder| builder.transport(called.clone()));
    let client = builder.build().unwrap();
    client.elsewhere().await.unwrap();
    client.beside().await.unwrap();
    let urls = called.0.lock().unwrap().clone();
    assert_eq!(urls, ["https://elsewhere.example/v2/elsewhere", "https://forms.example/v3/beside"]);
}

#[tokio::test]
async fn an_address_of_the_callers_own_is_where_all_calls_go() {
    let server = Server::answering([Reply::status(204)]).await;
    let builder = Client::builder(Environment::Custom(server.url())).configure(|builder| builder.transport(line()));
    builder.build().unwrap().elsewhere().await.unwrap();
    assert_eq!(server.only().target, "/elsewhere");
}
