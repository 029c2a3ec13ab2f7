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
    UNKNOWN_TYPE = "unknown-type", Warning, "a type is not one of OpenAPI's" {
        explanation: "OpenAPI knows string, number, integer, boolean, array and object. Common words for them (int, float, date, list, ...) are read as what they mean, others as a schema of any type.",
        example: "type: int",
        remedy: "write the type of OpenAPI, with a `format` if there is one",
    }
    REQUIRED_AT_PROPERTY = "required-at-property", Warning, "`required` stands at a property" {
        explanation: "An object lists the names of its required members; a flag at the member has no meaning in OpenAPI 3. It is read as if the name were in the list.",
        example: "properties:\n  name: { type: string, required: true }",
        remedy: "write `required: [name]` at the object",
    }
    ITEMS_MISSING = "items-missing", Warning, "an array does not say what it holds" {
        explanation: "A schema of type array has `items`. Without it the items can be anything.",
        example: "type: array",
        remedy: "describe the items",
    }
    ENUM_VALUE = "enum-value", Warning, "an enum has a value that does not belong there" {
        explanation: "The values of an enum are different from each other, there is at least one, and null is among them only if the schema is nullable.",
        example: "enum: [a, b, a]",
        remedy: "correct the list of values",
    }
    DEFAULT_MISMATCH = "default-mismatch", Warning, "a default is not a value of its schema" {
        explanation: "The default has another type than its schema, or is not one of the values of its enum. It is converted if it is clear what was meant, and ignored otherwise.",
        example: "type: integer\ndefault: none",
        remedy: "correct the default",
    }
    FORM_OF_2_0 = "form-of-2-0", Warning, "a part is described as in Swagger 2.0" {
        explanation: "The document says that it is OpenAPI 3, but a part of it (a parameter in the body, a parameter without `schema`, a response with a `schema` of its own) is written as in Swagger 2.0. It is read as that.",
        example: "openapi: 3.0.3\nparameters:\n  - { name: id, in: query, type: string }",
        remedy: "move the type into a `schema`, the body into a `requestBody`",
    }
    PATH_PARAMETER_OPTIONAL = "path-parameter-optional", Warning, "a parameter in the path is not required" {
        explanation: "A path cannot be written without its parameters, so they are always required, and OpenAPI wants that to be said.",
        example: "{ name: id, in: path, schema: { type: string } }",
        remedy: "add `required: true`",
    }
    STYLE_MISMATCH = "style-mismatch", Warning, "a parameter's style does not fit its place" {
        explanation: "Each place has its styles: query form, spaceDelimited, pipeDelimited and deepObject; path simple, label and matrix; header simple; cookie form. Another one is ignored.",
        example: "{ name: id, in: path, style: form }",
        remedy: "correct the style, or leave it out",
    }
    PARAMETER_SCHEMA = "parameter-schema", Warning, "a parameter has no schema, or two" {
        explanation: "A parameter has either a `schema` or a `content` of one media type. One without either is read as a string; of both the schema counts.",
        example: "{ name: id, in: query }",
        remedy: "describe the parameter by a `schema`",
    }
    RESPONSE_KEY = "response-key", Warning, "a response's key is not a status code" {
        explanation: "Responses are named by a status code (`404`), a range (`4XX`) or `default`. A key that begins with a status is read as that one, another is ignored.",
        example: "responses:\n  200 OK: {}",
        remedy: "write the status code",
    }
    PATH_WITHOUT_SLASH = "path-without-slash", Warning, "a path does not begin with a slash" {
        explanation: "A path is appended to the server's URL and begins with a slash.",
        example: "paths:\n  pets: {}",
        remedy: "write `/pets`",
    }
    UNDECLARED_PATH_PARAMETER = "undeclared-path-parameter", Warning, "a parameter of the path is not declared" {
        explanation: "The template of the path names a parameter that neither the operation nor its path item declares. It is read as a required string.",
        example: "paths:\n  /pets/{id}:\n    get: { responses: {} }",
        remedy: "declare the parameter",
    }
    UNUSED_PATH_PARAMETER = "unused-path-parameter", Warning, "the path does not have a declared parameter" {
        explanation: "A parameter `in: path` is declared that the template of the path does not name. There is no place to write it to, so it is ignored.",
        example: "paths:\n  /pets:\n    get:\n      parameters: [{ name: id, in: path }]",
        remedy: "add it to the path, or remove it",
    }
    DUPLICATE_PARAMETER = "duplicate-parameter", Warning, "a parameter stands twice" {
        explanation: "A parameter is known by its name and its place; a list of parameters has each of them once. The first one counts.",
        example: "parameters:\n  - { name: a, in: query }\n  - { name: a, in: query }",
        remedy: "remove one of them",
    }
}
