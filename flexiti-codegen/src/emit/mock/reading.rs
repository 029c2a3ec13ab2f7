//! How types are read that a client only sends: whoever answers it must.

use quote::quote;

use super::super::{Emitter, grouping::Piece};
use super::outside;
use crate::model::{Record, SchemaId, Shape};

impl Emitter<'_> {
    pub(super) fn reading_pieces(&self) -> Vec<Piece<String>> {
        let is_only_sent = |id: &SchemaId| self.reach.is_sent(*id) && !self.reach.is_read(*id);
        let is_type = |id: &SchemaId| self.has_type(*id);
        let ids = self.api.schemas.iter().map(|(id, _)| id);
        let mut ids: Vec<SchemaId> = ids.filter(is_only_sent).filter(is_type).collect();
        ids.sort_by_key(|id| self.names.types.get(id).map(|name| (name.module.clone(), name.name.clone())));
        self.each_type(&ids, |id| {
            let kind = self.named(id, &outside());
            let code = match &self.api.schemas[id].shape {
                Shape::Union(union) | Shape::Record(Record { heirs: Some(union), .. }) => {
                    self.union_decode(&kind, union)
                }
                Shape::Record(record) => {
                    let members = self.members(id, record, &[]);
                    self.decode(&kind, id, &members, self.additional(record, &outside()).as_ref(), &outside())
                }
                _ => return None,
            };
            let boxed = self.reach.is_circular(id, id).then(|| self.boxed_decode(&kind));
            Some(quote!(#code #boxed))
        })
    }
}
