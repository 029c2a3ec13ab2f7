//! Clients for tests, one for each kind: their calls end in a test's code, or at a server.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    Emitter, docs,
    names::{self, words},
};

impl Emitter<'_> {
    /// The functions that begin them.
    pub(super) fn test_clients(&self) -> TokenStream {
        let over = quote! {
            /// Settings whose calls `answers` hears.
            fn over(settings: runtime::Builder, answers: impl Stub + 'static) -> runtime::Builder {
                stub::over(settings, move |sent| super::stub::reply(&answers, sent))
            }
            /// Where the calls seem to go that a stub hears.
            fn nowhere() -> Environment { Environment::Custom(stub::ADDRESS.to_owned()) }
        };
        let Some(scopes) = &self.scopes else {
            return quote! {
                use super::{MockServer, Stub};
                /// Begins a client whose calls `answers` hears. It has a test key for each of the API's schemes.
                pub fn client(answers: impl Stub + 'static) -> Builder {
                    Client::builder(nowhere()).configure(|settings| over(settings, answers))
                }
                impl MockServer {
                    /// Begins a client whose calls go to this server. It has a test key for each of the API's schemes.
                    pub fn client(&self) -> Builder {
                        Client::builder(self.environment()).configure(stub::with_test_keys)
                    }
                }
                #over
            };
        };
        let names: Vec<_> = self.client_names().iter().map(|name| words::ident(name)).collect();
        let begin: Vec<_> = scopes.list.iter().map(|(scope, ..)| words::ident(&words::snake(scope))).collect();
        let markers: Vec<_> = scopes.list.iter().map(|(.., marker)| words::ident(marker)).collect();
        let heads = |rest: &str| -> Vec<TokenStream> {
            let said = scopes.list.iter().map(|(scope, ..)| {
                docs::attributes(&docs::wrapped(&format!(
                    "Begins a client with the scope {} {rest}",
                    docs::code(scope)
                )))
            });
            said.collect()
        };
        let (heard, served) = (heads("whose calls `answers` hears."), heads("whose calls go to this server."));
        quote! {
            use super::{MockServer, Stub};
            #(
                #heard
                pub fn #names(answers: impl Stub + 'static) -> Builder<crate::#markers> {
                    Client::#begin(nowhere(), nobody()).configure(|settings| over(settings, answers))
                }
            )*
            impl MockServer {
                #(
                    #served
                    pub fn #names(&self) -> Builder<crate::#markers> {
                        Client::#begin(self.environment(), nobody()).configure(stub::with_test_keys)
                    }
                )*
            }
            #over
            /// The credentials of tests.
            fn nobody() -> runtime::Credentials { runtime::Credentials::new("test", "test") }
        }
    }

    /// What the clients of each scope are called in the module.
    pub(super) fn client_names(&self) -> Vec<String> {
        let scopes = self.scopes.iter().flat_map(|scopes| &scopes.list);
        let wishes = scopes.map(|(scope, ..)| {
            let name = words::snake(scope);
            vec![name.clone(), format!("{name}_client")]
        });
        names::members(&TAKEN, wishes)
    }
}

/// What the module and the server have already.
const TAKEN: [&str; 24] = [
    "advance",
    "answer",
    "answer_once",
    "asked",
    "builder",
    "calls",
    "clear",
    "environment",
    "example",
    "expect",
    "fault",
    "fault_all",
    "fault_once",
    "new",
    "nobody",
    "nowhere",
    "over",
    "requests",
    "reset",
    "server",
    "start",
    "stop",
    "url",
    "verify",
];
