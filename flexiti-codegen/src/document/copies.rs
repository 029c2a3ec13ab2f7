//! How much is copied within a document.
//!
//! What other versions say once for many places (a shared body, a list of media types, a path item that others refer to)
//! OpenAPI 3.0 says at each of them. A few lines could so become gigabytes.

use std::cell::Cell;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    source::{Limits, Node},
};

/// What may still be copied.
pub(super) struct Copies {
    limit: usize,
    left: Cell<usize>,
    refused: Cell<bool>,
}

impl Copies {
    pub(super) fn within(limits: &Limits) -> Self {
        Self { limit: limits.copied_nodes, left: Cell::new(limits.copied_nodes), refused: Cell::new(false) }
    }

    /// A copy, unless it is too much; that is said once.
    pub(super) fn copy<'a>(&self, node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Node<'a>> {
        // A node that is as large as what is left may be larger: counting ends with the limit of reading.
        if let Some(left) = self.left.get().checked_sub(node.size()) {
            self.left.set(left);
            return Some(node.clone());
        }
        if !self.refused.replace(true) {
            let message = format!("the document repeats more than {} values of its shared parts", self.limit);
            diagnostics.push(
                Diagnostic::new(&codes::COPIED_TOO_OFTEN, message).at(node.span, "from here on this is left out"),
            );
        }
        None
    }
}
