//! Which names an expression can use where it stands, and which of them are records that can be changed.

use crate::value::Map;

/// What every request brings.
const OF_A_REQUEST: [&str; 8] = ["body", "headers", "now", "operation", "path", "query", "scopes", "url"];

/// Names, in the order in which steps give them.
#[derive(Clone)]
pub(super) struct Names {
    all: Vec<String>,
    records: Vec<(String, usize)>,
}

impl Names {
    /// What is known before the first step: the request and the constants.
    pub(super) fn of_a_request(constants: &Map) -> Self {
        let request = OF_A_REQUEST.into_iter().map(str::to_owned);
        Self { all: request.chain(constants.keys().map(|name| name.to_string())).collect(), records: Vec::new() }
    }

    /// What is known while the seeds are made: the constants and the time.
    pub(super) fn of_a_seed(constants: &Map) -> Self {
        let all = constants.keys().map(|name| name.to_string()).chain(["now".to_owned()]).collect();
        Self { all, records: Vec::new() }
    }

    /// These and some more, for a part of the file.
    pub(super) fn and<'n>(&self, more: impl IntoIterator<Item = &'n str>) -> Self {
        let mut names = self.clone();
        more.into_iter().for_each(|name| names.give(name));
        names
    }

    /// A value has this name from here on.
    pub(super) fn give(&mut self, name: &str) {
        self.records.retain(|(known, _)| known != name);
        self.all.push(name.to_owned());
    }

    /// A record has this name from here on.
    pub(super) fn give_record(&mut self, name: &str, collection: usize) {
        self.give(name);
        self.records.push((name.to_owned(), collection));
    }

    /// All of them.
    pub(super) fn all(&self) -> &[String] {
        &self.all
    }

    /// Those that are records.
    pub(super) fn records(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(|(name, _)| name.as_str())
    }
}
