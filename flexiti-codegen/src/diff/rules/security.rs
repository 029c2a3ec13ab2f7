//! Who may call: schemes, requirements, scopes. Where to: servers. Which version.

super::rule::declare! {
    Security;
    GLOBAL_ADDED = "api-global-security-added", WHOLE, "security-added", Add {
        request: Info Behaves "calls carry other credentials",
        response: Info Nothing "",
        says: "every operation can be called with {after} now",
        why: "Whether calls without it still pass depends on the other alternatives.",
        remedy: "give the client the credentials",
    }
    GLOBAL_REMOVED = "api-global-security-removed", WHOLE, "security-removed", Remove {
        request: Info Behaves "calls carry other credentials",
        response: Info Nothing "",
        says: "operations can no longer be called with {before}",
        why: "The credentials are no longer asked for, or no longer do.",
        remedy: "check which credentials the client has",
    }
    GLOBAL_SCOPE_ADDED = "api-global-security-scope-added", WHOLE, "scope-added", Add {
        request: Info Behaves "tokens need one more scope",
        response: Info Nothing "",
        says: "every operation needs the scope `{after}` now",
        why: "Tokens without the scope are refused.",
        remedy: "ask for the scope",
    }
    GLOBAL_SCOPE_REMOVED = "api-global-security-scope-removed", WHOLE, "scope-removed", Remove {
        request: Info Behaves "tokens need one scope less",
        response: Info Nothing "",
        says: "operations no longer need the scope `{before}`",
        why: "Tokens with the scope stay right.",
        remedy: "nothing needs to be done",
    }
    ADDED = "api-security-added", WHOLE, "security-added", Add {
        request: Info Behaves "calls carry other credentials",
        response: Info Nothing "",
        says: "the operation can be called with {after} now",
        why: "Whether calls without it still pass depends on the other alternatives.",
        remedy: "give the client the credentials",
    }
    REMOVED = "api-security-removed", WHOLE, "security-removed", Remove {
        request: Info Behaves "calls carry other credentials",
        response: Info Nothing "",
        says: "the operation can no longer be called with {before}",
        why: "The credentials are no longer asked for, or no longer do.",
        remedy: "check which credentials the client has",
    }
    BECAME_REQUIRED = "api-security-became-required", WHOLE, "security-required", Add {
        request: Error Behaves "calls without credentials are refused",
        response: Info Nothing "",
        says: "calls need credentials now: {after}",
        why: "Calls of clients that have none are refused.",
        remedy: "give the client the credentials",
    }
    SCOPE_ADDED = "api-security-scope-added", WHOLE, "scope-added", Add {
        request: Info Behaves "tokens need one more scope",
        response: Info Nothing "",
        says: "the operation asks for the scope `{after}` now",
        why: "Tokens without the scope may be refused.",
        remedy: "ask for the scope",
    }
    SCOPE_REMOVED = "api-security-scope-removed", WHOLE, "scope-removed", Remove {
        request: Info Behaves "tokens need one scope less",
        response: Info Nothing "",
        says: "the operation no longer asks for the scope `{before}`",
        why: "Tokens with the scope stay right.",
        remedy: "nothing needs to be done",
    }
    COMPONENT_ADDED = "api-security-component-added", WHOLE, "security-scheme-added", Add {
        request: Info Grows "one more kind of credentials",
        response: Info Nothing "",
        says: "the security scheme `{name}` is new",
        why: "Nothing that was there changes.",
        remedy: "nothing needs to be done",
    }
    COMPONENT_REMOVED = "api-security-component-removed", WHOLE, "security-scheme-removed", Remove {
        request: Info Breaks "one kind of credentials is gone",
        response: Info Nothing "",
        says: "the security scheme `{name}` is gone",
        why: "Nothing can ask for it any more.",
        remedy: "use the schemes that are left",
    }
    COMPONENT_CHANGED = "api-security-component-type-changed", WHOLE, "security-scheme-changed", Change {
        request: Info Breaks "the credentials are another type",
        response: Info Nothing "",
        says: "the security scheme `{name}` is {after} now, it was {before}",
        why: "What proves the caller is another thing.",
        remedy: "give the client the new credentials",
    }
    OAUTH_URL_CHANGED = "api-security-component-oauth-url-changed", WHOLE, "security-scheme-changed", Change {
        request: Info Behaves "people are sent to another address",
        response: Info Nothing "",
        says: "consent for `{name}` is given at {after} now, it was {before}",
        why: "The old address may no longer answer.",
        remedy: "use the new address",
    }
    TOKEN_URL_CHANGED = "api-security-component-oauth-token-url-changed", WHOLE, "security-scheme-changed", Change {
        request: Info Behaves "tokens are had at another address",
        response: Info Nothing "",
        says: "tokens of `{name}` are had at {after} now, it was {before}",
        why: "The old address may no longer answer.",
        remedy: "use the new crate: the generated code asks the new address",
    }
    CLIENT_AUTHENTICATION_CHANGED = "api-security-component-client-authentication-changed", WHOLE, "security-scheme-changed", Change {
        request: Warn Behaves "the client's secret travels another way",
        response: Info Nothing "",
        says: "id and secret for `{name}` travel in the {after} now, it was the {before}",
        why: "Token calls of the old form may be refused.",
        remedy: "use the new crate: the generated code sends the new form",
    }
    OAUTH_SCOPE_ADDED = "api-security-component-oauth-scope-added", WHOLE, "scope-added", Add {
        request: Info Grows "one more scope to ask for",
        response: Info Nothing "",
        says: "the security scheme offers the scope `{name}` now",
        why: "Nothing that was there changes.",
        remedy: "nothing needs to be done",
    }
    OAUTH_SCOPE_REMOVED = "api-security-component-oauth-scope-removed", WHOLE, "scope-removed", Remove {
        request: Info Breaks "one scope less to ask for",
        response: Info Nothing "",
        says: "the security scheme no longer offers the scope `{name}`",
        why: "Token calls that ask for it are refused.",
        remedy: "ask for the scopes that are left",
    }
    OAUTH_SCOPE_CHANGED = "api-security-component-oauth-scope-changed", WHOLE, "scope-changed", Change {
        request: Info Nothing "documentation alone",
        response: Info Nothing "",
        says: "the meaning of the scope `{name}` is {after} now, it was {before}",
        why: "The words changed.",
        remedy: "read the new words",
    }
    SERVER_ADDED = "api-server-added", WHOLE, "server-added", Add {
        request: Info Grows "one more environment",
        response: Info Nothing "",
        says: "the API is served at {after} too",
        why: "Nothing that was there changes.",
        remedy: "nothing needs to be done",
    }
    SERVER_REMOVED = "api-server-removed", WHOLE, "server-removed", Remove {
        request: Warn Breaks "one environment is gone",
        response: Info Nothing "",
        says: "the API is no longer served at {before}",
        why: "Calls to the old address may fail.",
        remedy: "use the addresses that are left",
    }
    SERVER_CHANGED = "api-server-changed", WHOLE, "server-changed", Change {
        request: Warn Behaves "calls go to another address",
        response: Info Nothing "",
        says: "the API is served at {after} now, it was {before}",
        why: "Calls to the old address may fail.",
        remedy: "use the new crate: the generated code calls the new address",
    }
    SERVER_RENAMED = "api-server-renamed", WHOLE, "server-changed", Change {
        request: Info Breaks "the environment has another name",
        response: Info Nothing "",
        says: "the environment at {name} is called {after} now, it was {before}",
        why: "Nothing changes on the wire.",
        remedy: "use the new name",
    }
    SERVER_VARIABLE_CHANGED = "api-server-variable-changed", WHOLE, "server-changed", Change {
        request: Warn Behaves "calls may go to another address",
        response: Info Nothing "",
        says: "the variable `{name}` of the server is {after} now, it was {before}",
        why: "The address is made of it.",
        remedy: "choose a value that is left",
    }
    ERROR_READING_CHANGED = "api-error-reading-changed", WHOLE, "error-reading-changed", Change {
        request: Warn Behaves "codes and messages of errors are read from other members",
        response: Warn Behaves "codes and messages of errors are read from other members",
        says: "where error bodies hold what is {after} now, it was {before}",
        why: "Errors that were told apart may no longer be.",
        remedy: "check how errors are told apart",
    }
}
