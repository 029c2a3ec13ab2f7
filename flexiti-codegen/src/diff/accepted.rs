//! Changes that a person has accepted, with the reason: they no longer count, and one that no longer occurs is an error,
//! as nobody knows any more what it was accepted for.
//!
//! The file is YAML:
//!
//! ```yaml
//! accepted:
//!   - fingerprint: 3f0c2a9d51b8e674
//!     change: request-property-max-length-decreased at POST /orders request-body reference
//!     reason: no reference of ours is longer than 20
//! ```

use serde::{Deserialize, Serialize};

use super::Comparison;

/// The accepted changes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// One entry a change.
    pub accepted: Vec<Entry>,
}

/// An accepted change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Which change: [`super::Change::fingerprint`].
    pub fingerprint: String,
    /// The same for people; not compared.
    #[serde(default)]
    pub change: String,
    /// Why it is let pass. Must say something.
    pub reason: String,
}

/// What the file says of changes that do not occur, or without a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The entry.
    pub entry: Entry,
    /// What is wrong with it, in one sentence.
    pub problem: &'static str,
}

impl Accepted {
    /// Reads the file's text. The error names line and column.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_yaml::from_str(text).map_err(|error| error.to_string())
    }

    /// Takes the accepted changes out of a comparison. Nothing is taken out where an entry is stale.
    pub fn apply(&self, comparison: &mut Comparison) -> Result<usize, Vec<Stale>> {
        let occurring: std::collections::HashSet<String> =
            comparison.changes.iter().map(super::Change::fingerprint).collect();
        let problem = |entry: &Entry| match occurring.contains(&entry.fingerprint) {
            false => Some("the change no longer occurs: delete the entry"),
            true if entry.reason.trim().is_empty() => Some("the reason is empty: say why the change is let pass"),
            true => None,
        };
        let stale: Vec<Stale> = self
            .accepted
            .iter()
            .filter_map(|entry| Some(Stale { entry: entry.clone(), problem: problem(entry)? }))
            .collect();
        if !stale.is_empty() {
            return Err(stale);
        }
        let before = comparison.changes.len();
        let accepted = |fingerprint: &String| self.accepted.iter().any(|entry| entry.fingerprint == *fingerprint);
        comparison.changes.retain(|change| !accepted(&change.fingerprint()));
        Ok(before - comparison.changes.len())
    }
}
