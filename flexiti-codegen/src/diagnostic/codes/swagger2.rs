//! Swagger 2.0.

crate::diagnostic::code::declare! {
    BODY_AND_FORM = "body-and-form", Warning, "an operation has a body and form parameters" {
        explanation: "Swagger 2.0 allows a body parameter or form parameters. The form parameters are left out.",
        example: "parameters:\n  - { in: body, name: pet, schema: {} }\n  - { in: formData, name: file, type: file }",
        remedy: "keep one of the two",
    }
    COLLECTION_FORMAT = "collection-format", Warning, "a collection format has no form in OpenAPI 3.0" {
        explanation: "The items of an array parameter are written one after the other with commas (`csv`), spaces (`ssv`), bars (`pipes`) or as several parameters (`multi`). Tabs (`tsv`) and unknown words are read as `csv`.",
        example: "collectionFormat: tsv",
        remedy: "ask the vendor which form the API really takes, and correct it with an overlay",
    }
    SEVERAL_BODIES = "several-bodies", Warning, "an operation has several body parameters" {
        explanation: "A request has one body. The first body parameter counts.",
        example: "parameters:\n  - { in: body, name: a, schema: {} }\n  - { in: body, name: b, schema: {} }",
        remedy: "join them to one schema",
    }
}
