//! Model against model: what changed in an API, what it does to clients, and which version number it asks for.
//!
//! Data flows one way: [`walk`](self) matches operations and their parts and finds [`Change`]s; schemas are compared as
//! pairs, each once; [`rules`] say what a change means; [`report`] shows them. Texts are never compared: a component that
//! moved, a `$ref` that was renamed, keys in another order, a schema written in place and an `allOf` that was flattened
//! are no changes.
//!
//! What does not live here: places in files, which [`places`] finds only for what is reported, and the decision whether
//! a change is let pass, which is a person's (see [`accepted`]).

pub mod accepted;
mod change;
mod comparison;
mod day;
mod fact;
mod level;
mod life;
pub mod places;
mod renaming;
pub mod report;
pub mod rules;
mod schemas;
mod walk;

pub use self::{
    change::Change,
    comparison::{Comparison, Note, Options},
    day::Day,
    level::{Impact, Level, Verdict},
    life::Calendar,
    walk::compare,
};
