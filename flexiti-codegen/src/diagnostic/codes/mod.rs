//! The registry of codes: one file per part of the generator.
//!
//! To add a group, write a file with a `declare! { .. }` block and name it here, in `mod`, in `use` and in `GROUPS`.

mod disk;
mod document;
mod lower;
mod openapi31;
mod overlay;
mod references;
mod repair;
mod source;
mod swagger2;

pub use self::{
    disk::*, document::*, lower::*, openapi31::*, overlay::*, references::*, repair::*, source::*, swagger2::*,
};
use super::Code;

/// All groups, in the order of the path through the generator.
pub(super) static GROUPS: &[&[&Code]] = &[
    source::ALL,
    overlay::ALL,
    document::ALL,
    references::ALL,
    swagger2::ALL,
    openapi31::ALL,
    repair::ALL,
    lower::ALL,
    disk::ALL,
];
