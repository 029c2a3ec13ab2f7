//! The operations of one resource: list, create, read, change, delete, and one that moves it.

use serde_json::{Map, Value, json};

use super::words::Resource;

/// How many there are.
pub(super) const COUNT: usize = 6;

/// Describes one operation of a resource.
type Operation = fn(&Resource) -> Value;

/// The paths with the first so many operations.
pub(super) fn of(resource: &Resource, count: usize) -> Map<String, Value> {
    let mut paths = Map::new();
    let all = format!("/{}", resource.segment());
    let (one, moved) = (format!("{all}/{{id}}"), format!("{all}/{{id}}/move"));
    let operations: [(&str, &str, Operation); COUNT] = [
        (&all, "get", list),
        (&all, "post", create),
        (&one, "get", read),
        (&one, "patch", change),
        (&one, "delete", delete),
        (&moved, "post", relocate),
    ];
    for (path, method, operation) in operations.into_iter().take(count) {
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation(resource);
    }
    paths
}

fn list(resource: &Resource) -> Value {
    let parameters = json!([
        { "$ref": "#/components/parameters/limit" },
        { "$ref": "#/components/parameters/cursor" },
        {
            "name": "status", "in": "query", "description": resource.prose("Only those with this state of", 1),
            "schema": { "$ref": resource.reference("Status") },
        },
        { "name": "sort", "in": "query", "schema": { "type": "string", "enum": ["created_at", "updated_at", "name"] } },
        {
            "name": "label", "in": "query", "description": resource.prose("Only those with all of these words about", 1),
            "explode": true, "schema": { "type": "array", "items": { "type": "string", "maxLength": 40 } },
        },
        { "name": "created_after", "in": "query", "schema": { "type": "string", "format": "date-time" } },
    ]);
    operation(resource, "list", parameters, None, ("200", "A page.", Some(resource.reference("Page"))))
}

fn create(resource: &Resource) -> Value {
    let key = json!({
        "name": "Idempotency-Key", "in": "header", "required": true,
        "schema": { "type": "string", "minLength": 16, "maxLength": 64 },
    });
    let body = json!({ "$ref": resource.reference("Base") });
    let answer = ("201", "It has been made.", Some(resource.reference("")));
    operation(resource, "create", json!([key]), Some(body), answer)
}

fn read(resource: &Resource) -> Value {
    let word = json!({ "type": "string", "enum": ["lines", "statistics", "latest_event"] });
    let expand = json!({
        "name": "expand", "in": "query", "description": resource.prose("What is told beside", 1),
        "schema": { "type": "array", "items": word },
    });
    let answer = ("200", "What was asked for.", Some(resource.reference("")));
    operation(resource, "get", json!([id(resource), expand]), None, answer)
}

/// Its body is described in place.
fn change(resource: &Resource) -> Value {
    let body = json!({
        "type": "object",
        "properties": {
            "name": {
                "type": "string", "minLength": 1, "maxLength": 120, "description": resource.prose("Another name of", 1),
            },
            "status": { "$ref": resource.reference("Status") },
            "total": { "type": "number", "minimum": 0, "maximum": 99_999_999.99 },
            "labels": { "type": "array", "items": { "type": "string", "maxLength": 40 } },
            "address": { "$ref": "#/components/schemas/Address" },
            "notify": {
                "type": "object",
                "required": ["channel"],
                "properties": {
                    "channel": { "type": "string", "enum": ["email", "sms", "none"] },
                    "text": {
                        "type": "string", "maxLength": 300,
                        "description": resource.prose("What is told to readers of", 1),
                    },
                },
            },
        },
    });
    let answer = ("200", "As it is now.", Some(resource.reference("")));
    operation(resource, "update", json!([id(resource)]), Some(body), answer)
}

fn delete(resource: &Resource) -> Value {
    operation(resource, "delete", json!([id(resource)]), None, ("204", "It is gone.", None))
}

fn relocate(resource: &Resource) -> Value {
    let body = json!({
        "type": "object",
        "required": ["destination"],
        "properties": {
            "destination": { "$ref": "#/components/schemas/Address" },
            "on": {
                "type": "string", "format": "date",
                "description": resource.prose("From when on this is the place of", 1),
            },
            "cost": { "$ref": "#/components/schemas/Money" },
        },
    });
    let answer = ("200", "What has happened.", Some(resource.reference("Event")));
    operation(resource, "move", json!([id(resource)]), Some(body), answer)
}

fn id(resource: &Resource) -> Value {
    let description = resource.prose("Which one is meant, by the id of", 0);
    let schema = json!({ "type": "string", "format": "uuid" });
    json!({ "name": "id", "in": "path", "required": true, "description": description, "schema": schema })
}

/// What all operations have, with what makes this one.
fn operation(
    resource: &Resource,
    verb: &str,
    mut parameters: Value,
    body: Option<Value>,
    (status, says, answer): (&str, &str, Option<String>),
) -> Value {
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.push(json!({ "$ref": "#/components/parameters/request_id" }));
    }
    let mut responses = json!({
        "401": { "$ref": "#/components/responses/Unauthorized" },
        "404": { "$ref": "#/components/responses/NotFound" },
        "422": { "$ref": "#/components/responses/Invalid" },
        "429": { "$ref": "#/components/responses/TooMany" },
    });
    responses[status] = json!({ "description": says });
    if let Some(schema) = answer {
        responses[status]["content"] = json!({ "application/json": { "schema": { "$ref": schema } } });
    }
    let mut operation = json!({
        "operationId": format!("{verb}_{}", resource.snake()),
        "tags": [resource.tag()],
        "summary": format!("{verb}: {}", resource.plain()),
        "description": resource.prose(&format!("To {verb}"), 4),
        "parameters": parameters,
        "responses": responses,
    });
    if let Some(schema) = body {
        operation["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    operation
}
