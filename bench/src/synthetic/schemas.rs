//! The schemas of one resource: what it is, what it is made of, what happens to it, and a page of it.

use serde_json::{Map, Value, json};

use super::words::Resource;

/// All of them, by their names.
pub(super) fn of(resource: &Resource) -> Map<String, Value> {
    let mut schemas = Map::new();
    let mut add = |what: &str, schema: Value| _ = schemas.insert(resource.schema(what), schema);
    add("", whole(resource));
    add("Base", base(resource));
    add("Status", status(resource));
    add("Line", line(resource));
    add("Page", page(resource));
    add("Event", event(resource));
    add("Opened", happened(resource, "opened", "reason", json!({ "type": "string", "maxLength": 200 })));
    add("Moved", happened(resource, "moved", "destination", json!({ "$ref": "#/components/schemas/Address" })));
    add("Closed", happened(resource, "closed", "balance", json!({ "$ref": "#/components/schemas/Money" })));
    schemas
}

/// What is read: the base and what the server adds.
fn whole(resource: &Resource) -> Value {
    let neighbour = resource.neighbour();
    json!({
        "title": resource.plain(),
        "description": resource.prose("All that is known of", 2),
        "allOf": [{ "$ref": resource.reference("Base") }, {
            "type": "object",
            "required": ["id", "created_at", "status"],
            "properties": {
                "id": {
                    "type": "string", "format": "uuid", "readOnly": true,
                    "description": resource.prose("Identifies", 0),
                },
                "created_at": { "type": "string", "format": "date-time", "readOnly": true },
                "updated_at": {
                    "type": "string", "format": "date-time", "nullable": true,
                    "description": resource.prose("The last change of", 1),
                },
                "status": { "$ref": resource.reference("Status") },
                "previous": { "$ref": resource.reference("Base") },
                "related_status": { "$ref": neighbour.reference("Status") },
                "latest_event": { "$ref": resource.reference("Event") },
                "statistics": {
                    "type": "object",
                    "description": resource.prose("Counted once an hour, about", 1),
                    "properties": {
                        "views": { "type": "integer", "format": "int64", "minimum": 0 },
                        "downloads": { "type": "integer", "format": "int32", "minimum": 0, "maximum": 1_000_000 },
                        "ratio": { "type": "number", "format": "double" },
                        "by_country": { "type": "object", "additionalProperties": { "type": "integer" } },
                    },
                },
            },
        }],
    })
}

/// What callers give.
fn base(resource: &Resource) -> Value {
    json!({
        "type": "object",
        "description": resource.prose("What callers say about", 1),
        "required": ["name", "currency", "total"],
        "properties": {
            "name": {
                "type": "string", "minLength": 1, "maxLength": 120, "description": resource.prose("How people call", 1),
                "example": resource.plain(),
            },
            "reference": {
                "type": "string", "pattern": "^[A-Z]{2}-[0-9]{4,10}$", "nullable": true, "example": "AB-12345",
            },
            "currency": {
                "type": "string", "enum": ["CAD", "CHF", "EUR", "USD"],
                "description": resource.prose("In which one pays for", 0),
            },
            "total": {
                "type": "number", "minimum": 0, "maximum": 99_999_999.99, "multipleOf": 0.01,
                "description": resource.prose("What is asked for", 1),
            },
            "due_on": { "type": "string", "format": "date" },
            "homepage": { "type": "string", "format": "uri", "maxLength": 2000 },
            "contact": {
                "type": "string", "format": "email", "description": resource.prose("Who answers questions about", 0),
            },
            "is_default": { "type": "boolean", "default": false },
            "labels": {
                "type": "array", "maxItems": 50, "items": { "type": "string", "maxLength": 40 },
                "description": resource.prose("Words to find by", 1),
            },
            "address": { "$ref": "#/components/schemas/Address" },
            "lines": { "type": "array", "items": { "$ref": resource.reference("Line") } },
            "metadata": {
                "type": "object", "additionalProperties": { "type": "string" },
                "description": resource.prose("Anything that callers keep with", 1),
            },
        },
    })
}

fn status(resource: &Resource) -> Value {
    let values = ["draft", "open", "in_progress", "on_hold", "closed", "cancelled"];
    json!({ "type": "string", "description": resource.prose("Where one is with", 1), "enum": values })
}

/// A part of it, with parts described in place.
fn line(resource: &Resource) -> Value {
    json!({
        "type": "object",
        "required": ["quantity", "price"],
        "properties": {
            "quantity": { "type": "integer", "minimum": 1, "maximum": 9999 },
            "price": { "$ref": "#/components/schemas/Money" },
            "note": {
                "type": "string", "maxLength": 500, "nullable": true,
                "description": resource.prose("A word about this part of", 1),
            },
            "tax": {
                "type": "object",
                "properties": {
                    "rate": { "type": "number", "minimum": 0, "maximum": 100 },
                    "kind": { "type": "string", "enum": ["none", "reduced", "full"] },
                },
            },
        },
    })
}

fn page(resource: &Resource) -> Value {
    json!({
        "type": "object",
        "required": ["data", "has_more"],
        "properties": {
            "data": { "type": "array", "items": { "$ref": resource.reference("") } },
            "has_more": { "type": "boolean", "description": "Whether there is another page." },
            "next_cursor": { "type": "string", "nullable": true, "description": "What the next page is asked for by." },
        },
    })
}

/// One of three, told apart by a member.
fn event(resource: &Resource) -> Value {
    let variants = ["Opened", "Moved", "Closed"].map(|what| resource.reference(what));
    let mapping: Map<String, Value> =
        ["opened", "moved", "closed"].iter().zip(&variants).map(|(word, to)| ((*word).to_owned(), json!(to))).collect();
    json!({
        "description": resource.prose("Something that happened to", 1),
        "oneOf": variants.map(|to| json!({ "$ref": to })),
        "discriminator": { "propertyName": "kind", "mapping": mapping },
    })
}

fn happened(resource: &Resource, kind: &str, member: &str, schema: Value) -> Value {
    json!({
        "type": "object",
        "description": resource.prose(&format!("Somebody {kind}"), 0),
        "required": ["kind", "at"],
        "properties": {
            "kind": { "type": "string", "enum": [kind] },
            "at": { "type": "string", "format": "date-time" },
            "actor": { "type": "string", "maxLength": 80 },
            member: schema,
        },
    })
}
