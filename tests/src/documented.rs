//! The examples of the API document, read from the document itself: a copy would go stale in silence.

use crate::Exact;
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Exact> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/pos-v2.5.yaml");
    Exact::read(&std::fs::read_to_string(path).expect("the document lies beside the tests"))
});

/// The example of a request body, by the operation's method and path and the example's name.
pub fn request(method: &str, path: &str, example: &str) -> Exact {
    let operation = operation(method, path);
    let Exact::Record(types) = operation.member(&["requestBody", "content"]) else { panic!("content is a record") };
    let content = types.values().next().expect("a body has a content type");
    content.member(&["examples", example, "value"]).clone()
}

/// The example of a success's body.
pub fn answer(method: &str, path: &str, example: &str) -> Exact {
    let content = operation(method, path).member(&["responses", "200", "content", "application/json"]);
    content.member(&["examples", example, "value"]).clone()
}

/// The example of each query parameter that has one, in the document's order.
pub fn query(method: &str, path: &str) -> Vec<(String, String)> {
    let Exact::List(parameters) = operation(method, path).member(&["parameters"]) else { panic!("it is a list") };
    let example = |parameter: &Exact| match parameter {
        Exact::Record(members) if members.get("in").is_some_and(|place| place.text() == "query") => {
            Some((members.get("name")?.text().to_owned(), members.get("example")?.text().to_owned()))
        }
        _ => None,
    };
    parameters.iter().filter_map(example).collect()
}

fn operation(method: &str, path: &str) -> &'static Exact {
    DOCUMENT.member(&["paths", path, method])
}
