//! The API as a whole: its version's number against what changed, its components.

super::rule::declare! {
    Info;
    VERSION_NOT_BUMPED = "api-version-not-bumped", WHOLE, "api-version-unfit", Change {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "something breaks, and the document's version is {after} as before",
        why: "A semantic version tells clients what breaks them by its first number.",
        remedy: "ask the vendor whether the change is meant",
    }
    VERSION_DECREASED = "api-version-decreased", WHOLE, "api-version-unfit", Decrease {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "something breaks, and the document's version went back from {before} to {after}",
        why: "A semantic version tells clients what breaks them by its first number.",
        remedy: "check that the documents are given in the right order",
    }
    MAJOR_VERSION_NOT_BUMPED = "api-major-version-not-bumped", WHOLE, "api-version-unfit", Increase {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "something breaks, and the document's version went from {before} to {after} only",
        why: "A semantic version tells clients what breaks them by its first number.",
        remedy: "ask the vendor whether the change is meant",
    }
    SCHEMA_REMOVED = "api-schema-removed", WHOLE, "schema-removed", Remove {
        request: Info Breaks "the type is gone",
        response: Info Nothing "",
        says: "the schema `{name}`, which no operation used, is gone",
        why: "Nothing on the wire was of it.",
        remedy: "do without the type",
    }
}
