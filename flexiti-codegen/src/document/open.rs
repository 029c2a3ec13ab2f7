//! From a tree of any version to a [`Document`].

use super::{Dialect, Document, Files, aside, openapi31, order::order, references, repair, strip, swagger2};
use crate::{
    diagnostic::Diagnostics,
    source::{Limits, Node, Texts},
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
    open_within(texts, root, files, &Limits::default(), diagnostics)
}

/// As [`open()`], within other limits than the usual ones.
pub fn open_within<'a>(
    texts: &'a Texts,
    mut root: Node<'a>,
    files: &dyn Files,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'a>> {
    let dialect = Dialect::of(&root, diagnostics)?;
    order(&mut root);
    aside::keep_webhooks(&mut root);
    let mut root = references::bundle(root, dialect, texts, files, limits, diagnostics);
    if dialect == Dialect::Swagger2 {
        swagger2::convert(&mut root, limits, diagnostics);
    }
    aside::keep_assertions(&mut root);
    let mut left_out = strip::strip(&mut root, diagnostics);
    openapi31::convert(&mut root, dialect, diagnostics);
    left_out.extend(repair::repair(&mut root, dialect, diagnostics));
    // A value takes some eight bytes of text at least; what was copied within the tree was not said so often.
    let said = texts.bytes() / 8;
    Some(Document { root, dialect, left_out, limits: *limits, said })
}
