//! Model to Rust: one module per noun. [`emit`] plans every file of a crate in memory.
//!
//! Architecture invariant: this sees only the model. What is not derived from the model (manifest, README, the head of
//! the crate) comes from `templates/`, which only place what is computed here.

mod answered;
mod client;
mod code_file;
mod command_line;
mod described;
mod docs;
mod enumeration;
mod example;
mod files;
mod first_call;
mod format;
mod forms;
mod grouping;
mod imports;
mod inline_types;
mod item;
mod layout;
mod limits;
mod media_type;
mod member_docs;
mod method;
mod mock;
mod modules;
mod named;
mod names;
mod operation;
mod paging;
mod pieces;
mod plan;
mod printed;
mod reach;
mod record;
mod refusal;
mod rust;
mod scopes;
mod sent;
mod status;
mod successes;
mod supplied;
mod templates;
mod union;

pub use files::Files;
pub use inline_types::InlineTypes;
pub use plan::emit;

use std::collections::{HashMap, HashSet};

use inline_types::Sharing;
use names::Names;
use reach::Reach;
use scopes::Scopes;
use supplied::SuppliedParameters;

use crate::model::{Api, SchemaId};

/// What is not in the document: how the crate is called, what it stands on, and what its mock server does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The crate's name.
    pub name: String,
    /// The crate's version.
    pub version: String,
    /// Where the generated manifest finds the runtime: a path as it is to be written there.
    pub runtime: String,
    /// Where the generated manifest finds the mock server: a path as it is to be written there.
    pub mock: String,
    /// Where the generated manifest finds the command line: a path as it is to be written there.
    pub cli: String,
    /// What the mock server does beyond answering with examples, as the text of a scenario.
    pub scenario: Option<String>,
    /// What becomes of inline schemas that are described alike.
    pub inline_types: InlineTypes,
    /// The file name of the document, for the first line of each file.
    pub document: String,
}

/// Everything that emitting one noun may look at.
struct Emitter<'m> {
    api: &'m Api,
    options: &'m Options,
    names: Names,
    reach: Reach,
    scopes: Option<Scopes<'m>>,
    supplied: Option<SuppliedParameters<'m>>,
    /// Bodies that requests take apart, so that they have no type of their own.
    taken_apart: HashSet<SchemaId>,
    /// The method whose whole answer a schema is.
    answered_by: HashMap<SchemaId, String>,
    /// Inline schemas that have the type of another.
    sharing: Sharing,
}
