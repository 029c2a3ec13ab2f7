//! Schemas that are no objects, references with company, and keywords that no Rust type expresses.

use super::Notes;
use crate::source::{Node, Object, Value};

/// Keywords that restrict values by conditions (JSON Schema 2020-12, sections 10.2 and 10.3).
const CONDITIONS: [&str; 12] = [
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedItems",
    "contentSchema",
];

/// `true` allows everything, `false` nothing (JSON Schema 2020-12, section 4.3.2).
pub(super) fn boolean(node: &mut Node<'_>) {
    let span = node.span;
    match node.as_bool() {
        Some(true) => node.value = Value::Object(Object::new()),
        Some(false) => {
            let mut nothing = Object::new();
            nothing.set("not", Node::empty_object(span));
            node.value = Value::Object(nothing);
        }
        None => {}
    }
}

/// Members beside a `$ref` hold together with it: `allOf` says that in 3.0.
pub(super) fn beside_reference(node: &mut Node<'_>) {
    let span = node.span;
    let Some(object) = node.as_object_mut() else { return };
    // An empty comment or an identifier changes nothing.
    let counts = |key: &str| !matches!(key, "$ref" | "$comment" | "$id" | "$anchor" | "$schema");
    if object.get("$ref").and_then(Node::as_str).is_none() || !object.iter().any(|member| counts(&member.key)) {
        return;
    }
    let Some(reference) = object.remove("$ref") else { return };
    let mut referred = Object::new();
    referred.insert(reference);
    let referred = Node::new(Value::Object(referred), span);
    match object.get_mut("allOf").and_then(Node::as_array_mut) {
        Some(all) => all.insert(0, referred),
        None => object.set("allOf", Node::array(vec![referred], span)),
    }
}

/// Takes out what has no effect, and says so.
pub(super) fn ignored(object: &mut Object<'_>, notes: &mut Notes<'_>) {
    for keyword in CONDITIONS {
        if let Some(member) = object.remove(keyword) {
            notes.ignored(keyword, member.key_span);
        }
    }
    // What is referred to in them has become a component.
    for keyword in ["$defs", "definitions"] {
        object.remove(keyword);
    }
}
