//! The item of one named schema: a struct, an enum, or another name for a type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter, docs,
    names::{Module, words},
    printed::Printed,
};
use crate::model::{Record, SchemaId, Shape};

/// What is said of a name for the type of another schema.
const SHARED: &str = "Described like this type. Call it by its own name: a later document may tell the two apart.";

impl Emitter<'_> {
    /// Whether a schema has a type of its own that users can name.
    pub(super) fn has_type(&self, id: SchemaId) -> bool {
        self.names.types.contains_key(&id) && !self.taken_apart.contains(&id) && !self.sharing.contains_key(&id)
    }

    /// The item of one named schema, entered into the list of how it prints.
    pub(super) fn type_item(&self, id: SchemaId, from: &Module, printed: &mut Printed) -> TokenStream {
        let schema = &self.api.schemas[id];
        let Some(name) = self.names.types.get(&id) else { return quote!() };
        let ident = words::ident(&name.name);
        if let Some(first) = self.sharing.get(&id) {
            return self.shared(&ident, *first, from);
        }
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

    /// Another name for the type of an inline schema that says the same.
    fn shared(&self, ident: &Ident, first: SchemaId, from: &Module) -> TokenStream {
        let kind = self.named(first, from);
        let docs = docs::attributes(&[SHARED.to_owned()]);
        quote!(#docs pub type #ident = #kind;)
    }
}
