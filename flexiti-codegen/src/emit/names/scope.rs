//! A place in which every name may stand once.

use std::collections::HashSet;

/// The names that are taken in one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// A place in which some names are ours already.
    pub(crate) fn with(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// Takes the first of the wishes that is free; if none is, the last with the smallest number that makes it free.
    pub(crate) fn claim(&mut self, wishes: &[String]) -> String {
        let free = wishes.iter().find(|wish| !self.taken.contains(*wish)).cloned();
        let name = free.unwrap_or_else(|| {
            let last = wishes.last().map_or("unnamed", String::as_str);
            (2u32..)
                .map(|number| format!("{last}{number}"))
                .find(|wish| !self.taken.contains(wish))
                .unwrap_or_else(|| last.to_owned())
        });
        self.taken.insert(name.clone());
        name
    }
}
