//! How documented refusals travel, and successes that are told apart by their status.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    Emitter,
    answered::Answered,
    grouping::Piece,
    names::{OperationNames, words},
    refusal::Test,
    successes,
};
use super::travel;
use crate::model::{Media, Operation};

impl<'m> Emitter<'m> {
    pub(super) fn refusal_pieces(&self) -> Vec<Piece<String>> {
        self.each_operation(|operation, names, _| {
            let (refusals, successes) = (self.documented(operation, names), self.successes_travel(operation, names));
            quote!(#refusals #successes)
        })
    }

    fn documented(&self, operation: &'m Operation, names: &OperationNames) -> TokenStream {
        let (module, error) = (words::ident(&names.module), words::ident(&names.error));
        let status = |status| proc_macro2::Literal::u16_unsuffixed(status);
        let arms = self.refusals(operation).into_iter().map(|refusal| {
            let (variant, travels) = (&refusal.ident, status(travel::status(operation, refusal.status)));
            match (&refusal.test, refusal.body) {
                (Test::Code(code), _) => quote!(Self::#variant => stub::Refused::code(#travels, #code),),
                (Test::Status(_), Some(_)) => {
                    quote!(Self::#variant(body) => stub::Refused::body(#travels, &**body),)
                }
                (Test::Status(_), None) => quote!(Self::#variant => stub::Refused::status(#travels),),
            }
        });
        let other = status(travel::undocumented(operation));
        quote! {
            impl stub::Documented for operations::#module::#error {
                fn refused(&self) -> stub::Refused<'_> {
                    match self {
                        #(#arms)*
                        Self::Other => stub::Refused::status(#other),
                    }
                }
            }
        }
    }

    fn successes_travel(&self, operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
        let Answered::ByStatus(by_status) = Answered::of(operation) else { return None };
        let (module, response) = (words::ident(&names.module), words::ident(&names.response));
        let arms = by_status.iter().zip(successes::variants(&by_status)).map(|((key, answered), variant)| {
            let outcome = operation.outcomes.iter().find(|outcome| outcome.status == *key);
            let status = proc_macro2::Literal::u16_unsuffixed(travel::status(operation, *key));
            match answered {
                Answered::Nothing => quote!(Self::#variant => stub::empty(#status),),
                Answered::Text => {
                    let media_type = travel::media_type(outcome, Media::Text);
                    quote!(Self::#variant(text) => stub::bytes(#status, #media_type, text.clone()),)
                }
                Answered::Bytes => {
                    let media_type = travel::media_type(outcome, Media::Bytes);
                    quote!(Self::#variant(bytes) => stub::bytes(#status, #media_type, bytes.clone()),)
                }
                _ => quote!(Self::#variant(body) => stub::json(#status, body),),
            }
        });
        Some(quote! {
            impl stub::ByStatus for operations::#module::#response {
                fn response(&self) -> runtime::transport::Response {
                    match self {
                        #(#arms)*
                        Self::Other(status) => stub::empty(*status),
                    }
                }
            }
        })
    }
}
