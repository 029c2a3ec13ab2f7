//! Where a client may find its API: several servers, variables in an address, an address that is relative.

use forms_openapi31_client::{Client, Environment};

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
