//! The operations as one enum: what a request was for, and what is expected.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::super::{
    Emitter, docs,
    names::{self, words},
};

impl Emitter<'_> {
    /// A variant for each operation, in the document's order.
    pub(super) fn operation_variants(&self) -> Vec<Ident> {
        let wishes = self.names.operations.iter().map(|names| vec![words::pascal(&names.method)]);
        names::members(&["Self"], wishes).iter().map(|name| words::ident(name)).collect()
    }

    /// The enum with what is known of each.
    pub(super) fn operation_enum(&self) -> TokenStream {
        let variants = self.operation_variants();
        let operations = &self.api.operations;
        let described = operations.iter().zip(&variants).map(|(operation, variant)| {
            let lines = docs::attributes(&[format!("{}.", docs::code(&operation.title()))]);
            quote!(#lines #variant)
        });
        let ids = operations.iter().map(|operation| &operation.id);
        let paths = operations.iter().map(|operation| &operation.path);
        let all = quote!(&[#((Operation::#variants, #ids, #paths)),*]);
        quote! {
            /// An operation of the document.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[non_exhaustive]
            pub enum Operation { #(#described),* }
            /// Every operation with its id and its path.
            static ALL: &[(Operation, &str, &str)] = #all;
            impl Operation {
                /// The operation's id in the document.
                pub fn id(self) -> &'static str {
                    ALL.iter().find(|(known, ..)| *known == self).map_or("", |(_, id, _)| *id)
                }
                /// The template of its path.
                pub fn path(self) -> &'static str {
                    ALL.iter().find(|(known, ..)| *known == self).map_or("", |(.., path)| *path)
                }
                /// The operation with this id.
                pub fn of(id: &str) -> Option<Self> {
                    ALL.iter().find(|(_, known, _)| *known == id).map(|(operation, ..)| *operation)
                }
            }
        }
    }
}
