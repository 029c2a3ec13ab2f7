//! Which operation of the old API is which of the new: by method and path, whatever the placeholders are called; else by
//! method and path without the version in it.

use std::collections::HashMap;

use crate::model::{Method, Operation};

/// The operations of two APIs, matched.
pub(super) struct Matching<'m> {
    /// Old and new, in the order of the new.
    pub(super) common: Vec<(&'m Operation, &'m Operation)>,
    pub(super) removed: Vec<&'m Operation>,
    pub(super) added: Vec<&'m Operation>,
}

impl<'m> Matching<'m> {
    pub(super) fn of(old: &'m [Operation], new: &'m [Operation]) -> Self {
        let mut matching = Self { common: Vec::new(), removed: old.iter().collect(), added: new.iter().collect() };
        matching.by(str::to_owned);
        matching.by(template);
        matching.by(unversioned);
        let order: HashMap<*const Operation, usize> =
            new.iter().enumerate().map(|(place, operation)| (std::ptr::from_ref(operation), place)).collect();
        matching.common.sort_by_key(|(_, operation)| order.get(&std::ptr::from_ref(*operation)).copied());
        matching
    }

    /// Matches what is left where the key is one operation's alone on both sides.
    fn by(&mut self, key: fn(&str) -> String) {
        let index = |operations: &[&'m Operation]| {
            let mut index: HashMap<(Method, String), Option<&'m Operation>> = HashMap::new();
            for operation in operations {
                let key = (operation.method, key(&operation.path));
                index.entry(key).and_modify(|known| *known = None).or_insert(Some(operation));
            }
            index
        };
        let (old, new) = (index(&self.removed), index(&self.added));
        let partner = |operation: &Operation, own: &HashMap<_, Option<&'m Operation>>, others: &HashMap<_, _>| {
            let key = (operation.method, key(&operation.path));
            own.get(&key).copied().flatten().and_then(|_| others.get(&key).copied().flatten())
        };
        self.common
            .extend(self.removed.iter().filter_map(|operation| Some((*operation, partner(operation, &old, &new)?))));
        self.removed.retain(|operation| partner(operation, &old, &new).is_none());
        self.added.retain(|operation| partner(operation, &new, &old).is_none());
    }
}

/// A path with nameless placeholders.
fn template(path: &str) -> String {
    segments(path, |segment| segment.to_owned())
}

/// The same without the version.
fn unversioned(path: &str) -> String {
    segments(path, |segment| if is_version(segment) { "v".to_owned() } else { segment.to_owned() })
}

fn segments(path: &str, write: impl Fn(&str) -> String) -> String {
    let mut nameless = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        nameless.push_str(before);
        nameless.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    nameless.push_str(rest);
    nameless.split('/').map(write).collect::<Vec<_>>().join("/")
}

/// `v2`, `v2.5`, `v1beta1`.
fn is_version(segment: &str) -> bool {
    let Some(number) = segment.strip_prefix(['v', 'V']) else { return false };
    number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
}

/// The names of a path's placeholders, in order.
pub(super) fn placeholders(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

/// Whether the version in the path is what tells two paths apart.
pub(super) fn is_version_bump(old: &str, new: &str) -> bool {
    template(old) != template(new)
}
