//! JSON against another reader of it, and against what we print of it.

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    source::{Node, Value, print},
};

use super::{read, shown};

/// What `serde_json` takes for JSON is read, as the same value; printed as YAML it is still the same.
pub(crate) fn json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let root = read(&texts, "document.json", text.to_owned(), &mut diagnostics);
    shown(&diagnostics, &texts);
    let looks_like_json = text.trim_start().starts_with(['{', '[', '"']);
    if looks_like_json && let Ok(expected) = serde_json::from_str::<serde_json::Value>(text) {
        let root = root.as_ref().unwrap_or_else(|| panic!("JSON is not read: {diagnostics:?}"));
        assert!(is_same(root, &expected), "read as another value");
    }
    if let Some(root) = root {
        printed(&root);
    }
}

/// What is printed of a tree is read as the same tree.
pub(super) fn printed(root: &Node<'_>) {
    let text = print(root);
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    // A document that is nothing but null reads as an empty file.
    if root.is_null() {
        return;
    }
    match read(&texts, "printed.yaml", text.clone(), &mut diagnostics) {
        Some(again) => assert!(again.same_value(root), "printed as another value:\n{text}"),
        None => panic!("what is printed cannot be read: {diagnostics:?}\n{text}"),
    }
}

fn is_same(node: &Node<'_>, expected: &serde_json::Value) -> bool {
    match (&node.value, expected) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(one), serde_json::Value::Bool(other)) => one == other,
        (Value::Number(digits), serde_json::Value::Number(number)) => match number.as_f64() {
            // The other reader is off by the last bit where a number has many digits.
            Some(number) => digits.parse().is_ok_and(|exact: f64| (exact - number).abs() <= number.abs() * 1e-15),
            None => true,
        },
        (Value::String(one), serde_json::Value::String(other)) => one == other,
        (Value::Array(items), serde_json::Value::Array(expected)) => {
            items.len() == expected.len() && items.iter().zip(expected).all(|(item, expected)| is_same(item, expected))
        }
        (Value::Object(object), serde_json::Value::Object(expected)) => {
            object.len() == expected.len()
                && object
                    .iter()
                    .all(|member| expected.get(member.key.as_ref()).is_some_and(|e| is_same(&member.value, e)))
        }
        _ => false,
    }
}
