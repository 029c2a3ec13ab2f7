//! The rules: every kind of change that is reported, as data. One file per area; the walk finds changes, and these
//! tables say what they mean.
//!
//! Ids and levels are oasdiff's where the rule is the same, so that ignore lists and habits carry over.

pub(super) mod access;
pub(super) mod api;
mod assertions;
pub(super) mod bodies;
mod explain;
pub(super) mod fields;
mod ids;
pub(super) mod life;
pub(super) mod limits;
pub(super) mod operations;
pub(super) mod parameters;
mod rule;
pub(super) mod security;
mod site;
pub(super) mod structure;
pub(super) mod values;

pub(super) use self::{
    assertions::keyword,
    ids::{id, level},
    site::Written,
};
pub use self::{
    explain::{Explained, every, explain},
    rule::{Action, Area, Rule, Ruling},
    site::{Direction, Site},
};

/// Every rule.
fn all() -> impl Iterator<Item = &'static Rule> {
    let tables = [
        api::ALL,
        operations::ALL,
        security::ALL,
        parameters::ALL,
        bodies::ALL,
        fields::ALL,
        life::ALL,
        values::ALL,
        structure::ALL,
        limits::ALL,
    ];
    let limits = limits::LIMITS.iter().flat_map(|limit| limit.rules());
    let keywords = assertions::KEYWORDS.iter().flat_map(|keyword| [&keyword.added, &keyword.removed, &keyword.changed]);
    tables.into_iter().flatten().copied().chain(limits).chain(keywords).chain(access::rules())
}
