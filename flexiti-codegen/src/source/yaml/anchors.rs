//! Anchors and what their aliases may cost.

use std::collections::HashMap;

use crate::source::{Node, Value};

/// The nodes that aliases can repeat.
#[derive(Default)]
pub(super) struct Anchors<'a> {
    known: HashMap<usize, Anchored<'a>>,
}

/// A node with an anchor, and what it costs to repeat it.
#[derive(Clone)]
pub(super) struct Anchored<'a> {
    /// The node; its places are those of the anchor.
    pub(super) node: Node<'a>,
    /// How many nodes it is.
    pub(super) size: usize,
    /// How many levels of arrays and objects it is.
    pub(super) height: usize,
}

impl<'a> Anchors<'a> {
    /// Keeps a copy of a node; returns its size.
    pub(super) fn keep(&mut self, anchor: usize, node: &Node<'a>) -> usize {
        let (size, height) = measure(node);
        self.known.insert(anchor, Anchored { node: node.clone(), size, height });
        size
    }

    /// The node of an anchor; nothing while it is still being read (an alias inside its own anchor).
    pub(super) fn get(&self, anchor: usize) -> Option<&Anchored<'a>> {
        self.known.get(&anchor)
    }
}

/// Nodes and levels of a tree; the readers bound its depth.
fn measure(node: &Node<'_>) -> (usize, usize) {
    let children: &mut dyn Iterator<Item = &Node<'_>> = match &node.value {
        Value::Array(items) => &mut items.iter(),
        Value::Object(object) => &mut object.iter().map(|member| &member.value),
        _ => return (1, 0),
    };
    children.fold((1, 1), |(size, height), child| {
        let (child_size, child_height) = measure(child);
        (size + child_size, height.max(child_height + 1))
    })
}
