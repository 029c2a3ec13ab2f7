//! YAML, and what we print of it.

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    source::{Node, Span, Value, pointer, pointer_of},
};

use super::{json::printed, read, shown};

/// Whatever is read can be printed and read again, and each place in it can be told by its pointer.
pub(crate) fn yaml(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let root = read(&texts, "document.yaml", text, &mut diagnostics);
    shown(&diagnostics, &texts);
    if let Some(root) = root {
        printed(&root);
        placed(&root, &root);
    }
}

/// Pointers of places lead to something, and tokens of pointers back to their names.
fn placed(root: &Node<'_>, node: &Node<'_>) {
    told(root, node.span);
    match &node.value {
        Value::Object(object) => object.iter().for_each(|member| {
            let path = pointer::child("", &member.key);
            assert_eq!(pointer::tokens(&path), Some(vec![member.key.to_string()]), "the pointer {path}");
            told(root, member.key_span);
        }),
        Value::Array(items) => items.iter().for_each(|item| told(root, item.span)),
        _ => {}
    }
}

fn told(root: &Node<'_>, span: Span) {
    if let Some(path) = pointer_of(root, span) {
        let steps = path.strip_prefix('#').unwrap_or(&path);
        assert!(root.at(steps).is_some() || root.at(&path).is_some(), "{path} leads nowhere");
    }
}
