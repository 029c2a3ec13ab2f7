//! The module `mock` of a generated crate, for tests of who uses it: a trait to answer from code, and a server.
//!
//! What lives here is what has types: requests as they arrive, answers and refusals as they are written. How, is the
//! runtime's and the mock server's to know; a crate without the feature compiles none of it.

mod answers;
mod asked;
mod clients;
mod examples;
mod files;
mod operations;
mod pieces;
mod reading;
mod refusals;
mod shown;
mod stub;
mod texts;
mod travel;

pub(super) use files::Part;
pub(super) use shown::Shown;
pub(super) use texts::texts;

use super::names::Module;

/// What types are seen from: no module of the crate's own.
fn outside() -> Module {
    Module::Operations(String::new())
}
