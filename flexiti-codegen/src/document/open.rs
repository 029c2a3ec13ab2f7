//! From a tree of any version to a [`Document`].

use super::{Dialect, Document, Files, openapi31, order::order, references, repair, strip, swagger2};
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
    mut root: Node<'a>,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let dialect = Dialect::of(&root, diagnostics)?;
    order(&mut root);
    let mut root = references::bundle(root, dialect, texts, files, diagnostics);
    if dialect == Dialect::Swagger2 {
        swagger2::convert(&mut root, diagnostics);
    }
    let mut left_out = strip::strip(&mut root, diagnostics);
    openapi31::convert(&mut root, dialect, diagnostics);
    left_out.extend(repair::repair(&mut root, dialect, diagnostics));
    Some(Document { root, dialect, left_out })
}
