//! Bodies of requests, answers, media types, headers.

super::rule::declare! {
    RequestBody;
    BODY_ADDED_OPTIONAL = "request-body-added-optional", WHOLE, "body-added", Add {
        request: Info Grows "a body may be given",
        response: Info Nothing "",
        says: "a body may be sent now",
        why: "Requests without it stay right.",
        remedy: "nothing needs to be done",
    }
    BODY_ADDED_REQUIRED = "request-body-added-required", WHOLE, "body-added", Add {
        request: Error Breaks "a body must be given",
        response: Info Nothing "",
        says: "a body must be sent now",
        why: "Requests of old clients have none and are refused.",
        remedy: "give a body wherever the operation is called",
    }
    BODY_REMOVED = "request-body-removed", WHOLE, "body-removed", Remove {
        request: Error Breaks "no body can be given",
        response: Info Nothing "",
        says: "no body is sent any more",
        why: "What the body said is no longer heard.",
        remedy: "remove the body where the operation is called",
    }
    BODY_BECAME_REQUIRED = "request-body-became-required", WHOLE, "required-changed", Change {
        request: Error Breaks "a body must be given",
        response: Info Nothing "",
        says: "the body is required now",
        why: "Requests without it are refused.",
        remedy: "give a body wherever the operation is called",
    }
    BODY_BECAME_OPTIONAL = "request-body-became-optional", WHOLE, "required-changed", Change {
        request: Info Breaks "the body may be left out",
        response: Info Nothing "",
        says: "the body is optional now",
        why: "Requests with a body stay right.",
        remedy: "nothing needs to be done",
    }
    REQUEST_MEDIA_ADDED = "request-body-media-type-added", WHOLE, "media-type-added", Add {
        request: Info Behaves "the body may travel in one more form",
        response: Info Nothing "",
        says: "the body may be sent as {after} too",
        why: "Requests in the old forms stay right.",
        remedy: "nothing needs to be done",
    }
    REQUEST_MEDIA_REMOVED = "request-body-media-type-removed", WHOLE, "media-type-removed", Remove {
        request: Error Behaves "the body travels in another form",
        response: Info Nothing "",
        says: "the body may no longer be sent as {before}",
        why: "Requests in that form are refused.",
        remedy: "use the new crate: the generated code sends a form that is left",
    }
    RESPONSE_MEDIA_ADDED = "response-media-type-added", WHOLE, "media-type-added", Add {
        request: Info Nothing "",
        response: Info Behaves "the answer may come in one more form",
        says: "the answer may come as {after} too",
        why: "A client asks for the forms that it reads.",
        remedy: "nothing needs to be done",
    }
    RESPONSE_MEDIA_REMOVED = "response-media-type-removed", WHOLE, "media-type-removed", Remove {
        request: Info Nothing "",
        response: Error Behaves "the answer comes in another form",
        says: "the answer no longer comes as {before}",
        why: "Clients that read that form only read nothing.",
        remedy: "use the new crate: the generated code reads a form that is left",
    }
    RESPONSE_MEDIA_CHANGED = "response-media-type-name-changed", WHOLE, "media-type-changed", Change {
        request: Info Nothing "",
        response: Info Nothing "the form is read as before",
        says: "the answer comes as {after} now, it came as {before}",
        why: "The parameters of a media type do not tell another form.",
        remedy: "check code that compares the whole media type",
    }
    RESPONSE_MEDIA_GENERALIZED = "response-media-type-name-generalized", WHOLE, "media-type-changed", Generalize {
        request: Info Nothing "",
        response: Error Nothing "the form is read as before",
        says: "the answer comes as {after} now, of which {before} is a special case",
        why: "Clients that ask for the special case alone may be refused.",
        remedy: "ask for the wider form",
    }
    RESPONSE_MEDIA_SPECIALIZED = "response-media-type-name-specialized", WHOLE, "media-type-changed", Specialize {
        request: Info Nothing "",
        response: Info Nothing "the form is read as before",
        says: "the answer comes as {after} now, a special case of {before}",
        why: "Who reads the wider form reads this one too.",
        remedy: "check code that compares the whole media type",
    }
    REQUEST_SCHEMA_ADDED = "request-body-media-type-schema-added", WHOLE, "type-changed", Add {
        request: Error Breaks "the body has a type now",
        response: Info Nothing "",
        says: "the body must be {after} now; nothing was said of it",
        why: "What was open is limited.",
        remedy: "send what the schema describes",
    }
    REQUEST_SCHEMA_REMOVED = "request-body-media-type-schema-removed", WHOLE, "type-changed", Remove {
        request: Info Breaks "the body is raw now",
        response: Info Nothing "",
        says: "nothing is said of the body any more; it was {before}",
        why: "What was limited is open.",
        remedy: "make the body by hand",
    }
    RESPONSE_SCHEMA_ADDED = "response-body-media-type-schema-added", WHOLE, "type-changed", Add {
        request: Info Nothing "",
        response: Info Breaks "the answer has a type now",
        says: "the answer is {after} now; nothing was said of it",
        why: "More is known than before.",
        remedy: "read the fields of the new type",
    }
    RESPONSE_SCHEMA_REMOVED = "response-body-media-type-schema-removed", WHOLE, "type-changed", Remove {
        request: Info Nothing "",
        response: Warn Breaks "the answer is raw now",
        says: "nothing is said of the answer any more; it was {before}",
        why: "Anything may come.",
        remedy: "read the answer by hand",
    }
    SUCCESS_ADDED = "response-success-status-added", WHOLE, "status-added", Add {
        request: Info Nothing "",
        response: Info Breaks "the operation has one more way to succeed",
        says: "the operation may answer {after} now",
        why: "What a successful call returns may be another type.",
        remedy: "handle the new answer",
    }
    SUCCESS_REMOVED = "response-success-status-removed", WHOLE, "status-removed", Remove {
        request: Info Nothing "",
        response: Error Breaks "the answer is gone",
        says: "the operation no longer answers {before}",
        why: "Clients wait for an answer that does not come.",
        remedy: "handle the answers that are left",
    }
    FAILURE_ADDED = "response-non-success-status-added", WHOLE, "status-added", Add {
        request: Info Nothing "",
        response: Info Grows "one more documented refusal",
        says: "the operation may refuse with {after} now",
        why: "Undocumented refusals could come before as well.",
        remedy: "see whether the refusal can be handled",
    }
    FAILURE_REMOVED = "response-non-success-status-removed", WHOLE, "status-removed", Remove {
        request: Info Nothing "",
        response: Info Breaks "one documented refusal less",
        says: "the operation no longer refuses with {before}",
        why: "Code that handles the refusal is no longer reached.",
        remedy: "remove the code that handles it",
    }
    FAILURE_WITH_CODES_REMOVED = "response-non-success-status-removed", WHOLE, "status-removed", Remove {
        request: Info Nothing "",
        response: Info Nothing "refusals are told by their codes, which are reported themselves",
        says: "the operation no longer refuses with {before}",
        why: "Code that handles the refusal is no longer reached.",
        remedy: "remove the code that handles it",
    }
    HEADER_ADDED = "response-header-added", WHOLE, "header-added", Add {
        request: Info Nothing "",
        response: Info Grows "one more header",
        says: "the answer has `{name}` now",
        why: "Readers ignore headers that they do not know.",
        remedy: "nothing needs to be done",
    }
    HEADER_REMOVED_OPTIONAL = "optional-response-header-removed", WHOLE, "header-removed", Remove {
        request: Info Nothing "",
        response: Warn Breaks "the header is gone",
        says: "the answer no longer has `{name}`",
        why: "Clients that used the value find it absent.",
        remedy: "do without the value",
    }
    HEADER_REMOVED_REQUIRED = "required-response-header-removed", WHOLE, "header-removed", Remove {
        request: Info Nothing "",
        response: Error Breaks "the header is gone",
        says: "the answer no longer has `{name}`, which it always had",
        why: "Clients rely on what always comes.",
        remedy: "do without the value",
    }
}
