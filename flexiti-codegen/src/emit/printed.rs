//! How the types of a file print: said once for all of them, at its end.

use proc_macro2::TokenStream;
use quote::quote;

/// What a file says once for all its types: which of them print by their encoding, which are texts.
#[derive(Default)]
pub(super) struct Printed {
    pub(super) by_encoding: Vec<proc_macro2::Ident>,
    pub(super) by_text: Vec<proc_macro2::Ident>,
}

impl quote::ToTokens for Printed {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (records, texts) = (&self.by_encoding, &self.by_text);
        if !records.is_empty() {
            tokens.extend(quote!(flexiti_runtime::debug_by_encoding!(#(#records),*);));
        }
        if !texts.is_empty() {
            tokens.extend(quote!(flexiti_runtime::text_by_open!(#(#texts),*);));
        }
    }
}
