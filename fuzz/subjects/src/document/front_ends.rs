//! The front ends: each version to one.

use flexiti_codegen::{
    Texts,
    diagnostic::Diagnostics,
    document::NoFiles,
    source::{Node, Value},
};

use super::{opened::opened, text::text};
use crate::{
    generator::Version,
    source::{read, shown},
};

/// Swagger 2.0.
pub(crate) fn swagger2(data: &[u8]) {
    front_end(data, Version::Swagger2);
}

/// OpenAPI 3.0.
pub(crate) fn openapi30(data: &[u8]) {
    front_end(data, Version::Openapi30);
}

/// OpenAPI 3.1.
pub(crate) fn openapi31(data: &[u8]) {
    front_end(data, Version::Openapi31);
}

fn front_end(data: &[u8], version: Version) {
    let text = text(data, Some(version)).into_owned();
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    if let Some(mut root) = read(&texts, "document", text, &mut diagnostics) {
        say(&mut root, version);
        opened(&texts, root, &NoFiles, &mut diagnostics);
    }
    shown(&diagnostics, &texts);
}

/// Whatever the document says of itself, this is its version: so every input is for this front end.
fn say(root: &mut Node<'_>, version: Version) {
    let span = root.span;
    let Value::Object(object) = &mut root.value else { return };
    object.remove("swagger");
    object.remove("openapi");
    let (member, number) = version.said();
    object.set(member, Node::string(number, span));
}
