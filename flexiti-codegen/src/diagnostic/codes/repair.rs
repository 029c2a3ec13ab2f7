//! Small violations of the specification that are repaired.

crate::diagnostic::code::declare! {
    WRONG_TYPE = "wrong-type", Warning, "a value is not of the type that OpenAPI wants there" {
        explanation: "The value of a member has another JSON type than the specification gives it. A number, string or boolean in another spelling is converted; anything else is ignored.",
        example: "maxLength: \"10\"",
        remedy: "write the value as the specification says",
    }
    MISSING_MEMBER = "missing-member", Warning, "a required member is missing" {
        explanation: "The specification requires the member. An empty one is assumed.",
        example: "responses:\n  '200': {}   # without a description",
        remedy: "add the member",
    }
}
