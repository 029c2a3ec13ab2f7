//! Components that are nothing but references to each other, in a circle.

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
        while let Some(name) = in_circle(root, &section, &prefix) {
            let components = section.iter().try_fold(&mut *root, |node, step| node.get_mut(step));
            let Some(component) = components.and_then(|components| components.get_mut(&name)) else { break };
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

/// The first component that refers, by way of others, to itself.
fn in_circle(root: &Node<'_>, section: &[&str], prefix: &str) -> Option<String> {
    let components = section.iter().try_fold(root, |node, step| node.get(step))?.as_object()?;
    components.iter().find_map(|member| {
        let mut next = target(&member.value, prefix)?;
        for _ in 0..components.len() {
            if next == member.key {
                return Some(next);
            }
            next = target(components.get(&next)?, prefix)?;
        }
        None
    })
}

/// The name of the component that a component is a reference to.
fn target(component: &Node<'_>, prefix: &str) -> Option<String> {
    let reference = component.text("$ref")?.strip_prefix(prefix)?;
    pointer::tokens(&format!("#/{reference}"))?.into_iter().next()
}
