//! A new document of the vendor takes the place of the pinned one: everything that has to change with it, as one plan.
//!
//! What lives here: what the plan is made of, one part a file. What does not: what is said about it and when it is
//! carried out, which the command does. Nothing here writes.

mod changelog;
mod files;
mod locks;
mod past;
mod plan;
mod readme;
mod snapshot;
mod version;

pub(crate) use plan::{Plan, Request, plan};
