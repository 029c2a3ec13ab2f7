//! The rules, as a table.

mod arrows;
mod generated;
mod heads;
mod links;
mod panics;
mod snapshots;
mod trailing_space;
mod unsafe_code;
mod vendors;

use super::House;

/// Takes a finding: the file, the line from 1, what is wrong there and what to do.
pub(super) type Found<'f> = &'f mut dyn FnMut(&str, usize, String);

/// A rule of the repository.
pub(crate) struct Rule {
    /// What a finding shows in brackets, and the folder of its case.
    pub(crate) name: &'static str,
    /// What must hold.
    pub(crate) says: &'static str,
    pub(super) check: fn(&House, Found<'_>),
}

/// All of them.
pub(crate) const RULES: [Rule; 9] = [
    Rule { name: "head", says: "a file of Rust begins with what lives in it: `//!`", check: heads::check },
    Rule { name: "arrow", says: "each room of the house sees only the rooms that it may", check: arrows::check },
    Rule { name: "vendor", says: "generator and runtime name no vendor", check: vendors::check },
    Rule { name: "panic", says: "generator and runtime do not panic outside of tests", check: panics::check },
    Rule { name: "unsafe", says: "every crate forbids unsafe code", check: unsafe_code::check },
    Rule {
        name: "generated",
        says: "what is generated is marked, and what is marked is generated",
        check: generated::check,
    },
    Rule { name: "snapshot", says: "every snapshot belongs to a test and has been accepted", check: snapshots::check },
    Rule { name: "link", says: "links of our texts lead to what exists", check: links::check },
    Rule { name: "trailing-space", says: "no line of our texts ends with a blank", check: trailing_space::check },
];
