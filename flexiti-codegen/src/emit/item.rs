//! The item of one named schema: a struct, an enum, or another name for a type.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    names::{Module, words},
    printed::Printed,
};
use crate::model::{Record, SchemaId, Shape};

impl Emitter<'_> {
    /// The item of one named schema, entered into the list of how it prints.
    pub(super) fn type_item(&self, id: SchemaId, from: &Module, printed: &mut Printed) -> TokenStream {
        let schema = &self.api.schemas[id];
        let Some(name) = self.names.types.get(&id) else { return quote!() };
        let ident = words::ident(&name.name);
        match &schema.shape {
            Shape::Union(union) | Shape::Record(Record { heirs: Some(union), .. }) => {
                let (union, boxed) = (self.union(id, schema, union, from), self.boxed_impls(id, &ident));
                printed.by_encoding.push(name.name.clone());
                quote!(#union #boxed)
            }
            Shape::Record(record) => {
                let (record, boxed) = (self.record(id, schema, record, from), self.boxed_impls(id, &ident));
                printed.by_encoding.push(name.name.clone());
                quote!(#record #boxed)
            }
            Shape::Enum(list) => {
                printed.by_text.push(name.name.clone());
                self.enumeration(id, schema, list, from)
            }
            Shape::List(_) | Shape::Map(_) | Shape::Scalar(_) | Shape::Alias(_) | Shape::Any | Shape::Tuple(_) => {
                let docs = self.schema_docs(id, schema);
                let kind = self.kind(id, from);
                quote!(#docs pub type #ident = #kind;)
            }
        }
    }
}
