//! What an action does to a node: the merge rules of Overlay 1.0.0, section 4.4.3.

use super::view::Step;
use crate::source::{Member, Node, Value};

/// The node at a place.
pub(super) fn at_mut<'n, 'a>(root: &'n mut Node<'a>, place: &[Step]) -> Option<&'n mut Node<'a>> {
    place.iter().try_fold(root, |node, step| match (&mut node.value, step) {
        (Value::Object(object), Step::Name(name)) => object.get_mut(name),
        (Value::Array(items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    })
}

/// Takes what stands at a place out of its parent; the document itself cannot be removed.
pub(super) fn remove(root: &mut Node<'_>, place: &[Step]) -> bool {
    let Some((last, parent)) = place.split_last() else { return false };
    match (at_mut(root, parent).map(|node| &mut node.value), last) {
        (Some(Value::Object(object)), Step::Name(name)) => object.remove(name).is_some(),
        (Some(Value::Array(items)), Step::Index(index)) if *index < items.len() => {
            items.remove(*index);
            true
        }
        _ => false,
    }
}

/// Merges `update` into `target`; says whether that changed anything.
///
/// A target that is an array gets the update appended. An object takes an object's members, recursively; arrays among
/// them are concatenated and anything else is replaced.
pub(super) fn update<'a>(target: &mut Node<'a>, update: &Node<'a>) -> Result<bool, String> {
    match (&mut target.value, &update.value) {
        (Value::Array(items), Value::Array(more)) => {
            items.extend(more.iter().cloned());
            Ok(!more.is_empty())
        }
        (Value::Array(items), _) => {
            items.push(update.clone());
            Ok(true)
        }
        (Value::Object(_), Value::Object(_)) => Ok(merge(target, update)),
        (Value::Object(_), _) => Err(format!("{} cannot be merged into an object", update.kind_name())),
        (_, Value::Object(_)) => Err(format!("an object cannot be merged into {}", target.kind_name())),
        _ => Ok(merge(target, update)),
    }
}

fn merge<'a>(target: &mut Node<'a>, update: &Node<'a>) -> bool {
    match (&mut target.value, &update.value) {
        (Value::Object(object), Value::Object(more)) => {
            let mut changed = false;
            for member in more {
                match object.get_mut(&member.key) {
                    Some(existing) => changed |= merge(existing, &member.value),
                    None => {
                        object.insert(Member::new(member.key.clone(), member.key_span, member.value.clone()));
                        changed = true;
                    }
                }
            }
            changed
        }
        (Value::Array(items), Value::Array(more)) => {
            items.extend(more.iter().cloned());
            !more.is_empty()
        }
        _ => {
            let changed = !target.same_value(update);
            if changed {
                *target = update.clone();
            }
            changed
        }
    }
}
