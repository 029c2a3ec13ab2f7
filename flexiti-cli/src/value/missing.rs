//! What a body must have and has not.

use flexiti_description::{Access, Kind, Shape};

use super::{Shapes, Tree};

/// The paths of required members that are absent, dotted. Of a union nothing is said: which shape is meant is for the
/// other side to see.
pub(crate) fn missing(tree: &Tree, shape: &Shape, shapes: Shapes<'_>) -> Vec<String> {
    let mut found = Vec::new();
    look("", tree, shape, shapes, &mut found);
    found
}

fn look(path: &str, tree: &Tree, shape: &Shape, shapes: Shapes<'_>, found: &mut Vec<String>) {
    match (tree, &shapes.resolve(shape).kind) {
        (Tree::Record(_), Kind::Record(record)) => {
            for field in record.fields.iter().filter(|field| field.access != Access::ReadOnly) {
                let path = if path.is_empty() { field.name.clone() } else { format!("{path}.{}", field.name) };
                match tree.member(&field.name) {
                    Some(value) => look(&path, value, &field.shape, shapes, found),
                    None if field.required.is_yes() => found.push(path),
                    None => {}
                }
            }
        }
        (Tree::List(items), Kind::List(shape)) => {
            for (index, item) in items.iter().enumerate() {
                look(&format!("{path}[{index}]"), item, shape, shapes, found);
            }
        }
        _ => {}
    }
}
