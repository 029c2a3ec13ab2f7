//! A place in which every name may stand once, and the constant of every name.

use std::collections::{HashMap, HashSet};

use super::words;

/// The names that are taken in one place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    taken: HashSet<String>,
    /// The last number that made a wish free.
    numbers: HashMap<String, u32>,
}

impl Scope {
    /// A place in which some names are ours already.
    pub(crate) fn with(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|name| (*name).to_owned()).collect(), ..Self::default() }
    }

    /// Takes the first of the wishes that is free; if none is, the last with the smallest number that makes it free.
    pub(crate) fn claim(&mut self, wishes: &[String]) -> String {
        let free = wishes.iter().find(|wish| self.is_free(wish)).cloned();
        let name = free.unwrap_or_else(|| {
            let last = wishes.last().map_or("unnamed", String::as_str);
            let from = self.numbers.get(last).map_or(2, |number| number.saturating_add(1));
            let numbered = (from..).map(|number| (number, format!("{last}{number}")));
            let (number, name) =
                numbered.into_iter().find(|(_, wish)| self.is_free(wish)).unwrap_or((0, last.to_owned()));
            self.numbers.insert(last.to_owned(), number);
            name
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
