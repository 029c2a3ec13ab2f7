//! Values: enums, constants, defaults, null, types and formats.

super::rule::declare! {
    Schema;
    BECAME_ENUM = "became-enum", PLACED, "enum-added", Change {
        request: Error Breaks "the type becomes a list of values",
        response: Info Breaks "the type becomes a list of values",
        says: "`{name}` takes only documented values now: {after}",
        why: "Any value was allowed; now others are refused.",
        remedy: "check that what is sent is on the list",
    }
    CEASED_ENUM = "ceased-to-be-enum", PLACED, "enum-removed", Change {
        request: Info Breaks "the list of values becomes a plain type",
        response: Warn Breaks "the list of values becomes a plain type",
        says: "`{name}` is no longer limited to {before}",
        why: "The documented values no longer limit what may come.",
        remedy: "handle values that no list names",
    }
    ENUM_VALUE_ADDED = "enum-value-added", PLACED, "enum-value-added", Add {
        request: Info Grows "one more value to choose from",
        response: Warn Grows "one more value; it was read as unknown before",
        says: "`{name}` has the new value `{after}`",
        why: "A value that old clients do not know may come; generated enums are open and keep it.",
        remedy: "look for a `match` that needs the new value",
    }
    ENUM_VALUE_REMOVED = "enum-value-removed", PLACED, "enum-value-removed", Remove {
        request: Error Breaks "the value's name is gone",
        response: Info Breaks "the value's name is gone",
        says: "`{name}` no longer has the value `{before}`",
        why: "Requests that send the value are refused.",
        remedy: "replace the value where it is sent",
    }
    ENUM_VALUE_RENAMED = "enum-value-renamed", PLACED, "enum-value-renamed", Change {
        request: Error Breaks "the value has another name",
        response: Warn Breaks "the value has another name; it was read as unknown before",
        says: "the value `{before}` of `{name}` is spelled `{after}` now",
        why: "Requests that send the old spelling are refused, and old clients do not know the new one.",
        remedy: "use the new spelling where the value is sent or compared",
    }
    EXTENSIBLE_VALUE_REMOVED = "x-extensible-enum-value-removed", PLACED, "enum-value-removed", Remove {
        request: Error Behaves "the value is refused",
        response: Info Nothing "the value no longer comes",
        says: "`{name}` no longer lists the value `{before}`",
        why: "Requests that send the value may be refused.",
        remedy: "replace the value where it is sent",
    }
    EXTENSIBLE_VALUE_ADDED = "x-extensible-enum-value-added", PLACED, "enum-value-added", Add {
        request: Info Nothing "one more value may be sent",
        response: Info Behaves "one more value may come",
        says: "`{name}` lists the new value `{after}`",
        why: "The list was open from the beginning.",
        remedy: "nothing needs to be done",
    }
    CONST_ADDED = "const-added", PLACED, "const-changed", Add {
        request: Error Behaves "every other value is refused",
        response: Info Nothing "only this value comes",
        says: "`{name}` is always {after} now",
        why: "Only one value is left.",
        remedy: "send that value",
    }
    CONST_CHANGED = "const-changed", PLACED, "const-changed", Change {
        request: Error Behaves "the old value is refused",
        response: Error Behaves "another value comes",
        says: "`{name}` is always {after} now, it was always {before}",
        why: "The only value that was right is wrong now.",
        remedy: "replace the value where it is sent or compared",
    }
    CONST_REMOVED = "const-removed", PLACED, "const-changed", Remove {
        request: Info Behaves "other values may be sent",
        response: Error Behaves "other values may come",
        says: "`{name}` is no longer always {before}",
        why: "Values that old clients do not expect may come.",
        remedy: "handle other values",
    }
    DEFAULT_ADDED = "default-value-added", PLACED, "default-changed", Add {
        request: Info Nothing "what is not sent counts as the default",
        response: Info Nothing "documentation alone",
        says: "`{name}` defaults to {after} now",
        why: "A request that leaves it out may mean something else now.",
        remedy: "send the value where the default is not meant",
    }
    DEFAULT_CHANGED = "default-value-changed", PLACED, "default-changed", Change {
        request: Info Behaves "what is not sent counts as another value",
        response: Info Nothing "documentation alone",
        says: "the default of `{name}` went from {before} to {after}",
        why: "A request that leaves it out means something else now.",
        remedy: "send the value where the new default is not meant",
    }
    DEFAULT_REMOVED = "default-value-removed", PLACED, "default-changed", Remove {
        request: Info Behaves "what is not sent has no value",
        response: Info Nothing "documentation alone",
        says: "`{name}` no longer defaults to {before}",
        why: "A request that leaves it out may mean something else now.",
        remedy: "send the value where the old default was meant",
    }
    BECAME_NULLABLE = "became-nullable", PLACED, "nullable-changed", Change {
        request: Info Breaks "the type has room for null",
        response: Error Breaks "the type has room for null",
        says: "`{name}` may be null now",
        why: "Old clients do not expect null.",
        remedy: "handle null where the value is read",
    }
    BECAME_NOT_NULLABLE = "became-not-nullable", PLACED, "nullable-changed", Change {
        request: Error Breaks "null can no longer be sent",
        response: Info Breaks "null no longer comes",
        says: "`{name}` may no longer be null",
        why: "Requests that send null are refused.",
        remedy: "leave the value out or send one",
    }
    TYPE_CHANGED = "type-changed", PLACED, "type-changed", Change {
        request: Error Breaks "the type in Rust is another",
        response: Error Breaks "the type in Rust is another",
        says: "the type of `{name}` went from {before} to {after}",
        why: "What was right on the wire is wrong now.",
        remedy: "change the code that makes or reads the value",
    }
    TYPE_COMPATIBLE = "type-compatible", PLACED, "type-changed", Change {
        request: Info Breaks "the type in Rust is another",
        response: Info Breaks "the type in Rust is another",
        says: "the type of `{name}` went from {before} to {after}, which this media type writes alike",
        why: "The media type has no types of its own: both travel as text.",
        remedy: "change the code that makes or reads the value",
    }
    TYPE_GENERALIZED = "type-generalized", PLACED, "type-changed", Generalize {
        request: Info Breaks "the type in Rust is wider",
        response: Error Breaks "the type in Rust is wider",
        says: "the type of `{name}` went from {before} to the wider {after}",
        why: "All old values are values of the new type; the reverse is not so.",
        remedy: "handle the values that the old type did not have",
    }
    TYPE_SPECIALIZED = "type-specialized", PLACED, "type-changed", Specialize {
        request: Error Breaks "the type in Rust is narrower",
        response: Info Breaks "the type in Rust is narrower",
        says: "the type of `{name}` went from {before} to the narrower {after}",
        why: "Some old values are no values of the new type.",
        remedy: "send values of the narrower type only",
    }
    TYPES_WIDENED = "list-of-types-widened", PLACED, "type-changed", Generalize {
        request: Info Breaks "the type in Rust has more variants",
        response: Error Breaks "the type in Rust has more variants",
        says: "`{name}` may be {after} now, it was {before}",
        why: "Values of a type that old clients do not read may come.",
        remedy: "handle the new types",
    }
    TYPES_NARROWED = "list-of-types-narrowed", PLACED, "type-changed", Specialize {
        request: Error Breaks "the type in Rust has fewer variants",
        response: Info Breaks "the type in Rust has fewer variants",
        says: "`{name}` may only be {after} now, it was {before}",
        why: "Values of the types that went are refused.",
        remedy: "send values of the remaining types",
    }
    SENSITIVE_CHANGED = "sensitive-changed", PLACED, "sensitive-changed", Change {
        request: Info Behaves "whether the value is printed is another",
        response: Info Behaves "whether the value is printed is another",
        says: "`{name}` is {after} now, it was {before}",
        why: "What is sensitive never reaches logs and messages.",
        remedy: "nothing needs to be done",
    }
}
