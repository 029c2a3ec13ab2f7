//! Documents as a whole.

crate::diagnostic::code::declare! {
    NOT_OPENAPI = "not-openapi", Error, "the document is not an OpenAPI document" {
        explanation: "The document has neither `swagger: \"2.0\"` nor `openapi: 3.x.y`, or a part of it does not have the shape that OpenAPI gives it.",
        example: "title: Pets\npaths: {}",
        remedy: "check that the right file was given",
    }
    UNSUPPORTED_VERSION = "unsupported-version", Error, "this version of OpenAPI is not supported" {
        explanation: "Swagger 2.0 and OpenAPI 3.0, 3.1 and (as far as it is like 3.1) 3.2 are read.",
        example: "swagger: \"1.2\"",
        remedy: "convert the document to OpenAPI 3",
    }
    DUPLICATE_OPERATION_ID = "duplicate-operation-id", Warning, "two operations have the same operationId" {
        explanation: "An operationId names one operation of the document, and the method of the client that calls it. Of several operations of one name the first by path and method keeps it; the others are named after their own method and path, as if they had no id. A document that is pinned may not have it: there it is an error.",
        example: "paths:\n  /a: { get: { operationId: list } }\n  /b: { get: { operationId: list } }",
        remedy: "rename one of them, with an overlay if the document is not yours",
    }
    LEFT_OUT = "left-out", Warning, "a part of the document is left out" {
        explanation: "The part breaks the specification in a way that cannot be repaired without guessing. It is left out together with the smallest operation or schema around it; the rest of the document is generated.",
        example: "parameters:\n  - in: query   # a parameter without a name",
        remedy: "correct the document, or correct it with an overlay",
    }
    CALLBACKS_LEFT_OUT = "callbacks-left-out", Note, "callbacks are left out" {
        explanation: "Callbacks describe requests that the API sends to its client; a client crate does not receive requests.",
        example: "callbacks:\n  onEvent: {}",
        remedy: "nothing is to be done",
    }
    LINKS_LEFT_OUT = "links-left-out", Note, "links are left out" {
        explanation: "Links describe how a response leads to another operation; no code is generated for them.",
        example: "links:\n  next: { operationId: list }",
        remedy: "nothing is to be done",
    }
}
