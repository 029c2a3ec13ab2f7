//! Any version to one: Swagger 2.0, OpenAPI 3.1 and documents in several files become one tree of OpenAPI 3.0 in which
//! every part can be read as `openapiv3`'s type of its name.
//!
//! [`open()`] is the path: version, one order for all members, other files, conversion, repair, what is left out. The tree
//! is changed in place; its nodes keep the places they were written at, also where their surroundings became something
//! else. The model, names and Rust are unknown here.

pub(crate) mod aside;
mod copies;
mod dialect;
mod files;
mod grammar;
mod left_out;
mod open;
mod openapi31;
mod operations;
mod order;
mod read;
mod references;
mod repair;
mod resolve;
mod strip;
mod swagger2;
mod walk;

pub use self::{
    dialect::Dialect,
    files::{Files, Folder, NoFiles},
    left_out::{LeftOut, Part},
    open::{open, open_within},
    operations::{METHODS, Operation},
};
use crate::source::{Limits, Node};

/// A document in the shape of OpenAPI 3.0.
#[derive(Debug)]
pub struct Document<'a> {
    root: Node<'a>,
    /// The version that the document was written in.
    pub dialect: Dialect,
    /// What the document describes and the tree does not: by name, with the reason.
    pub left_out: Vec<LeftOut>,
    /// What it may cost to model it.
    pub limits: Limits,
    /// About how many values its texts hold.
    pub(crate) said: usize,
}

impl<'a> Document<'a> {
    /// The whole tree: `openapi`, `info`, `servers`, `paths`, `components`, `security`, `tags`.
    pub fn root(&self) -> &Node<'a> {
        &self.root
    }
}
