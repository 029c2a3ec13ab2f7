//! Overlays: applied, and made of two documents.

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    source::{Node, overlay as overlays},
};

use super::{parts, read, shown};

/// The first text is corrected by the second one, which panics nowhere; and of any two texts an overlay is made that
/// leads from the one to the other.
pub(crate) fn overlay(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let trees: Vec<Node<'_>> = parts(&text)
        .into_iter()
        .take(2)
        .filter_map(|part| read(&texts, part.name, part.text, &mut diagnostics))
        .collect();
    let [document, overlay] = trees.as_slice() else { return };
    let mut corrected = document.clone();
    overlays::apply(&mut corrected, overlay, &mut diagnostics);
    shown(&diagnostics, &texts);
    leads(document, overlay);
    leads(document, &corrected);
}

fn leads(from: &Node<'_>, to: &Node<'_>) {
    // An overlay's target is an object; a document that is none cannot be told anew.
    if from.as_object().is_none() || to.as_object().is_none() {
        return;
    }
    let Some(text) = overlays::derive(from, to, "derived", "1") else {
        assert!(from.same_value(to), "two documents differ, and no overlay leads from the one to the other");
        return;
    };
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let overlay = read(&texts, "derived.yaml", text.clone(), &mut diagnostics);
    let overlay = overlay.unwrap_or_else(|| panic!("the overlay cannot be read: {diagnostics:?}\n{text}"));
    let mut result = from.clone();
    overlays::apply(&mut result, &overlay, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "the overlay does not apply: {diagnostics:?}\n{text}");
    assert!(result.same_value(to), "the overlay leads elsewhere:\n{text}");
}
