//! Documents in several files.

use std::path::Path;

use flexiti_codegen::{
    Texts,
    diagnostic::{Diagnostic, Diagnostics, codes},
    document::Files,
    lower,
    source::File,
};

use super::opened::opened;
use crate::source::{Part, parts, read, shown};

/// The first text is the document, the others are files that it may refer to.
pub(crate) fn references(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parts = parts(&text);
    let Some((first, others)) = parts.split_first() else { return };
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let root = read(&texts, "api/document.yaml", first.text.clone(), &mut diagnostics);
    if let Some(document) = root.and_then(|root| opened(&texts, root, &Beside(others), &mut diagnostics)) {
        lower(&document, &mut diagnostics);
    }
    shown(&diagnostics, &texts);
}

/// The files beside the document, in memory.
struct Beside<'t>(&'t [Part<'t>]);

impl Files for Beside<'_> {
    fn load<'a>(&self, texts: &'a Texts, path: &Path) -> Result<File<'a>, Diagnostic> {
        assert!(path.starts_with("api"), "a reference leads out of the folder: {}", path.display());
        match self.0.iter().find(|part| path == Path::new("api").join(part.name)) {
            Some(part) => Ok(texts.add(path, part.text.clone())),
            None => Err(Diagnostic::new(&codes::UNREADABLE_FILE, "it is not there")),
        }
    }
}
