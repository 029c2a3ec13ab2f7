//! The proof of the differ: every single-site mutation of every class, at every site of the pinned document with its
//! overlay, and of a small one for what the pinned one does not have.
//!
//! For each mutation the surface changes in exactly the expected lines, the differ reports exactly the expected rules at
//! their level and place, none twice, and both verdicts, the API's and the crate's, are the expected ones. The
//! expectation is computed from the class and the direction of the site (see [`mutation`] and [`classes`]).
//!
//! A mutation is tried on a slice of the document: the operations that use the site, two of them where there are more,
//! and all components. `FLEXITI_MUTATIONS=whole` tries every one on the whole document; `FLEXITI_MUTATIONS=<class>` tries
//! one class.

// The figures are said aloud.
#![allow(clippy::print_stderr)]

mod classes;
mod document;
mod judge;
mod mutation;
mod sites;
mod tree;

use document::Document;

#[test]
fn every_mutation_is_reported_as_what_it_is_and_once() {
    let documents = [
        Document::read("spec/pos-v2.5.yaml", &["spec/pos-v2.5.overlay.yaml"]),
        Document::read("flexiti-codegen/tests/diff_mutations/small.yaml", &[]),
    ];
    let chosen = std::env::var("FLEXITI_MUTATIONS").unwrap_or_default();
    let (mut total, mut wrong) = (0, Vec::new());
    for (name, mutations) in classes::all() {
        if !matches!(chosen.as_str(), "" | "whole") && chosen != name {
            continue;
        }
        let mut counts = Vec::new();
        for document in &documents {
            let mutations = mutations(document);
            let faults = judge::judge(document, &mutations);
            counts.push(mutations.len());
            wrong.extend(faults.into_iter().map(|fault| format!("{name}: {}: {fault}", document.name)));
        }
        total += counts.iter().sum::<usize>();
        eprintln!("{name:24} {}", counts.iter().map(|count| format!("{count:5}")).collect::<String>());
    }
    eprintln!("{total} mutations, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
