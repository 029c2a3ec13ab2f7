//! The walk over two APIs side by side: what is matched with what, and where each comparison stands.

mod api;
mod bodies;
mod callers;
mod collect;
mod error_codes;
mod matching;
mod media_type;
mod notes;
mod operation;
mod outcomes;
mod parameters;
mod security;
mod servers;
mod unfold;
mod unused;
mod version;

use self::{collect::Collect, matching::Matching};
use super::{Comparison, Options};
use crate::model::Api;

/// Compares two APIs. The time grows with the documents and with the number of changes, not with how often schemas are
/// used.
pub fn compare(old: &Api, new: &Api, options: &Options) -> Comparison {
    let mut walk = Walk { old, new, options, collect: Collect::new(old, new, options.calendar) };
    walk.api();
    walk.operations(&Matching::of(&old.operations, &new.operations));
    walk.unused_schemas();
    walk.webhooks(&Matching::of(&old.webhooks, &new.webhooks));
    walk.collect.pairs.settle();
    let notes = walk.notes();
    let mut changes = walk.collect.finish();
    if let Some(change) = version::unfit(old, new, &changes) {
        let place = changes.iter().rposition(|known| known.operation == change.operation).map_or(0, |last| last + 1);
        changes.insert(place, change);
    }
    Comparison { changes, notes }
}

/// What the passes share.
struct Walk<'m> {
    old: &'m Api,
    new: &'m Api,
    options: &'m Options,
    collect: Collect<'m>,
}
