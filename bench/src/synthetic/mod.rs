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

use std::{
    io::{self, Write},
    ops::Range,
};

use serde_json::{Map, Value, json};

use words::Resource;

/// How many operations a resource has.
const EACH: usize = operations::COUNT;

/// A document with so many operations, as JSON without blanks.
///
/// The resource that the last operation belongs to has all of its schemas, used or not.
pub fn document(operations: usize) -> String {
    let mut text = Vec::new();
    // Memory is always there, and what is written is JSON.
    write(operations, &mut text).map(|()| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default()
}

/// Writes the same document, piece by piece: who measures the memory of others takes little of it.
///
/// # Errors
/// Those of the place that is written to.
pub fn write(operations: usize, to: &mut impl Write) -> io::Result<()> {
    let resources = 0..operations.div_ceil(EACH);
    let info = json!({ "title": "Synthetic", "version": "1.0.0", "description": "An API that nobody serves." });
    let servers = json!([{ "url": "https://api.synthetic.example/v1" }]);
    write!(to, r#"{{"openapi":"3.0.3","info":{info},"servers":{servers},"security":[{{"token":[]}}],"tags":"#)?;
    write!(to, "{}", Value::Array(resources.clone().filter_map(tag).collect()))?;
    write!(to, r#","paths":{{"#)?;
    members(to, resources.clone(), |index| {
        operations::of(&Resource::numbered(index), EACH.min(operations - index * EACH))
    })?;
    let schemes = json!({ "token": { "type": "http", "scheme": "bearer" } });
    let (parameters, responses) = (shared::parameters(), shared::responses());
    write!(to, r#"}},"components":{{"securitySchemes":{schemes},"parameters":{parameters},"responses":{responses},"#)?;
    write!(to, r#""schemas":{{"#)?;
    members(to, 0..1, |_| shared::schemas())?;
    if !resources.is_empty() {
        write!(to, ",")?;
    }
    members(to, resources, |index| schemas::of(&Resource::numbered(index)))?;
    write!(to, "}}}}}}")
}

/// The tag that a resource begins.
fn tag(index: usize) -> Option<Value> {
    let resource = Resource::numbered(index);
    let begins = resource.is_first_of_tag();
    begins.then(|| json!({ "name": resource.tag(), "description": resource.prose("Everything about", 1) }))
}

/// Writes the members that each number stands for, with commas between all of them.
fn members(to: &mut impl Write, numbers: Range<usize>, of: impl Fn(usize) -> Map<String, Value>) -> io::Result<()> {
    let first = numbers.start;
    for number in numbers {
        for (index, (name, value)) in of(number).into_iter().enumerate() {
            let comma = if number == first && index == 0 { "" } else { "," };
            write!(to, "{comma}{}:{value}", Value::String(name))?;
        }
    }
    Ok(())
}
