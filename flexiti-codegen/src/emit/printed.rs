//! How the types of a file print: said once for all of them, at its end.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::words::ident;

/// What a file says once for all its types, by their names: which of them print by their encoding, which are texts.
#[derive(Default)]
pub(super) struct Printed {
    pub(super) by_encoding: Vec<String>,
    pub(super) by_text: Vec<String>,
}

impl Printed {
    /// Takes up what is said of other types.
    pub(super) fn append(&mut self, other: Self) {
        self.by_encoding.extend(other.by_encoding);
        self.by_text.extend(other.by_text);
    }
}

impl quote::ToTokens for Printed {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let idents = |names: &[String]| names.iter().map(|name| ident(name)).collect::<Vec<_>>();
        let (records, texts) = (idents(&self.by_encoding), idents(&self.by_text));
        if !records.is_empty() {
            tokens.extend(quote!(flexiti_runtime::debug_by_encoding!(#(#records),*);));
        }
        if !texts.is_empty() {
            tokens.extend(quote!(flexiti_runtime::text_by_open!(#(#texts),*);));
        }
    }
}
