//! Members of records: whether they are there, must be there, and in which direction they travel.

super::rule::declare! {
    Schema;
    NEW_OPTIONAL = "new-optional-request-property", WHOLE, "field-added", Add {
        request: Info Grows "one more setter",
        response: Info Grows "one more field",
        says: "`{name}` may be sent now",
        why: "Requests without it stay right.",
        remedy: "nothing needs to be done",
    }
    NEW_REQUIRED = "new-required-request-property", WHOLE, "field-added", Add {
        request: Error Breaks "one more argument",
        response: Info Grows "one more field",
        says: "`{name}` must be sent now",
        why: "Requests of old clients do not have it and are refused.",
        remedy: "give a value wherever the request is made",
    }
    NEW_REQUIRED_WITH_DEFAULT = "new-required-request-property-with-default", WHOLE, "field-added", Add {
        request: Error Breaks "one more argument",
        response: Info Grows "one more field",
        says: "`{name}` must be sent now; the document has a default for it",
        why: "Whether a service fills in the default of what is required is not certain.",
        remedy: "give a value wherever the request is made",
    }
    REQUEST_REMOVED = "request-property-removed", WHOLE, "field-removed", Remove {
        request: Warn Breaks "the setter or argument is gone",
        response: Info Breaks "the field is gone",
        says: "`{name}` is no longer sent",
        why: "The service may ignore or refuse what it no longer documents.",
        remedy: "remove the value where the request is made",
    }
    RESPONSE_OPTIONAL_ADDED = "response-optional-property-added", WHOLE, "field-added", Add {
        request: Info Grows "one more field",
        response: Info Grows "one more field",
        says: "`{name}` may come now",
        why: "Readers ignore members that they do not know.",
        remedy: "nothing needs to be done",
    }
    RESPONSE_REQUIRED_ADDED = "response-required-property-added", WHOLE, "field-added", Add {
        request: Info Grows "one more field",
        response: Info Grows "one more field",
        says: "`{name}` always comes now",
        why: "Readers ignore members that they do not know.",
        remedy: "nothing needs to be done",
    }
    RESPONSE_FIRST_REQUIRED_ADDED = "response-required-property-added", WHOLE, "field-added", Add {
        request: Info Breaks "one more field; the record has no default value any more",
        response: Info Breaks "one more field; the record has no default value any more",
        says: "`{name}` always comes now",
        why: "Readers ignore members that they do not know.",
        remedy: "make records for tests with `new`, or read them",
    }
    RESPONSE_OPTIONAL_REMOVED = "response-optional-property-removed", WHOLE, "field-removed", Remove {
        request: Warn Breaks "the field is gone",
        response: Warn Breaks "the field is gone",
        says: "`{name}` no longer comes",
        why: "Clients that used the value find it absent.",
        remedy: "do without the value",
    }
    RESPONSE_REQUIRED_REMOVED = "response-required-property-removed", WHOLE, "field-removed", Remove {
        request: Error Breaks "the field is gone",
        response: Error Breaks "the field is gone",
        says: "`{name}`, which always came, no longer comes",
        why: "Clients rely on what always comes.",
        remedy: "do without the value",
    }
    REQUEST_OPTIONAL_RENAMED = "request-property-renamed", WHOLE, "field-renamed", Change {
        request: Warn Breaks "the setter has another name",
        response: Warn Breaks "the setter has another name",
        says: "`{before}` is called `{after}` now",
        why: "The service may ignore or refuse the old name; what it says is no longer heard.",
        remedy: "send the value under its new name",
    }
    REQUEST_REQUIRED_RENAMED = "required-request-property-renamed", WHOLE, "field-renamed", Change {
        request: Error Breaks "the argument has another name",
        response: Error Breaks "the argument has another name",
        says: "`{before}`, which must be sent, is called `{after}` now",
        why: "Requests of old clients have the old name and are refused.",
        remedy: "send the value under its new name",
    }
    RESPONSE_OPTIONAL_RENAMED = "response-optional-property-renamed", WHOLE, "field-renamed", Change {
        request: Warn Breaks "the field has another name",
        response: Warn Breaks "the field has another name",
        says: "`{before}` is called `{after}` now",
        why: "Clients that used the value find it absent.",
        remedy: "read the value under its new name",
    }
    RESPONSE_REQUIRED_RENAMED = "response-required-property-renamed", WHOLE, "field-renamed", Change {
        request: Error Breaks "the field has another name",
        response: Error Breaks "the field has another name",
        says: "`{before}`, which always came, is called `{after}` now",
        why: "Clients rely on what always comes.",
        remedy: "read the value under its new name",
    }
    RESPONSE_REQUIRED_WRITE_ONLY_ADDED = "response-required-write-only-property-added", WHOLE, "field-added", Add {
        request: Info Nothing "the member does not travel in this direction",
        response: Info Nothing "the member does not travel in this direction",
        says: "`{name}`, which only requests have, stands in the answer's schema now",
        why: "It does not come.",
        remedy: "nothing needs to be done",
    }
    RESPONSE_REQUIRED_WRITE_ONLY_REMOVED = "response-required-write-only-property-removed", WHOLE, "field-removed", Remove {
        request: Info Nothing "the member does not travel in this direction",
        response: Info Nothing "the member does not travel in this direction",
        says: "`{name}`, which only requests have, no longer stands in the answer's schema",
        why: "It never came.",
        remedy: "nothing needs to be done",
    }
    RESPONSE_WRITE_ONLY_ADDED = "response-optional-write-only-property-added", WHOLE, "field-added", Add {
        request: Info Nothing "the member does not travel in this direction",
        response: Info Nothing "the member does not travel in this direction",
        says: "`{name}`, which only requests have, stands in the answer's schema now",
        why: "It does not come.",
        remedy: "nothing needs to be done",
    }
    RESPONSE_WRITE_ONLY_REMOVED = "response-optional-write-only-property-removed", WHOLE, "field-removed", Remove {
        request: Info Nothing "the member does not travel in this direction",
        response: Info Nothing "the member does not travel in this direction",
        says: "`{name}`, which only requests have, no longer stands in the answer's schema",
        why: "It never came.",
        remedy: "nothing needs to be done",
    }
    BECAME_REQUIRED = "became-required", PLACED, "required-changed", Change {
        request: Error Breaks "the setter becomes an argument",
        response: Info Breaks "the field is always there",
        says: "`{name}` is required now",
        why: "Requests without it are refused.",
        remedy: "give a value wherever the request is made",
    }
    BECAME_REQUIRED_WITH_DEFAULT = "became-required-with-default", PLACED, "required-changed", Change {
        request: Error Breaks "the setter becomes an argument",
        response: Info Breaks "the field is always there",
        says: "`{name}` is required now; the document has a default for it",
        why: "Whether a service fills in the default of what is required is not certain.",
        remedy: "give a value wherever the request is made",
    }
    BECAME_OPTIONAL = "became-optional", PLACED, "required-changed", Change {
        request: Info Breaks "the argument becomes a setter",
        response: Error Breaks "the field may be absent",
        says: "`{name}` is optional now",
        why: "Old clients rely on what always came.",
        remedy: "handle that the value is absent",
    }
    REQUIREDNESS_REWORDED = "required-condition-changed", PLACED, "required-changed", Change {
        request: Warn Behaves "when the value must be given is another",
        response: Info Nothing "when the value comes is another",
        says: "`{name}` is required under another condition: {after}, it was {before}",
        why: "The condition is prose: no tool can tell what it takes.",
        remedy: "compare the conditions by hand",
    }
    DEPRECATED = "deprecated", PLACED, "deprecated", Change {
        request: Info Behaves "its use is a warning of the compiler",
        response: Info Behaves "its use is a warning of the compiler",
        says: "`{name}` is deprecated",
        why: "The vendor advises against further use.",
        remedy: "plan to do without it",
    }
    REACTIVATED = "reactivated", PLACED, "deprecated", Change {
        request: Info Nothing "its use is no longer a warning",
        response: Info Nothing "its use is no longer a warning",
        says: "`{name}` is no longer deprecated",
        why: "The vendor keeps it.",
        remedy: "nothing needs to be done",
    }
}
