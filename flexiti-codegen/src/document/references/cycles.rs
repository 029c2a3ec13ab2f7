//! Components that are nothing but references to each other, in a circle.

use std::collections::HashMap;

use crate::{
    diagnostic::{Diagnostic, Diagnostics, codes},
    document::{Dialect, grammar::Kind},
    source::{Node, Value, pointer},
};

/// Cuts every circle at the component where it is entered first, in the document's order.
pub(super) fn cut(root: &mut Node<'_>, dialect: Dialect, diagnostics: &mut Diagnostics) {
    for kind in super::KINDS {
        let Some(section) = super::section(kind, dialect) else { continue };
        let prefix = super::fragment(section.iter().copied()) + "/";
        let Some(components) = section.iter().try_fold(&mut *root, |node, step| node.get_mut(step)) else { continue };
        for name in circles(components, &prefix) {
            let Some(component) = components.get_mut(&name) else { continue };
            let message = format!("the {} `{name}` refers to itself and is described nowhere", kind.name());
            diagnostics.push(Diagnostic::new(&codes::REFERENCE_CYCLE, message).at(component.span, "it begins here"));
            match (&mut component.value, kind) {
                (Value::Object(object), Kind::Schema) => {
                    object.remove("$ref");
                }
                _ => component.value = Value::Null,
            }
        }
    }
}

/// One component of every circle: that which comes first. Each component is looked at once, however long the chains are.
fn circles(components: &Node<'_>, prefix: &str) -> Vec<String> {
    let Some(components) = components.as_object() else { return Vec::new() };
    let next: Vec<Option<usize>> = components
        .iter()
        .map(|member| target(&member.value, prefix).and_then(|name| components.position(&name)))
        .collect();
    let mut found = Vec::new();
    // By which walk each component was reached first.
    let mut walks: HashMap<usize, usize> = HashMap::new();
    for start in 0..next.len() {
        let mut at = Some(start);
        while let Some(place) = at {
            match walks.get(&place) {
                Some(walk) if *walk == start => {
                    found.extend(first_of(&next, place));
                    break;
                }
                Some(_) => break,
                None => walks.insert(place, start),
            };
            at = next.get(place).copied().flatten();
        }
    }
    found.sort_unstable();
    found.into_iter().filter_map(|place| components.iter().nth(place)).map(|member| member.key.to_string()).collect()
}

/// The first component of the circle that this one is in.
fn first_of(next: &[Option<usize>], place: usize) -> Option<usize> {
    let others = std::iter::successors(next.get(place).copied().flatten(), |at| next.get(*at).copied().flatten());
    others.take_while(|other| *other != place).chain([place]).min()
}

/// The name of the component that a component is a reference to.
fn target(component: &Node<'_>, prefix: &str) -> Option<String> {
    let reference = component.text("$ref")?.strip_prefix(prefix)?;
    pointer::tokens(&format!("#/{reference}"))?.into_iter().next()
}
