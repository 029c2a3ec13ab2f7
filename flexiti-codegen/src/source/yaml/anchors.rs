//! Anchors and what their aliases may cost.

use std::{borrow::Cow, collections::HashMap};

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
    /// How many bytes of it are texts of their own: what has no escapes is borrowed, and costs nothing to repeat.
    pub(super) bytes: usize,
    /// How many levels of arrays and objects it is.
    pub(super) height: usize,
}

impl<'a> Anchors<'a> {
    /// Keeps a copy of a node, if its size and bytes may be copied.
    pub(super) fn keep<E>(
        &mut self,
        anchor: usize,
        node: &Node<'a>,
        may: impl FnOnce(usize, usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let Measure { size, bytes, height } = Measure::of(node);
        may(size, bytes)?;
        self.known.insert(anchor, Anchored { node: node.clone(), size, bytes, height });
        Ok(())
    }

    /// The node of an anchor; nothing while it is still being read (an alias inside its own anchor).
    pub(super) fn get(&self, anchor: usize) -> Option<&Anchored<'a>> {
        self.known.get(&anchor)
    }
}

/// Nodes, bytes and levels of a tree; the readers bound its depth.
struct Measure {
    size: usize,
    bytes: usize,
    height: usize,
}

impl Measure {
    fn of(node: &Node<'_>) -> Self {
        match &node.value {
            Value::Array(items) => Self::around(0, items.iter()),
            Value::Object(object) => {
                let names = object.iter().map(|member| own_bytes(&member.key)).sum();
                Self::around(names, object.iter().map(|member| &member.value))
            }
            Value::String(text) | Value::Number(text) => Self { size: 1, bytes: own_bytes(text), height: 0 },
            Value::Null | Value::Bool(_) => Self { size: 1, bytes: 0, height: 0 },
        }
    }

    fn around<'n, 'a: 'n>(bytes: usize, children: impl Iterator<Item = &'n Node<'a>>) -> Self {
        children.map(Self::of).fold(Self { size: 1, bytes, height: 1 }, |whole, child| Self {
            size: whole.size + child.size,
            bytes: whole.bytes + child.bytes,
            height: whole.height.max(child.height + 1),
        })
    }
}

/// What a copy of a text takes: one that is borrowed from the document takes nothing.
#[allow(clippy::ptr_arg, reason = "whether it is borrowed is the question")]
fn own_bytes(text: &Cow<'_, str>) -> usize {
    if let Cow::Owned(text) = text { text.len() } else { 0 }
}
