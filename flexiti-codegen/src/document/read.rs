//! Reading a part of the tree as one of `openapiv3`'s types.

use serde::de::DeserializeOwned;

use super::Document;
use crate::{
    diagnostic::{Diagnostic, codes},
    source::Node,
};

/// Levels that are read on the current stack. `openapiv3` needs some 30 KB of it for each schema in a schema in an
/// unoptimised build; real documents nest about half as deep.
const SHALLOW: usize = 40;
/// The stack for what is deeper, enough for the limit of reading.
const DEEP_STACK: usize = 64 << 20;

impl Document<'_> {
    /// Reads a node as `T`. After [`super::open()`] this works for every operation, component and schema of the tree with
    /// the `openapiv3` type of its kind; if it does not, the error (`not-openapi`) says where.
    pub fn read<T: DeserializeOwned + Send>(&self, node: &Node<'_>) -> Result<T, Diagnostic> {
        if !node.is_deeper_than(SHALLOW) {
            return deserialize(node);
        }
        std::thread::scope(|scope| {
            let reader = std::thread::Builder::new().stack_size(DEEP_STACK).spawn_scoped(scope, || deserialize(node));
            let unread = || Diagnostic::new(&codes::NOT_OPENAPI, "this part cannot be read").at(node.span, "this part");
            reader.map_err(|_| unread())?.join().map_err(|_| unread())?
        })
    }
}

fn deserialize<T: DeserializeOwned>(node: &Node<'_>) -> Result<T, Diagnostic> {
    serde_path_to_error::deserialize(node).map_err(|error| {
        let place = innermost(node, error.path());
        Diagnostic::new(&codes::NOT_OPENAPI, error.inner().to_string()).at(place.span, "this part")
    })
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
