//! Clients whose calls end in a test's code, one for each kind.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    Emitter, docs,
    names::{self, words},
};

impl Emitter<'_> {
    /// The functions that begin them.
    pub(super) fn stub_clients(&self) -> TokenStream {
        let over = quote! {
            /// Settings whose calls `answers` hears.
            fn over(settings: runtime::Builder, answers: impl Stub + 'static) -> runtime::Builder {
                stub::over(settings, move |sent| super::stub::reply(&answers, sent))
            }
            fn nowhere() -> Environment { Environment::Custom(stub::ADDRESS.to_owned()) }
        };
        let Some(scopes) = &self.scopes else {
            return quote! {
                use super::Stub;
                /// Begins a client whose calls `answers` hears. It has a test key for each of the API's schemes.
                pub fn client(answers: impl Stub + 'static) -> Builder {
                    Client::builder(nowhere()).configure(|settings| over(settings, answers))
                }
                #over
            };
        };
        let names = self.client_names();
        let kinds = scopes.list.iter().zip(&names).map(|((scope, _, marker), name)| {
            let (name, begin, marker) = (words::ident(name), words::ident(&words::snake(scope)), words::ident(marker));
            let said = format!("Begins a client with the scope {} whose calls `answers` hears.", docs::code(scope));
            let head = docs::attributes(&[said]);
            quote! {
                #head
                pub fn #name(answers: impl Stub + 'static) -> Builder<crate::#marker> {
                    let nobody = runtime::Credentials::new("test", "test");
                    Client::#begin(nowhere(), nobody).configure(|settings| over(settings, answers))
                }
            }
        });
        quote! {
            use super::Stub;
            #(#kinds)*
            #over
        }
    }

    /// What the clients of each scope are called in the module.
    pub(super) fn client_names(&self) -> Vec<String> {
        let scopes = self.scopes.iter().flat_map(|scopes| &scopes.list);
        let wishes = scopes.map(|(scope, ..)| {
            let name = words::snake(scope);
            vec![name.clone(), format!("{name}_client")]
        });
        names::members(&["nowhere", "over"], wishes)
    }
}
