//! Documents of OpenAPI 3.0 with as many operations as one likes, so that growth can be measured.
//!
//! They are made like those that vendors publish: resources with six operations each, parameters with limits, bodies and
//! answers that are shared or described in place, enums, `allOf`, unions with a discriminator, refusals, pages, and prose
//! about all of it. An operation comes to some four kilobytes, its share of the schemas included. What is made depends on
//! the number alone, and each resource speaks of itself, its neighbour and what all share: nothing in it grows faster than
//! the document.
//!
//! What does not live here: anything that is odd on purpose. That is for cases and for the fuzzer.

mod operations;
mod schemas;
mod shared;
mod words;

use serde_json::{Map, Value, json};

use words::Resource;

/// How many operations a resource has.
const EACH: usize = operations::COUNT;

/// A document with so many operations, as JSON without blanks.
///
/// The resource that the last operation belongs to has all of its schemas, used or not.
pub fn document(operations: usize) -> String {
    let mut paths = Map::new();
    let mut schemas = shared::schemas();
    let mut tags = Vec::new();
    for index in 0..operations.div_ceil(EACH) {
        let resource = Resource::numbered(index);
        if resource.is_first_of_tag() {
            tags.push(json!({ "name": resource.tag(), "description": resource.prose("Everything about", 1) }));
        }
        schemas.append(&mut schemas::of(&resource));
        operations::add(&resource, EACH.min(operations - index * EACH), &mut paths);
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "Synthetic", "version": "1.0.0", "description": "An API that nobody serves." },
        "servers": [{ "url": "https://api.synthetic.example/v1" }],
        "security": [{ "token": [] }],
        "tags": tags,
        "paths": Value::Object(paths),
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "parameters": shared::parameters(),
            "responses": shared::responses(),
            "schemas": Value::Object(schemas),
        },
    });
    document.to_string()
}
