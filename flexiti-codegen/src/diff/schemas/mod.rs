//! Schema against schema. Every pair that meets anywhere in the API is compared once; what differs is kept with the
//! pair, and the walk over the operations reads it at every place where the pair is used.
//!
//! [`Pairs`] is the graph; each other file compares one aspect of a pair.

mod assertions;
mod composition;
mod discriminator;
mod graph;
mod likeness;
mod limits;
mod number;
mod record;
mod types;
mod unions;
mod values;
mod view;

pub(super) use self::{
    graph::{PairId, Pairs, Step},
    types::TypeChange,
};
