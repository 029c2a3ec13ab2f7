//! A whole document.

use arbitrary::Unstructured;
use serde_json::{Map, Value, json};

use super::{Version, sketch::Sketch};

/// The document that these numbers stand for.
pub(crate) fn generate(numbers: &mut Unstructured<'_>, version: Version) -> Value {
    let mut sketch = Sketch::new(numbers, version);
    let mut document = Map::new();
    let (member, number) = version.said();
    document.insert(member.into(), number.into());
    document.insert("info".into(), json!({ "title": sketch.word(), "version": "1", "description": sketch.prose() }));
    // Schemas first: what is left when the numbers run out is the least interesting.
    let schemas = named(&mut sketch, 8, Sketch::schema);
    document.insert("paths".into(), sketch.paths());
    let parameters = named(&mut sketch, 3, Sketch::parameter);
    let responses = named(&mut sketch, 3, Sketch::response);
    let security = named(&mut sketch, 2, Sketch::security_scheme);
    if sketch.is_swagger() {
        document.insert("definitions".into(), schemas);
        document.insert("parameters".into(), parameters);
        document.insert("responses".into(), responses);
        document.insert("securityDefinitions".into(), security);
        sketch.perhaps(&mut document, 2, "host", |_| "api.example".into());
        sketch.perhaps(&mut document, 2, "basePath", |_| "/v1".into());
        sketch.perhaps(&mut document, 4, "schemes", |_| json!(["https", "http"]));
        sketch.perhaps(&mut document, 4, "produces", |_| json!(["application/json"]));
    } else {
        let bodies = named(&mut sketch, 2, Sketch::request_body);
        let headers = named(&mut sketch, 2, Sketch::header);
        document.insert(
            "components".into(),
            json!({
                "schemas": schemas, "parameters": parameters, "responses": responses, "requestBodies": bodies,
                "headers": headers, "securitySchemes": security,
            }),
        );
        sketch.perhaps(&mut document, 2, "servers", Sketch::servers);
        sketch.perhaps(&mut document, 8, "webhooks", |sketch| json!({ "on": sketch.path_item() }));
    }
    sketch.perhaps(&mut document, 4, "security", Sketch::requirements);
    sketch.perhaps(
        &mut document,
        4,
        "tags",
        |sketch| json!([{ "name": sketch.word(), "description": sketch.prose() }]),
    );
    sketch.perhaps(
        &mut document,
        6,
        "x-problem",
        |sketch| json!({ "code": [sketch.word()], "message": [sketch.word()] }),
    );
    sketch.perhaps(&mut document, 8, "x-bare-number", |_| "decimal".into());
    Value::Object(document)
}

fn named<'s, 'n>(sketch: &mut Sketch<'s, 'n>, most: u8, mut make: impl FnMut(&mut Sketch<'s, 'n>) -> Value) -> Value {
    let all: Map<String, Value> =
        sketch.several(most, |sketch| (sketch.word().to_owned(), make(sketch))).into_iter().collect();
    Value::Object(all)
}
