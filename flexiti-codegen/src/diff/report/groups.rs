//! What many places have from one: changes at several operations that are one difference in the documents.

use indexmap::IndexMap;

use crate::diff::Change;
use crate::model::Origin;

/// What makes changes one: the same rule about the same places. What came stands in the new document alone, what went in
/// the old one: where it would have stood on the other side differs from use to use.
type Same<'c> = (&'c str, Option<Origin>, Option<Origin>, &'c str, &'c str);

/// The changes in groups, each one difference, in the order of the first of each.
pub(super) fn groups(changes: &[Change]) -> Vec<Vec<&Change>> {
    let mut groups: IndexMap<Same<'_>, Vec<&Change>> = IndexMap::new();
    for change in changes {
        groups.entry(same(change)).or_default().push(change);
    }
    groups.into_values().collect()
}

fn same(change: &Change) -> Same<'_> {
    let (before, after) = (change.before.as_str(), change.after.as_str());
    let (old, new) = match (change.old_origin, change.new_origin) {
        (Some(_), new @ Some(_)) if before.is_empty() => (None, new),
        (old @ Some(_), Some(_)) if after.is_empty() => (old, None),
        both => both,
    };
    (change.id.as_str(), old, new, before, after)
}
