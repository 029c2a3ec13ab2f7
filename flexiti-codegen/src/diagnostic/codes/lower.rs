//! From the document to the model.

crate::diagnostic::code::declare! {
    MIXED_ENUM = "mixed-enum", Warning, "the values of an enum are of several types" {
        explanation: "An `enum` that lists texts beside numbers or objects has no one type. The member becomes free-form JSON, so that no value is read wrongly.",
        example: "enum: [one, 2, { three: 3 }]",
        remedy: "state `type` and list values of that type only",
    }
    ALL_OF_NOT_JOINED = "all-of-not-joined", Warning, "the parts of an allOf cannot be joined" {
        explanation: "`allOf` is flattened into one record, or stands for its only part that has a shape. Parts that are objects beside parts that are not, or several that are not, have no common type. The schema becomes free-form JSON.",
        example: "allOf:\n  - type: string\n  - type: object\n    properties: { name: { type: string } }",
        remedy: "describe the value by one schema, or by `oneOf` where it may be either",
    }
    EXPANDS_TOO_FAR = "expands-too-far", Warning, "the document stands for much more than it says" {
        explanation: "Members that come by `allOf` or inheritance are members of every schema that has them, and shared parameters and bodies belong to every operation that names them. A document of a few lines could so become gigabytes of code: after many times as much as the document itself says, a schema that repeats more becomes free-form JSON or stays without its heirs, and an operation is left out.",
        example: "",
        remedy: "refer to what is shared from a member of its own, in place of `allOf`; or split the document",
    }
    ALL_OF_CYCLE = "all-of-cycle", Warning, "a schema is made of itself" {
        explanation: "A schema names itself, directly or through others, among the parts of its `allOf`: no value could ever satisfy a member list without end. The part is ignored.",
        example: "A: { allOf: [{ $ref: '#/components/schemas/A' }] }",
        remedy: "remove the part, or refer to it from a property",
    }
}
