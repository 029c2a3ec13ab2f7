//! What a client has no use for is left out by name, and costs nothing beside it.

use flexiti_codegen::diagnostic::{Diagnostics, Severity};
use flexiti_codegen::{Texts, read};
use std::path::Path;

#[test]
fn webhooks_callbacks_and_links() {
    let (texts, mut diagnostics) = (Texts::new(), Diagnostics::new());
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi31.yaml");
    let api = read(&texts, &document, &[], &mut diagnostics).expect("a document without an error");
    let left_out: Vec<(&str, &str)> = api.left_out.iter().map(|left| (left.kind, left.name.as_str())).collect();
    let expected = [("webhook", "shapeMade"), ("callback", "POST /shapes shapeGone"), ("link", "POST /shapes again")];
    assert_eq!(left_out, expected);
    assert_eq!((diagnostics.iter().count(), diagnostics.count(Severity::Note)), (3, 3));
    // The webhook has the tag of the operations, and is none.
    let operations: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(operations, ["echoPoint", "echoShape"]);
    assert_eq!(api.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["shapes"]);
}
