//! Reading a text as every subject does it.

use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostics, render},
    source::{self, Limits, Node},
};

/// Limits at which a fuzzer still makes many attempts a second; that the real ones hold is a test of their own.
fn limits() -> Limits {
    Limits { bytes: 1 << 20, nodes: 50_000, alias_nodes: 5_000, ..Limits::default() }
}

/// The tree of a text, if it is one.
pub(crate) fn read<'a>(texts: &'a Texts, name: &str, text: String, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
    let root = source::read(texts, texts.add(name, text), &limits(), diagnostics);
    assert!(root.is_some() || diagnostics.has_errors(), "nothing is read, and nobody says why");
    root
}

/// Shows what was found: no finding may be about a place that cannot be shown.
pub(crate) fn shown(diagnostics: &Diagnostics, texts: &Texts) {
    let text = render::text(diagnostics, texts, false);
    let hidden = |character: char| character.is_control() && character != '\n' && character != '\t';
    assert!(!text.contains(hidden), "a finding shows control characters: {text:?}");
    let _ = render::json(diagnostics, texts);
}
