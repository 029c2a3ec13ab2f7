//! Reading text.

crate::diagnostic::code::declare! {
    UNREADABLE_FILE = "unreadable-file", Error, "a file cannot be read" {
        explanation: "The operating system does not hand out the file: it is not there, it is a folder, or its permissions say no.",
        example: "",
        remedy: "check the path; it is relative to the current folder, or to the document that refers to it",
    }
    NOT_UTF_8 = "not-utf-8", Error, "a file is not UTF-8" {
        explanation: "JSON (RFC 8259) and YAML documents are exchanged as UTF-8. Other encodings are not guessed.",
        example: "",
        remedy: "save the file as UTF-8",
    }
    EMPTY_FILE = "empty-file", Error, "a file holds no value" {
        explanation: "The file is empty or holds nothing but comments.",
        example: "# nothing but a comment",
        remedy: "check that the right file was given",
    }
    WEB_PAGE = "web-page", Error, "the text is a web page" {
        explanation: "The text begins like HTML or XML. A page for a browser was saved in place of the document: the viewer of a repository, a page that asks to sign in, or an error of a server.",
        example: "<!DOCTYPE html>",
        remedy: "save the document itself: the raw file behind the page, fetched by somebody who is signed in",
    }
    SYNTAX_ERROR = "syntax-error", Error, "the text is neither JSON nor YAML" {
        explanation: "The text cannot be read at the place that is shown. Often the mistake stands a little before it: a bracket that is not closed, a line that is not indented like its neighbours, a tab.",
        example: "paths:\n  /pets: [get",
        remedy: "correct the text at the mark or shortly before it",
    }
    JSON_READ_AS_YAML = "json-read-as-yaml", Warning, "the text looks like JSON but is YAML" {
        explanation: "The text begins like JSON, breaks JSON's rules (a comma after the last member, a comment, a name without quotation marks) and is valid YAML. It is read as YAML.",
        example: "{ \"openapi\": \"3.0.3\", }",
        remedy: "correct the JSON at the mark, or name the file .yaml",
    }
    SEVERAL_DOCUMENTS = "several-documents", Error, "a file holds several YAML documents" {
        explanation: "A line `---` begins another YAML document in the same file. Which of them is meant is not guessed.",
        example: "openapi: 3.0.3\n---\nopenapi: 3.0.3",
        remedy: "keep one document per file",
    }
    DUPLICATE_KEY = "duplicate-key", Warning, "a member stands twice in one object" {
        explanation: "JSON and YAML leave open what two members of the same name mean. The last one counts here, as it does in most readers; the earlier one is ignored.",
        example: "info:\n  title: One\n  title: Two",
        remedy: "keep one of the two",
    }
    ALIAS_CYCLE = "alias-cycle", Error, "a YAML alias repeats the node that it stands in" {
        explanation: "An alias (`*name`) inside the node with its anchor (`&name`) would be an endless document.",
        example: "info: &info\n  again: *info",
        remedy: "refer to recursive schemas with `$ref`",
    }
    ALIAS_EXPANSION = "alias-expansion", Error, "YAML aliases repeat too much" {
        explanation: "Aliases that repeat aliases let a short text stand for a huge document. Reading stops when more values are repeated than any real document does.",
        example: "",
        remedy: "use `$ref` and components in place of YAML aliases",
    }
    TOO_LARGE = "too-large", Error, "a file is too large" {
        explanation: "The file has more bytes than the limit of reading allows.",
        example: "",
        remedy: "check that the right file was given, or split the document",
    }
    TOO_DEEP = "too-deep", Error, "arrays and objects are nested too deeply" {
        explanation: "Real documents nest some thirty levels. A deeper one is refused, so that no step of the generator runs out of stack.",
        example: "",
        remedy: "move inner schemas to `components` and refer to them",
    }
    TOO_MANY_NODES = "too-many-nodes", Error, "a file holds too many values" {
        explanation: "The file has more values than the limit of reading allows.",
        example: "",
        remedy: "split the document",
    }
}
