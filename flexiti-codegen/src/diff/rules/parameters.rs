//! Parameters: whether they are there and how they are written.

super::rule::declare! {
    Parameters;
    NEW_OPTIONAL = "new-optional-request-parameter", WHOLE, "parameter-added", Add {
        request: Info Grows "one more method",
        response: Info Nothing "",
        says: "`{name}` may be sent now",
        why: "Requests without it stay right.",
        remedy: "nothing needs to be done",
    }
    NEW_REQUIRED = "new-required-request-parameter", WHOLE, "parameter-added", Add {
        request: Error Breaks "one more argument",
        response: Info Nothing "",
        says: "`{name}` must be sent now",
        why: "Requests of old clients do not have it and are refused.",
        remedy: "give a value wherever the operation is called",
    }
    NEW_OPTIONAL_SHARED = "new-optional-request-default-parameter-to-existing-path", WHOLE, "parameter-added", Add {
        request: Info Grows "one more method",
        response: Info Nothing "",
        says: "`{name}` may be sent now, as with every operation of the path",
        why: "Requests without it stay right.",
        remedy: "nothing needs to be done",
    }
    NEW_REQUIRED_SHARED = "new-required-request-default-parameter-to-existing-path", WHOLE, "parameter-added", Add {
        request: Error Breaks "one more argument",
        response: Info Nothing "",
        says: "`{name}` must be sent now, as with every operation of the path",
        why: "Requests of old clients do not have it and are refused.",
        remedy: "give a value wherever the operation is called",
    }
    RENAMED_OPTIONAL = "request-parameter-renamed", WHOLE, "parameter-renamed", Change {
        request: Warn Breaks "the method has another name",
        response: Info Nothing "",
        says: "`{before}` is called `{after}` now",
        why: "The service may ignore or refuse the old name; what it says is no longer heard.",
        remedy: "send the value under its new name",
    }
    RENAMED_REQUIRED = "required-request-parameter-renamed", WHOLE, "parameter-renamed", Change {
        request: Error Breaks "the argument has another name",
        response: Info Nothing "",
        says: "`{before}`, which must be sent, is called `{after}` now",
        why: "Requests of old clients have the old name and are refused.",
        remedy: "send the value under its new name",
    }
    NEW_PATH = "new-request-path-parameter", WHOLE, "parameter-added", Add {
        request: Error Breaks "one more argument",
        response: Info Nothing "",
        says: "the path holds `{name}` now",
        why: "The address of the operation is another.",
        remedy: "give a value wherever the operation is called",
    }
    REMOVED = "request-parameter-removed", WHOLE, "parameter-removed", Remove {
        request: Warn Breaks "the method or argument is gone",
        response: Info Nothing "",
        says: "`{name}` is no longer sent",
        why: "The service may ignore or refuse what it no longer documents.",
        remedy: "remove the value where the operation is called",
    }
    REMOVED_WITH_DEPRECATION = "request-parameter-removed-with-deprecation", WHOLE, "parameter-removed", Remove {
        request: Info Breaks "the method or argument is gone",
        response: Info Nothing "",
        says: "`{name}`, which was deprecated, is no longer sent",
        why: "Its end was announced.",
        remedy: "remove the value where the operation is called",
    }
    REMOVED_BEFORE_SUNSET = "request-parameter-removed-before-sunset", WHOLE, "parameter-removed", Remove {
        request: Error Breaks "the method or argument is gone",
        response: Info Nothing "",
        says: "`{name}` is gone before {before}, the day of its end",
        why: "Clients had been given more time.",
        remedy: "remove the value where the operation is called, and ask the vendor",
    }
    STYLE_CHANGED = "request-parameter-style-changed", WHOLE, "style-changed", Change {
        request: Error Behaves "the value is written another way; the code stays the same",
        response: Info Nothing "",
        says: "`{name}` is written as {after} now, it was {before}",
        why: "Style and explode decide how lists and records are spelled on the wire.",
        remedy: "use the new crate: the generated code writes the new form",
    }
    RESERVED_CHANGED = "request-parameter-allow-reserved-changed", WHOLE, "style-changed", Change {
        request: Warn Behaves "reserved characters are written another way; the code stays the same",
        response: Info Nothing "",
        says: "whether `{name}` keeps reserved characters is {after} now, it was {before}",
        why: "The same value is escaped differently.",
        remedy: "use the new crate: the generated code writes the new form",
    }
    SUPPLIED_CHANGED = "request-parameter-supplied-changed", WHOLE, "supplied-changed", Change {
        request: Info Breaks "who gives the value is another",
        response: Info Nothing "",
        says: "`{name}` is given by {after} now, it was {before}",
        why: "What the client fills in is no argument.",
        remedy: "give the value where the client no longer does",
    }
}
