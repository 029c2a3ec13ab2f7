//! Schemas (Swagger 2.0, "Schema Object" and "Data Types"): the discriminator's name becomes an object, `type: file`
//! binary text, `x-nullable` is what 3.0 calls `nullable`.

use crate::source::{Node, Object, Value};

/// Converts one schema in place; its inner schemas are converted by themselves.
pub(super) fn convert(node: &mut Node<'_>) {
    let Some(object) = node.as_object_mut() else { return };
    if let Some(discriminator) = object.get_mut("discriminator")
        && discriminator.as_str().is_some()
    {
        let name = discriminator.take();
        let mut named = Object::new();
        named.set("propertyName", name);
        discriminator.value = Value::Object(named);
    }
    let place = object.get("type").map(|kind| kind.span);
    if let (Some(place), Some("file")) = (place, object.get("type").and_then(Node::as_str)) {
        object.set("type", Node::string("string", place));
        object.set("format", Node::string("binary", place));
    }
    for name in ["x-nullable", "x-isnullable"] {
        if object.get(name).and_then(Node::as_bool) == Some(true) && !object.contains("nullable") {
            object.rename(name, "nullable");
        }
    }
}
