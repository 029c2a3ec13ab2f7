//! What everything is called in Rust, in two passes: gather everything that wants a name, with its wishes from the
//! shortest to the fullest; then give names in an order that does not depend on what else the document holds.
//!
//! Components own their names; what stands in place is named by its place. So adding to a document names new things
//! and renames none.

mod operations;
mod scope;
mod types;
pub(crate) mod words;

use std::collections::HashMap;

pub(crate) use operations::OperationNames;
pub(crate) use scope::Scope;
pub(crate) use types::{Module, TypeName};

use crate::model::{Api, SchemaId};

/// Every name that the emitted crate uses.
pub(crate) struct Names {
    /// Records, open enums and unions.
    pub(crate) types: HashMap<SchemaId, TypeName>,
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
        Self { types, operations, modules }
    }
}

/// Names the members of one place (fields of a record, variants of an enum), each by its wishes.
pub(crate) fn members(reserved: &[&str], wishes: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut scope = Scope::with(reserved);
    wishes.map(|wishes| scope.claim(&wishes)).collect()
}
