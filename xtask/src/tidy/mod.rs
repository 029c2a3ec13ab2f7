//! The rules of this repository that a compiler does not know: which module may see which, what a file begins with, what
//! must not be there.
//!
//! What lives here: the rules as a table, and what is needed to tell them. Each rule is a file under `rules`, with a case
//! under `xtask/tests/cases/tidy` that shows it broken. What does not: what rustfmt, clippy or rustdoc tell already.

mod finding;
mod manifest;
mod markdown;
mod rules;
mod rust;
mod tree;

use std::path::Path;

pub(crate) use finding::Finding;
pub(crate) use rules::RULES;
use rust::Rust;
use tree::Tree;

/// What the rules look at: every text of the repository, and its Rust as syntax.
struct House {
    tree: Tree,
    rust: Vec<Rust>,
}

/// What breaks a rule below `root`, by file and line.
pub(crate) fn check(root: &Path) -> std::io::Result<Vec<Finding>> {
    let tree = Tree::read(root)?;
    let mut found = Vec::new();
    let rust = rust::read(&tree, &mut found);
    let house = House { tree, rust };
    for rule in &RULES {
        (rule.check)(&house, &mut |path, line, text| found.push(Finding::new(rule.name, path, line, text)));
    }
    found.sort();
    found.dedup();
    Ok(found)
}
