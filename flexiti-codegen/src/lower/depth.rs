//! Chains of components that are made of each other by `allOf`, however long.
//!
//! A component is lowered when another one needs its members, which needs the members of a third one. Below so many of
//! them, the rest of the chain is lowered from its end, step by step, in place of one inside the other.

use std::collections::HashSet;

use super::{Lowering, Progress};
use crate::source::{Node, Value};

/// So many components are lowered one inside the other.
const DEEPEST: usize = 24;

/// A component whose parts are being lowered.
struct Begun {
    index: usize,
    parts: std::vec::IntoIter<usize>,
}

impl Lowering<'_, '_> {
    /// Whether the chain is so long that it is lowered from its end.
    pub(super) fn is_deep(&self) -> bool {
        self.depth >= DEEPEST
    }

    /// Lowers everything that a component is made of before itself.
    pub(super) fn component_from_below(&mut self, index: usize) {
        let mut stack: Vec<Begun> = self.begun(index).into_iter().collect();
        while let Some(last) = stack.last_mut() {
            match last.parts.next() {
                Some(part) => stack.extend(self.begun(part)),
                None => {
                    let done = last.index;
                    stack.pop();
                    self.lower_component(done);
                }
            }
        }
    }

    /// Begins a component, unless it was begun before.
    fn begun(&mut self, index: usize) -> Option<Begun> {
        let (_, component) = self.components.get_index_mut(index)?;
        if component.progress != Progress::Waiting {
            return None;
        }
        component.progress = Progress::Running;
        let mut references = HashSet::new();
        parts(component.node, &mut references);
        let parts: HashSet<usize> = references.into_iter().filter_map(|text| self.component_index(text)).collect();
        let mut parts: Vec<usize> = parts.into_iter().collect();
        parts.sort_unstable();
        Some(Begun { index, parts: parts.into_iter() })
    }
}

/// What the parts of every `allOf` in a node refer to.
fn parts<'n>(node: &'n Node<'_>, found: &mut HashSet<&'n str>) {
    match &node.value {
        Value::Object(object) => {
            for member in object {
                if member.key == "allOf" {
                    let parts = member.value.as_array().unwrap_or_default();
                    found.extend(parts.iter().filter_map(|part| part.text("$ref")));
                }
                parts(&member.value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| parts(item, found)),
        _ => {}
    }
}
