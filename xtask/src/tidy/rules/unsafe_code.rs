//! Every crate forbids unsafe code: by the lints of its workspace, or, where a crate stands alone, by itself.

use syn::Meta;

use super::{
    super::{House, manifest, rust::Rust, tree::folder_of},
    Found,
};

/// Crates that deny unsafe code, and allow it at one place that says why; no user runs them.
const DENYING: [&str; 2] = [
    // libFuzzer calls a symbol by its name, which a macro writes.
    "fuzz",
    // Counts what is allocated, and an allocator cannot be written without.
    "tests/overhead",
];

pub(super) fn check(house: &House, found: Found<'_>) {
    for (path, text) in manifest::packages(&house.tree) {
        let by_workspace = manifest::says(text, "lints", "workspace", "true")
            && manifest::workspace_of(&house.tree, path).is_some_and(|workspace| {
                manifest::says(workspace, "workspace.lints.rust", "unsafe_code", "\"forbid\"")
            });
        let denies =
            DENYING.contains(&folder_of(path)) && manifest::says(text, "lints.rust", "unsafe_code", "\"deny\"");
        if !by_workspace && !denies && !forbids(house, folder_of(path)) {
            let text = "let the crate take the workspace's lints (`[lints] workspace = true`), which forbid `unsafe_code`, \
                        or begin its root with `#![forbid(unsafe_code)]`";
            found(path, 1, text.into());
        }
    }
}

fn forbids(house: &House, folder: &str) -> bool {
    let is_root = |rust: &&Rust| ["lib", "main"].iter().any(|root| rust.path == format!("{folder}/src/{root}.rs"));
    let mut roots = house.rust.iter().filter(is_root);
    roots.any(|rust| {
        rust.file.attrs.iter().any(|attribute| match &attribute.meta {
            Meta::List(list) => list.path.is_ident("forbid") && list.tokens.to_string() == "unsafe_code",
            _ => false,
        })
    })
}
