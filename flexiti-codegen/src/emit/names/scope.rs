//! A place in which every name may stand once, and the constant of every name.

use std::collections::HashSet;

use super::words;

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
        let free = wishes.iter().find(|wish| self.is_free(wish)).cloned();
        let name = free.unwrap_or_else(|| {
            let last = wishes.last().map_or("unnamed", String::as_str);
            (2u32..)
                .map(|number| format!("{last}{number}"))
                .find(|wish| self.is_free(wish))
                .unwrap_or_else(|| last.to_owned())
        });
        self.taken.extend(of_constant(&name));
        self.taken.insert(name.clone());
        name
    }

    fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && of_constant(name).is_none_or(|other| !self.taken.contains(&other))
    }
}

/// The name that has the same constant, where capitals do not tell names apart: that of `ß` is `SS`, as that of `ss` is.
fn of_constant(name: &str) -> Option<String> {
    (!name.is_ascii()).then(|| words::constant(name).to_lowercase())
}
