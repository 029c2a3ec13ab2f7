//! The trait by which a test answers, and how its methods are found.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Emitter, docs, names::words};

impl Emitter<'_> {
    /// The trait, and the function that asks it.
    pub(super) fn stub_trait(&self) -> TokenStream {
        let named = || self.api.operations.iter().zip(&self.names.operations).zip(self.asked_names());
        let methods = named().map(|((operation, names), asked)| {
            let (method, asked) = (words::ident(&names.method), words::ident(&asked));
            let head = docs::attributes(&[format!(
                "Answers [`Client::{0}`](crate::Client::{0}): {1}.",
                names.method,
                docs::code(&operation.title())
            )]);
            quote! {
                #head
                fn #method(&self, asked: asked::#asked) -> answers::#asked { stub::not_stubbed(&asked) }
            }
        });
        let arms = named().map(|((operation, names), _)| {
            let (id, method) = (&operation.id, words::ident(&names.method));
            quote!(#id => sent.asked(|asked| stub.#method(asked)),)
        });
        let sent = if self.api.operations.is_empty() { quote!(_) } else { quote!(stub) };
        quote! {
            use super::{answers, asked};
            /// What a test says in place of the API: a method for each operation. One that is not written says that there
            /// is no answer, and the client's error names the operation.
            pub trait Stub: Send + Sync { #(#methods)* }
            /// Asks the method that a request is for.
            pub(super) fn reply(#sent: &dyn Stub, sent: &stub::Sent) -> stub::Reply {
                match sent.operation() {
                    #(#arms)*
                    other => stub::Reply::not_stubbed(other),
                }
            }
        }
    }
}
