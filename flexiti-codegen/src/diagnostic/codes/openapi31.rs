//! OpenAPI 3.1 and later.

crate::diagnostic::code::declare! {
    NEWER_THAN_3_1 = "newer-than-3-1", Warning, "the document is newer than OpenAPI 3.1" {
        explanation: "The document is read as if it were OpenAPI 3.1. What is new in its version is ignored.",
        example: "openapi: 3.2.0",
        remedy: "compare the generated operations with the document where it uses what is new",
    }
    KEYWORD_OF_3_1 = "keyword-of-3-1", Warning, "a keyword of OpenAPI 3.1 stands in an earlier document" {
        explanation: "The document says that it is older than OpenAPI 3.1 and uses a keyword, or a form of one, that came with 3.1. It is read as 3.1 means it.",
        example: "openapi: 3.0.3\ncomponents:\n  schemas:\n    Name: { type: [string, 'null'] }",
        remedy: "write `nullable: true`, `enum` of one value or a limit with a flag, or raise the document's version",
    }
    WEBHOOKS_LEFT_OUT = "webhooks-left-out", Note, "webhooks are left out" {
        explanation: "Webhooks describe requests that the API sends to its client; a client crate does not receive requests.",
        example: "webhooks:\n  newPet: { post: {} }",
        remedy: "nothing is to be done",
    }
    SCHEMA_KEYWORD_IGNORED = "schema-keyword-ignored", Note, "a JSON Schema keyword has no effect" {
        explanation: "The keyword restricts values in a way that no Rust type expresses (`if`, `not`, `contains`, several `patternProperties`, ...). Values that break it are not noticed before they are sent.",
        example: "if: { required: [a] }\nthen: { required: [b] }",
        remedy: "nothing is to be done",
    }
}
