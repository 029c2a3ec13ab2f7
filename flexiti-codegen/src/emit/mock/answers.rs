//! What operations answer: the type that a stub gives, and a value of it to begin with.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    Emitter,
    answered::Answered,
    docs,
    grouping::Piece,
    names::{OperationNames, words},
};
use super::outside;
use crate::model::{Operation, SchemaId};

impl Emitter<'_> {
    pub(super) fn answer_pieces(&self) -> Vec<Piece<String>> {
        let (endless, asked) = (self.endless(), self.asked_names());
        self.each_operation(|operation, names, index| {
            let ident = asked.get(index).map(|name| words::ident(name));
            let kind = self.success_kind(operation, names);
            let (module, error) = (words::ident(&names.module), words::ident(&names.error));
            let head =
                docs::attributes(&[format!("What [`Client::{0}`](crate::Client::{0}) is answered.", names.method)]);
            let example = self.answer_example(operation, names, &endless);
            quote! {
                #head
                pub type #ident = stub::Answer<#kind, operations::#module::#error>;
                #example
            }
        })
    }

    /// The type of a success as a stub gives it: a stream as the list of what comes in it.
    pub(super) fn success_kind(&self, operation: &Operation, names: &OperationNames) -> TokenStream {
        let data = |schema: Option<_>| schema.map_or_else(|| quote!(Json), |schema| self.kind(schema, &outside()));
        match Answered::of(operation) {
            Answered::Events(schema) | Answered::Lines(schema) => {
                let data = data(schema);
                quote!(Vec<#data>)
            }
            answered @ Answered::ByStatus(_) => {
                let (module, response) = (words::ident(&names.module), self.output(&answered, names, &outside()));
                quote!(operations::#module::#response)
            }
            answered => self.output(&answered, names, &outside()),
        }
    }

    /// The function that gives a value to begin with, where there is one value that a success is.
    fn answer_example(
        &self,
        operation: &Operation,
        names: &OperationNames,
        endless: &HashSet<SchemaId>,
    ) -> Option<TokenStream> {
        let Answered::Value(schema) = Answered::of(operation) else { return None };
        if endless.contains(&self.api.schemas.resolve(schema).0) {
            return None;
        }
        let (function, id) = (words::ident(&names.method), &operation.id);
        let kind = self.kind(schema, &outside());
        let said = "The documented answer, else one that is made from the document's shapes: to be changed and given.";
        let head = docs::attributes(&docs::wrapped(said));
        Some(quote! {
            #head
            pub fn #function() -> #kind { super::server::documented(#id) }
        })
    }
}
