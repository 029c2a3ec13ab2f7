//! Reading a part of the tree as one of `openapiv3`'s types.

use serde::de::DeserializeOwned;

use super::Document;
use crate::{
    diagnostic::{Diagnostic, codes},
    source::Node,
};

impl Document<'_> {
    /// Reads a node as `T`. After [`super::open`] this works for every operation, component and schema of the tree with
    /// the `openapiv3` type of its kind; if it does not, the error (`not-openapi`) says where.
    pub fn read<T: DeserializeOwned>(&self, node: &Node<'_>) -> Result<T, Diagnostic> {
        serde_path_to_error::deserialize(node).map_err(|error| {
            let place = innermost(node, error.path());
            Diagnostic::new(&codes::NOT_OPENAPI, error.inner().to_string()).at(place.span, "this part")
        })
    }
}

/// The node at a path, or as near to it as the path leads.
fn innermost<'n, 'a>(node: &'n Node<'a>, path: &serde_path_to_error::Path) -> &'n Node<'a> {
    use serde_path_to_error::Segment;
    let mut node = node;
    for segment in path {
        let child = match segment {
            Segment::Map { key } => node.get(key),
            Segment::Seq { index } => node.as_array().and_then(|items| items.get(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        match child {
            Some(child) => node = child,
            None => break,
        }
    }
    node
}
