//! References.

crate::diagnostic::code::declare! {
    UNRESOLVED_REFERENCE = "unresolved-reference", Warning, "a reference leads nowhere" {
        explanation: "A `$ref` names a place that the document (or the file that it names) does not have. What can be lost with it is as little as possible: a schema can hold anything, a parameter is left out and listed, a request body is any JSON, an answer is not described. A document that is pinned may not have it: there it is an error.",
        example: "responses:\n  '200': { $ref: '#/components/responses/NoSuchResponse' }",
        remedy: "correct the pointer, or add what it refers to",
    }
    REFERENCE_TO_MISSING_FILE = "reference-to-missing-file", Warning, "a reference leads to a file that is not there" {
        explanation: "A `$ref` names another file that cannot be read. What can be lost with it is as little as possible, as for `unresolved-reference`.",
        example: "$ref: models/pet.yaml",
        remedy: "put the file where the reference expects it, relative to the file of the reference",
    }
    REFERENCE_CYCLE = "reference-cycle", Warning, "references lead in a circle" {
        explanation: "A `$ref` leads to a `$ref` that leads back to it, and nothing is ever described. The reference is replaced by something that allows everything.",
        example: "components:\n  schemas:\n    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }",
        remedy: "describe one of them",
    }
    REFERENCE_TO_URL = "reference-to-url", Warning, "a reference leads to the network" {
        explanation: "Generation reads files and nothing else: what a server answers today is not what it answers tomorrow. What can be lost with the reference is as little as possible, as for `unresolved-reference`.",
        example: "$ref: https://example.com/pets.yaml#/Pet",
        remedy: "save the file beside the document and refer to it there",
    }
    REFERENCE_OUTSIDE = "reference-outside", Warning, "a reference leads out of the document's folder" {
        explanation: "Only files below the folder of the document are read, so that a document from elsewhere cannot read the machine's files. What can be lost with the reference is as little as possible, as for `unresolved-reference`.",
        example: "$ref: ../../etc/passwd",
        remedy: "put the file below the document's folder, or allow the folder that it is in: `--allow-refs DIR`",
    }
    TOO_MANY_FILES = "too-many-files", Warning, "a document refers to too many files" {
        explanation: "The document and the files it refers to are more files than the limit allows. Those beyond it are not read, as if they were not there.",
        example: "",
        remedy: "bundle the document into fewer files",
    }
    COPIED_TOO_OFTEN = "copied-too-often", Warning, "shared parts are copied too often" {
        explanation: "What is said once for many places (a path item that others refer to; in Swagger 2.0 also bodies and lists of media types) is copied to each of them. A document of a few lines could so become gigabytes: after as many values as no real document repeats, the rest is left out.",
        example: "",
        remedy: "describe what is shared as a schema under `components`: a reference to that is never copied",
    }
    REFERENCE_MALFORMED = "reference-malformed", Warning, "a reference is not written as one" {
        explanation: "The text of a `$ref` is a URI reference: a file, a fragment, or both. A bare name is read as the component of that name, if there is one.",
        example: "$ref: Pet",
        remedy: "write `#/components/schemas/Pet`",
    }
}
