//! What everything is called in Rust, in two passes: gather everything that wants a name, with its wishes from the
//! shortest to the fullest; then give names in an order that does not depend on what else the document holds.
//!
//! Components own their names; what stands in place is named by its place. So adding to a document names new things
//! and renames none.

mod operations;
mod scope;
mod types;
mod variants;
pub(crate) mod words;

use std::collections::HashMap;

pub(crate) use operations::OperationNames;
pub(crate) use scope::Scope;
pub(crate) use types::{Module, OURS, TypeName};
pub(crate) use variants::name as variant;

use crate::model::{Api, SchemaId};

/// Every name that the emitted crate uses.
pub(crate) struct Names {
    /// Records, open enums and unions.
    pub(crate) types: HashMap<SchemaId, TypeName>,
    /// The same the other way round.
    pub(crate) by_module: HashMap<Module, HashMap<String, SchemaId>>,
    /// Operations, in the order of the model.
    pub(crate) operations: Vec<OperationNames>,
    /// The modules of operations with their tag, in the order of the model.
    pub(crate) modules: Vec<(String, Option<String>)>,
}

impl Names {
    /// Names everything in the API.
    pub(crate) fn of(api: &Api) -> Self {
        let (operations, modules) = operations::name(api);
        let types = types::name(api, &operations);
        let mut by_module: HashMap<Module, HashMap<String, SchemaId>> = HashMap::new();
        for (id, TypeName { module, name }) in &types {
            by_module.entry(module.clone()).or_default().insert(name.clone(), *id);
        }
        Self { types, by_module, operations, modules }
    }
}

/// As [`members`], for members that the document spells itself: of those that become one name the plainest has it, so
/// that a newcomer that is spelled in another way takes no name from another.
pub(crate) fn spelled<'s>(reserved: &[&str], wishes: impl Iterator<Item = (&'s str, Vec<String>)>) -> Vec<String> {
    let oddity = |spelling: &str, wishes: &[String]| wishes.first().map_or(0, |wish| words::oddity(spelling, wish));
    let mut wishes: Vec<(usize, (&str, Vec<String>))> = wishes.enumerate().collect();
    wishes.sort_by_key(|(_, (spelling, wishes))| oddity(spelling, wishes));
    let (places, wishes): (Vec<usize>, Vec<Vec<String>>) =
        wishes.into_iter().map(|(place, (_, wishes))| (place, wishes)).unzip();
    let given = members(reserved, wishes.into_iter());
    let mut names: Vec<(usize, String)> = places.into_iter().zip(given).collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}

/// Names the members of one place (fields of a record, variants of an enum), each by its wishes.
pub(crate) fn members(reserved: &[&str], wishes: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut scope = Scope::with(reserved);
    wishes.map(|wishes| scope.claim(&wishes)).collect()
}
