//! Following references within the tree.

use super::Document;
use crate::{
    diagnostic::{Diagnostic, codes},
    source::Node,
};

/// A chain of references longer than this is a circle.
const LONGEST_CHAIN: usize = 64;

impl<'a> Document<'a> {
    /// The node itself, or what its `$ref` leads to in the end.
    ///
    /// The error is `unresolved-reference` for a pointer that leads nowhere and `reference-cycle` for a circle; after
    /// [`super::open()`] there is neither in the tree.
    pub fn resolve<'d>(&'d self, node: &'d Node<'a>) -> Result<&'d Node<'a>, Diagnostic> {
        let mut found = node;
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = found.get("$ref") else { return Ok(found) };
            let Some(pointer) = reference.as_str() else { return Ok(found) };
            let target = pointer.strip_prefix('#').and_then(|_| self.root.at(pointer));
            found = target.ok_or_else(|| {
                Diagnostic::new(&codes::UNRESOLVED_REFERENCE, format!("`{pointer}` leads nowhere"))
                    .at(reference.span, "nothing stands there")
            })?;
        }
        Err(Diagnostic::new(&codes::REFERENCE_CYCLE, "this reference leads back to itself")
            .at(node.span, "it begins here"))
    }
}
