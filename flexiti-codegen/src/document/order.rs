//! One order for the members of every object, so that nothing that is made of a document depends on the order in which
//! its vendor's tools happened to write them.
//!
//! JSON gives members no order (RFC 8259, section 4), and many real documents come out of hash maps; lists are the
//! vendor's and stay as they are. So members are sorted by name, but for the properties of a schema: those that `required`
//! lists come first and in the order of that list, in which constructors take them and people want to read them.

use std::collections::HashMap;

use crate::source::{Node, Object, Value};

/// Puts the members of every object in the tree into their order.
pub(super) fn order(root: &mut Node<'_>) {
    match &mut root.value {
        Value::Array(items) => items.iter_mut().for_each(order),
        Value::Object(object) => {
            object.sort_by(|one, other| one.cmp(other));
            object.values_mut().for_each(|(_, _, value)| order(value));
            required_first(object);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Where an object looks like a schema: the required ones of its properties before the others.
fn required_first(schema: &mut Object<'_>) {
    let required = schema.get("required").and_then(Node::as_array).unwrap_or_default();
    if required.is_empty() {
        return;
    }
    let mut places: HashMap<String, usize> = HashMap::new();
    for name in required.iter().filter_map(Node::as_str) {
        let place = places.len();
        places.entry(name.to_owned()).or_insert(place);
    }
    if let Some(properties) = schema.get_mut("properties").and_then(Node::as_object_mut) {
        let place = |name: &str| places.get(name).copied().unwrap_or(usize::MAX);
        properties.sort_by(|one, other| place(one).cmp(&place(other)));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::Diagnostics,
        source::{Limits, Node, Texts, read},
    };

    #[test]
    fn members_are_sorted_and_lists_are_not() {
        let texts = Texts::new();
        let text = "{b: [{z: 1, y: 2}, 0], a: {properties: {a: 1, b: 2, c: 3, d: 4}, required: [d, x, b, d]}}";
        let file = texts.add("it.yaml", text.to_owned());
        let mut root = read(&texts, file, &Limits::default(), &mut Diagnostics::new()).unwrap();
        super::order(&mut root);
        let names = |pointer: &str| {
            let members = root.at(pointer).and_then(Node::as_object).unwrap();
            members.iter().map(|member| &*member.key).collect::<String>()
        };
        assert_eq!(names(""), "ab");
        assert_eq!(names("/b/0"), "yz");
        assert_eq!(names("/a/properties"), "dbac");
    }
}
