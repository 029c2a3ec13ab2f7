//! The least value of each type that answers are made of: they are not built otherwise, because answers may grow.

use std::collections::{HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{Emitter, grouping::Piece, names::words};
use super::outside;
use crate::model::{Record, SchemaId, Shape};

impl Emitter<'_> {
    pub(super) fn example_pieces(&self) -> Vec<Piece<String>> {
        let endless = self.endless();
        let ids: Vec<SchemaId> = self.read_types().into_iter().filter(|id| !endless.contains(id)).collect();
        self.each_type(&ids, |id| self.example_of(id))
    }

    /// The types that answers are made of, by name.
    fn read_types(&self) -> Vec<SchemaId> {
        let is_type = |id: &SchemaId| self.has_type(*id);
        let schemas = self.api.schemas.iter().map(|(id, _)| id);
        let mut read: Vec<SchemaId> = schemas.filter(|id| self.reach.is_read(*id)).filter(is_type).collect();
        read.sort_by_key(|id| self.names.types.get(id).map(|name| (name.module.clone(), name.name.clone())));
        read
    }

    fn example_of(&self, id: SchemaId) -> Option<TokenStream> {
        let kind = self.named(id, &outside());
        Some(match &self.api.schemas[id].shape {
            Shape::Enum(list) => {
                let first = list.values.first().map(|value| value.value.as_str()).unwrap_or_default();
                quote!(flexiti_runtime::example_by_text!(#kind = #first);)
            }
            Shape::Union(_) | Shape::Record(Record { heirs: Some(_), .. }) => quote! {
                impl stub::Example for #kind {
                    fn example() -> Self { Self::Other(Json::null()) }
                }
            },
            Shape::Record(record) => {
                let members = self.members(id, record, &[]);
                if self.is_default(&members) {
                    return Some(quote!(flexiti_runtime::example_by_default!(#kind);));
                }
                let names = members.iter().map(|member| member.ident.clone());
                let names = names.chain(self.additional(record, &outside()).map(|_| words::ident("additional")));
                quote! {
                    impl stub::Example for #kind {
                        fn example() -> Self { Self { #(#names: stub::example()),* } }
                    }
                }
            }
            _ => return None,
        })
    }

    /// The records that have no value: those that need each other in a circle.
    pub(super) fn endless(&self) -> HashSet<SchemaId> {
        let records = self.api.schemas.iter().filter_map(|(id, schema)| match &schema.shape {
            Shape::Record(record) if record.heirs.is_none() => {
                let needed = record.fields.iter().filter(|field| self.is_required(field, id));
                let needed = needed.flat_map(|field| self.needed(field.schema)).collect::<Vec<_>>();
                Some((id, needed))
            }
            _ => None,
        });
        let mut left: HashMap<SchemaId, Vec<SchemaId>> = records.collect();
        loop {
            let ends = |needed: &Vec<SchemaId>| !needed.iter().any(|part| left.contains_key(part));
            let ending: Vec<SchemaId> = left.iter().filter(|(_, needed)| ends(needed)).map(|(id, _)| *id).collect();
            if ending.is_empty() {
                return left.into_keys().collect();
            }
            ending.iter().for_each(|id| _ = left.remove(id));
        }
    }

    /// The schemas of which a value is needed for one of this.
    fn needed(&self, id: SchemaId) -> Vec<SchemaId> {
        let (resolved, schema) = self.api.schemas.resolve(id);
        match &schema.shape {
            _ if self.is_nullable(id) => Vec::new(),
            Shape::Record(record) if record.heirs.is_none() => vec![resolved],
            // A tuple within itself is free-form JSON.
            Shape::Tuple(parts) if !self.reach.is_circular(resolved, resolved) => {
                parts.iter().flat_map(|part| self.needed(*part)).collect()
            }
            _ => Vec::new(),
        }
    }
}
