//! Model to lines.

use flexiti_codegen::{Texts, surface as facts};

use super::{opened::modelled, text::text};

/// A fact is one line, whatever the vendor wrote into it.
pub(crate) fn surface(data: &[u8]) {
    let texts = Texts::new();
    let Some(api) = modelled(&texts, "document", text(data, None).into_owned()) else { return };
    let found = facts::surface(&api);
    for fact in &found {
        let line = fact.line();
        assert!(!line.contains(['\n', '\r']), "a fact of several lines: {line:?}");
    }
    let rendered = facts::render(&found);
    assert!(rendered.lines().is_sorted(), "the surface is not sorted");
    assert!(serde_json::to_string(&found).is_ok(), "the surface has no JSON");
}
