//! The walk over two APIs side by side: what is matched with what, and where each comparison stands.

mod api;
mod bodies;
mod collect;
mod error_codes;
mod matching;
mod notes;
mod operation;
mod outcomes;
mod parameters;
mod security;
mod servers;
mod unfold;

use self::{collect::Collect, matching::Matching};
use super::{Comparison, Options};
use crate::model::Api;

/// Compares two APIs. The time grows with the documents and with the number of changes, not with how often schemas are
/// used.
pub fn compare(old: &Api, new: &Api, options: &Options) -> Comparison {
    let mut walk = Walk { old, new, options, collect: Collect::new(old, new) };
    walk.api();
    walk.operations(&Matching::of(&old.operations, &new.operations));
    walk.webhooks(&Matching::of(&old.webhooks, &new.webhooks));
    walk.collect.pairs.settle();
    let notes = walk.notes();
    let changes = walk.collect.finish();
    Comparison { changes, notes }
}

/// What the passes share.
struct Walk<'m> {
    old: &'m Api,
    new: &'m Api,
    options: &'m Options,
    collect: Collect<'m>,
}
