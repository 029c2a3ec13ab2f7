//! What all resources share: refusals, parameters, and the schemas of money, places and errors.

use serde_json::{Map, Value, json};

/// Schemas, by name.
pub(super) fn schemas() -> Map<String, Value> {
    let mut schemas = Map::new();
    let mut add = |name: &str, schema: Value| _ = schemas.insert(name.to_owned(), schema);
    add(
        "Money",
        json!({
            "type": "object",
            "required": ["amount", "currency"],
            "properties": {
                "amount": { "type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$", "example": "12.50" },
                "currency": { "type": "string", "minLength": 3, "maxLength": 3 },
            },
        }),
    );
    add(
        "Address",
        json!({
            "type": "object",
            "required": ["country"],
            "properties": {
                "street": { "type": "string", "maxLength": 200 },
                "city": { "type": "string", "maxLength": 100 },
                "postal_code": { "type": "string", "maxLength": 16 },
                "country": { "type": "string", "minLength": 2, "maxLength": 2 },
            },
        }),
    );
    add(
        "Problem",
        json!({
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": { "type": "string", "description": "For programs." },
                "message": { "type": "string", "description": "For people." },
                "details": { "type": "array", "items": { "$ref": "#/components/schemas/ProblemDetail" } },
            },
        }),
    );
    add(
        "ProblemDetail",
        json!({
            "type": "object",
            "properties": { "member": { "type": "string" }, "says": { "type": "string" } },
        }),
    );
    schemas
}

/// Parameters of most operations, by name.
pub(super) fn parameters() -> Value {
    json!({
        "limit": {
            "name": "limit", "in": "query", "description": "The most elements of a page.",
            "schema": { "type": "integer", "minimum": 1, "maximum": 100, "default": 20 },
        },
        "cursor": {
            "name": "cursor", "in": "query", "description": "Where the page begins.", "schema": { "type": "string" },
        },
        "request_id": {
            "name": "X-Request-Id", "in": "header", "description": "Found again in the logs.",
            "schema": { "type": "string", "maxLength": 64 },
        },
    })
}

/// Refusals, by name.
pub(super) fn responses() -> Value {
    let refusal = |description: &str| {
        let schema = json!({ "$ref": "#/components/schemas/Problem" });
        json!({ "description": description, "content": { "application/json": { "schema": schema } } })
    };
    json!({
        "Unauthorized": refusal("The token is missing or has expired."),
        "NotFound": refusal("There is no such thing, or it is not for this account."),
        "Invalid": refusal("The request breaks a rule that `details` names."),
        "TooMany": refusal("The account has made too many requests."),
    })
}
