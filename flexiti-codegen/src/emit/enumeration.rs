//! Open enums: a variant for each documented value, and one that keeps every other.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter, docs,
    names::{self, Module, words},
};
use crate::model::{Enum, Schema, SchemaId};

impl Emitter<'_> {
    /// Everything that is emitted for a list of values.
    pub(crate) fn enumeration(&self, id: SchemaId, schema: &Schema, list: &Enum, from: &Module) -> TokenStream {
        let ident = self.named(id, from);
        let docs = self.schema_docs(id, schema);
        let wishes = list.values.iter().map(|value| {
            let name = words::pascal(value.name.as_deref().unwrap_or(&value.value));
            vec![name.clone(), format!("{name}Value"), format!("Value{name}")]
        });
        let variants: Vec<_> =
            names::members(&["Other", "Self"], wishes).iter().map(|name| words::ident(name)).collect();
        let texts: Vec<&str> = list.values.iter().map(|value| value.value.as_str()).collect();
        let described = list.values.iter().zip(&variants).map(|(value, variant)| {
            let mut lines = vec![format!("{}.", docs::code(&value.value))];
            if let Some(description) = &value.description {
                lines = vec![format!("{}: {}", docs::code(&value.value), docs::sentence(description))];
            }
            let lines = docs::attributes(&lines);
            quote!(#lines #variant)
        });
        let numeric = list.numeric.then(|| {
            quote!(
                const NUMERIC: bool = true;
            )
        });
        quote! {
            #docs
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #ident {
                #(#described,)*
                /// A value that the document does not list, as it came.
                Other(String),
            }
            impl wire::Open for #ident {
                #numeric
                fn from_text(text: &str) -> Self {
                    match text {
                        #(#texts => Self::#variants,)*
                        other => Self::Other(other.into()),
                    }
                }
                fn as_text(&self) -> &str {
                    match self {
                        #(Self::#variants => #texts,)*
                        Self::Other(text) => text,
                    }
                }
            }
        }
    }
}
