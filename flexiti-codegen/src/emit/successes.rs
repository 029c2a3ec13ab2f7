//! The type of a successful answer, and the enum that tells several successes apart.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    answered::Answered,
    docs::{self, prose_of},
    names::{self, Module, OperationNames, words},
    status::{status_lines, status_name},
};
use crate::model::{Operation, SchemaId, Status};

impl Emitter<'_> {
    /// Which method each schema is the whole answer of; the first one where it is that of several.
    pub(crate) fn answered_by(&self) -> HashMap<SchemaId, String> {
        let mut methods = HashMap::new();
        for (operation, names) in self.api.operations.iter().zip(&self.names.operations) {
            if let Answered::Value(schema) = Answered::of(operation) {
                methods.entry(schema).or_insert_with(|| names.method.clone());
            }
        }
        methods
    }

    /// The type of a successful answer.
    pub(crate) fn output(&self, answered: &Answered, names: &OperationNames, module: &Module) -> TokenStream {
        let data = |schema: &Option<SchemaId>| schema.map_or_else(|| quote!(Json), |schema| self.kind(schema, module));
        match answered {
            Answered::Nothing => quote!(()),
            Answered::Value(schema) => self.kind(*schema, module),
            Answered::Open => quote!(Json),
            Answered::Text => quote!(String),
            Answered::Bytes => quote!(Vec<u8>),
            Answered::Events(schema) => {
                let data = data(schema);
                quote!(runtime::stream::Events<#data>)
            }
            Answered::Lines(schema) => {
                let data = data(schema);
                quote!(runtime::stream::Lines<#data>)
            }
            Answered::ByStatus(_) => {
                let ident = words::ident(&names.response);
                quote!(#ident)
            }
        }
    }

    /// The enum that tells several successes apart by status; nothing where there is but one kind.
    pub(crate) fn successes(&self, operation: &Operation, names: &OperationNames, answered: &Answered) -> TokenStream {
        let Answered::ByStatus(successes) = answered else { return quote!() };
        let module = Module::Operations(names.module.clone());
        let ident = words::ident(&names.response);
        let variants = variants(successes);
        let described = successes.iter().zip(&variants).map(|((status, answered), variant)| {
            let outcome = operation.outcomes.iter().find(|outcome| outcome.status == *status);
            let prose = outcome.map(|outcome| prose_of(&outcome.docs)).unwrap_or_default();
            let lines = docs::attributes(&status_lines(*status, prose));
            match answered {
                Answered::Nothing => quote!(#lines #variant),
                _ => {
                    let kind = self.output(answered, names, &module);
                    quote!(#lines #variant(#kind))
                }
            }
        });
        let arms = successes.iter().zip(&variants).map(|((status, answered), variant)| {
            let pattern = match status {
                Status::Exact(status) => {
                    let status = proc_macro2::Literal::u16_unsuffixed(*status);
                    quote!(#status)
                }
                Status::Class(_) | Status::Default => quote!(200..=299),
            };
            let value = match answered {
                Answered::Nothing => quote!(Ok(Self::#variant)),
                Answered::Text => quote!(Ok(Self::#variant(answer.text()))),
                Answered::Bytes => quote!(Ok(Self::#variant(answer.bytes()))),
                _ => quote!(answer.read().map(Self::#variant)),
            };
            quote!(#pattern => #value,)
        });
        let head = docs::attributes(&[format!(
            "What [`Client::{0}`](crate::Client::{0}) answers with, by status.",
            names.method
        )]);
        quote! {
            #head
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum #ident {
                #(#described,)*
                /// A success that the document does not list, by its status.
                Other(u16),
            }
            impl operation::Success for #ident {
                #[allow(clippy::match_overlapping_arm)]
                fn from_answer(answer: &operation::Answer<'_>) -> Result<Self, wire::DecodeError> {
                    match answer.status() {
                        #(#arms)*
                        status => Ok(Self::Other(status)),
                    }
                }
            }
        }
    }
}

/// What the successes are called in their enum.
pub(super) fn variants(successes: &[(Status, Answered)]) -> Vec<proc_macro2::Ident> {
    let wishes = successes.iter().map(|(status, _)| {
        let name = status_name(*status);
        vec![name.clone(), format!("{name}Status")]
    });
    names::members(&["Other", "Self"], wishes).iter().map(|name| words::ident(name)).collect()
}
