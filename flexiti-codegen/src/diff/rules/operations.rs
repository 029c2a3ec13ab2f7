//! Operations: whether they are there, their ids, groups and lives; error codes.

super::rule::declare! {
    Paths;
    ADDED = "endpoint-added", WHOLE, "operation-added", Add {
        request: Info Grows "one more method",
        response: Info Nothing "",
        says: "the operation is new",
        why: "Nothing that was there changes.",
        remedy: "nothing needs to be done",
    }
    REMOVED = "api-removed-without-deprecation", WHOLE, "operation-removed", Remove {
        request: Error Breaks "the method is gone",
        response: Info Nothing "",
        says: "the operation is gone without having been deprecated",
        why: "Every call fails.",
        remedy: "find out what replaces it",
    }
    REMOVED_WITH_DEPRECATION = "api-removed-with-deprecation", WHOLE, "operation-removed", Remove {
        request: Info Breaks "the method is gone",
        response: Info Nothing "",
        says: "the operation, which was deprecated, is gone",
        why: "Its end was announced.",
        remedy: "find out what replaces it",
    }
    REMOVED_BEFORE_SUNSET = "api-removed-before-sunset", WHOLE, "operation-removed", Remove {
        request: Error Breaks "the method is gone",
        response: Info Nothing "",
        says: "the operation is gone before {before}, the day of its end",
        why: "Clients had been given more time.",
        remedy: "find out what replaces it, and ask the vendor",
    }
    PATH_REMOVED = "api-path-removed-without-deprecation", WHOLE, "operation-removed", Remove {
        request: Error Breaks "the method is gone",
        response: Info Nothing "",
        says: "the operation is gone with its whole path, without having been deprecated",
        why: "Every call fails.",
        remedy: "find out what replaces it",
    }
    PATH_REMOVED_WITH_DEPRECATION = "api-path-removed-with-deprecation", WHOLE, "operation-removed", Remove {
        request: Info Breaks "the method is gone",
        response: Info Nothing "",
        says: "the operation, which was deprecated, is gone with its whole path",
        why: "Its end was announced.",
        remedy: "find out what replaces it",
    }
    PATH_REMOVED_BEFORE_SUNSET = "api-path-removed-before-sunset", WHOLE, "operation-removed", Remove {
        request: Error Breaks "the method is gone",
        response: Info Nothing "",
        says: "the operation is gone with its whole path before {before}, the day of its end",
        why: "Clients had been given more time.",
        remedy: "find out what replaces it, and ask the vendor",
    }
    VERSION_BUMPED = "api-path-version-bumped", WHOLE, "version-bumped", Change {
        request: Error Behaves "calls go to the new version's address",
        response: Info Nothing "",
        says: "the operation moved from {before} to {after}",
        why: "Clients that call the old version's address depend on how long it is served.",
        remedy: "use the new crate: the generated code calls the new address",
    }
    PATH_PARAMETER_RENAMED = "request-path-parameter-renamed", WHOLE, "parameter-renamed", Change {
        request: Info Breaks "the argument has another name",
        response: Info Nothing "",
        says: "the placeholder `{before}` of the path is called `{after}` now",
        why: "On the wire, a placeholder has no name.",
        remedy: "nothing needs to be done on the wire",
    }
    DEPRECATED = "endpoint-deprecated", WHOLE, "operation-deprecated", Change {
        request: Info Behaves "its use is a warning of the compiler",
        response: Info Nothing "",
        says: "the operation is deprecated",
        why: "The vendor advises against further use.",
        remedy: "plan to do without it",
    }
    DEPRECATED_WITH_SUNSET = "endpoint-deprecated-with-sunset", WHOLE, "operation-deprecated", Change {
        request: Info Behaves "its use is a warning of the compiler",
        response: Info Nothing "",
        says: "the operation is deprecated and ends on {after}",
        why: "The vendor announces its end.",
        remedy: "do without it by that day",
    }
    REACTIVATED = "endpoint-reactivated", WHOLE, "operation-deprecated", Change {
        request: Info Nothing "its use is no longer a warning",
        response: Info Nothing "",
        says: "the operation is no longer deprecated",
        why: "The vendor keeps it.",
        remedy: "nothing needs to be done",
    }
    SUNSET_MISSING = "api-deprecated-sunset-missing", WHOLE, "operation-deprecated", Change {
        request: Error Behaves "its use is a warning of the compiler",
        response: Info Nothing "",
        says: "the operation is deprecated, and nobody says until when it stays",
        why: "A notice was asked for, and none is given.",
        remedy: "ask the vendor for the day of its end",
    }
    DEPRECATED_SUNSET_UNREADABLE = "api-deprecated-sunset-parse", WHOLE, "operation-deprecated", Change {
        request: Error Behaves "its use is a warning of the compiler",
        response: Info Nothing "",
        says: "the operation is deprecated and ends on {after}, which is no day",
        why: "Days are written as in 2027-01-31.",
        remedy: "ask the vendor for the day of its end",
    }
    SUNSET_TOO_SOON = "api-sunset-date-too-small", WHOLE, "operation-deprecated", Change {
        request: Error Behaves "its use is a warning of the compiler",
        response: Info Nothing "",
        says: "the operation is deprecated and ends on {after}, which is too soon",
        why: "Clients have less time than they need.",
        remedy: "do without it at once, and ask the vendor for more time",
    }
    SUNSET_UNREADABLE = "api-path-sunset-parse", WHOLE, "sunset-changed", Change {
        request: Error Nothing "documentation alone",
        response: Info Nothing "",
        says: "the day of its end is no day: {before} before, {after} now",
        why: "Days are written as in 2027-01-31.",
        remedy: "ask the vendor for the day of its end",
    }
    STABILITY_UNKNOWN = "api-invalid-stability-level", WHOLE, "stability-changed", Change {
        request: Error Nothing "documentation alone",
        response: Error Nothing "documentation alone",
        says: "its stability is {after} now, which is none of draft, alpha, beta and stable",
        why: "Nobody knows what is promised.",
        remedy: "ask the vendor what is promised",
    }
    SUNSET_DELETED = "sunset-deleted", WHOLE, "sunset-changed", Remove {
        request: Error Nothing "documentation alone",
        response: Info Nothing "",
        says: "the day of its end, {before}, is no longer said",
        why: "It may end any day.",
        remedy: "ask the vendor",
    }
    SUNSET_CHANGED = "api-sunset-date-changed-too-small", WHOLE, "sunset-changed", Change {
        request: Error Nothing "documentation alone",
        response: Info Nothing "",
        says: "it ends on {after} now, it was {before}",
        why: "Clients had been given more time.",
        remedy: "do without it by the earlier day",
    }
    STABILITY_DECREASED = "api-stability-decreased", WHOLE, "stability-changed", Decrease {
        request: Error Nothing "documentation alone",
        response: Info Nothing "",
        says: "it is {after} now, it was {before}",
        why: "The vendor promises less than before.",
        remedy: "expect changes",
    }
    STABILITY_INCREASED = "api-stability-increased", WHOLE, "stability-changed", Increase {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "it is {after} now, it was {before}",
        why: "The vendor promises more than before.",
        remedy: "nothing needs to be done",
    }
    ID_ADDED = "api-operation-id-added", WHOLE, "operation-id-changed", Add {
        request: Info Breaks "the method has another name",
        response: Info Nothing "",
        says: "the operation has the id `{after}` now",
        why: "The method was named after its path.",
        remedy: "call the method by its new name",
    }
    ID_REMOVED = "api-operation-id-removed", WHOLE, "operation-id-changed", Remove {
        request: Info Breaks "the method has another name",
        response: Info Nothing "",
        says: "the operation no longer has the id `{before}`",
        why: "The method is named after its path now.",
        remedy: "call the method by its new name",
    }
    ID_RENAMED = "api-operation-id-renamed", WHOLE, "operation-id-changed", Change {
        request: Info Breaks "the method has another name",
        response: Info Nothing "",
        says: "the operation's id went from `{before}` to `{after}`",
        why: "Nothing changes on the wire; the method's name is made of the id.",
        remedy: "call the method by its new name, or keep the old one by `x-name` in an overlay",
    }
    TAG_ADDED = "api-tag-added", WHOLE, "tag-added", Add {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "the operation has the tag `{after}` now",
        why: "Tags group methods; nothing changes on the wire.",
        remedy: "find the method in its group",
    }
    TAG_REMOVED = "api-tag-removed", WHOLE, "tag-removed", Remove {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "the operation no longer has the tag `{before}`",
        why: "Tags group methods; nothing changes on the wire.",
        remedy: "find the method in its group",
    }
    FIRST_TAG_ADDED = "api-tag-added", WHOLE, "tag-added", Add {
        request: Info Breaks "the method stands in another module",
        response: Info Nothing "",
        says: "the operation has the tag `{after}` first now",
        why: "The first tag names the module of the method; nothing changes on the wire.",
        remedy: "find the method in its module",
    }
    FIRST_TAG_REMOVED = "api-tag-removed", WHOLE, "tag-removed", Remove {
        request: Info Breaks "the method stands in another module",
        response: Info Nothing "",
        says: "the operation no longer has the tag `{before}`, which stood first",
        why: "The first tag names the module of the method; nothing changes on the wire.",
        remedy: "find the method in its module",
    }
    RETRY_CHANGED = "api-repetition-changed", WHOLE, "repetition-changed", Change {
        request: Warn Behaves "when a call is repeated is another",
        response: Info Nothing "",
        says: "how the call may be repeated is {after} now, it was {before}",
        why: "Whether money moves and which key makes a repetition safe decide about retries.",
        remedy: "read the operation's documentation on repetition",
    }
    PAGING_ADDED = "api-paging-added", WHOLE, "paging-changed", Add {
        request: Info Grows "the request has `pages` and `items`",
        response: Info Nothing "",
        says: "pages are asked for by {after} now",
        why: "What goes through all pages was written by hand until now.",
        remedy: "let `items` go through the pages",
    }
    PAGING_REMOVED = "api-paging-removed", WHOLE, "paging-changed", Remove {
        request: Warn Breaks "the request has no `pages` and no `items` any more",
        response: Info Nothing "",
        says: "how pages are asked for is no longer said; it was {before}",
        why: "Nothing goes through the pages by itself any more.",
        remedy: "find out how pages are asked for now",
    }
    PAGING_CHANGED = "api-paging-changed", WHOLE, "paging-changed", Change {
        request: Warn Behaves "pages are asked for in another way, by the same methods",
        response: Info Nothing "",
        says: "pages are asked for by {after} now, it was {before}",
        why: "Page parameters decide what a list returns.",
        remedy: "use the new way to ask for pages",
    }
    PAGING_ITEMS_CHANGED = "api-paging-items-changed", WHOLE, "paging-changed", Change {
        request: Warn Breaks "`items` gives what stands elsewhere in the answer",
        response: Info Nothing "",
        says: "pages are asked for by {after} now, it was {before}",
        why: "Items that stand elsewhere in the answer may be of another type.",
        remedy: "see what `items` gives now",
    }
    ERROR_CODE_ADDED = "error-code-added", WHOLE, "error-code-added", Add {
        request: Info Grows "one more question to ask of the error",
        response: Info Grows "one more question to ask of the error",
        says: "the operation may refuse with `{name}` ({after}) now",
        why: "Codes that a client does not know are read and kept.",
        remedy: "see whether the refusal can be handled",
    }
    ERROR_CODE_REMOVED = "error-code-removed", WHOLE, "error-code-removed", Remove {
        request: Warn Breaks "the question is gone",
        response: Warn Breaks "the question is gone",
        says: "the operation no longer refuses with `{name}` ({before})",
        why: "Code that handles the refusal is no longer reached; another code may have taken its place.",
        remedy: "find out what is answered instead",
    }
    ERROR_CODE_RENAMED = "error-code-renamed", WHOLE, "error-code-renamed", Change {
        request: Warn Breaks "the question has another name",
        response: Warn Breaks "the question has another name",
        says: "the refusal `{before}` is called `{after}` now",
        why: "Code that looks for the old code is no longer reached.",
        remedy: "look for the new code",
    }
    ERROR_STATUS_CHANGED = "error-status-changed", WHOLE, "error-status-changed", Change {
        request: Warn Behaves "the same code comes with another status",
        response: Warn Behaves "the same code comes with another status",
        says: "`{name}` comes with {after} now, it was {before}",
        why: "Clients that decide by status decide otherwise.",
        remedy: "decide by the code",
    }
    WEBHOOK_ADDED = "webhook-added", WHOLE, "webhook-added", Add {
        request: Info Nothing "no code is generated for webhooks",
        response: Info Nothing "",
        says: "the API may call its client by this webhook now",
        why: "Nothing that was there changes.",
        remedy: "nothing needs to be done",
    }
    WEBHOOK_REMOVED = "webhook-removed", WHOLE, "webhook-removed", Remove {
        request: Error Nothing "no code is generated for webhooks",
        response: Info Nothing "",
        says: "the API no longer calls its client by this webhook",
        why: "Clients wait for a call that does not come.",
        remedy: "find out what replaces it",
    }
}
