//! How schemas are put together: parts, variants, discriminators, members that no name is given for, `not`.

super::rule::declare! {
    Schema;
    ALL_OF_ADDED = "all-of-added", PLACED, "composition-changed", Add {
        request: Error Behaves "values must satisfy one more part",
        response: Info Nothing "values satisfy one more part",
        says: "`{name}` must also satisfy {after} now",
        why: "A further part can only take values away.",
        remedy: "check what is sent against the new part",
    }
    ALL_OF_ADDED_ANNOTATION = "all-of-added-annotation-only", PLACED, "composition-changed", Add {
        request: Info Nothing "documentation alone",
        response: Info Nothing "documentation alone",
        says: "`{name}` has a further part that demands nothing new",
        why: "The part repeats what others say, or is prose.",
        remedy: "nothing needs to be done",
    }
    ALL_OF_REMOVED = "all-of-removed", PLACED, "composition-changed", Remove {
        request: Warn Nothing "values need no longer satisfy the part",
        response: Info Nothing "values need no longer satisfy the part",
        says: "`{name}` need no longer satisfy {before}",
        why: "What the part alone demanded is no longer demanded.",
        remedy: "check what relies on the part",
    }
    ALL_OF_REMOVED_ANNOTATION = "all-of-removed-annotation-only", PLACED, "composition-changed", Remove {
        request: Info Nothing "documentation alone",
        response: Info Nothing "documentation alone",
        says: "`{name}` has lost a part that demanded nothing",
        why: "The part was prose.",
        remedy: "nothing needs to be done",
    }
    ONE_OF_ADDED = "one-of-added", PLACED, "variant-added", Add {
        request: Info Grows "one more shape to choose from",
        response: Error Grows "one more shape; it was read as unknown before",
        says: "`{name}` may be {after} too now",
        why: "A shape that old clients do not read may come; generated unions are open and keep it.",
        remedy: "look for a `match` that needs the new shape",
    }
    ONE_OF_REMOVED = "one-of-removed", PLACED, "variant-removed", Remove {
        request: Error Breaks "the shape is gone",
        response: Info Breaks "the shape is gone",
        says: "`{name}` may no longer be {before}",
        why: "Requests of that shape are refused.",
        remedy: "send one of the remaining shapes",
    }
    ANY_OF_ADDED = "any-of-added", PLACED, "variant-added", Add {
        request: Info Grows "one more shape to choose from",
        response: Info Grows "one more shape; it was read as unknown before",
        says: "`{name}` may be {after} too now",
        why: "What satisfies the new shape alone may come as well.",
        remedy: "look for a `match` that needs the new shape",
    }
    ANY_OF_REMOVED = "any-of-removed", PLACED, "variant-removed", Remove {
        request: Error Breaks "the shape is gone",
        response: Info Breaks "the shape is gone",
        says: "`{name}` may no longer be {before}",
        why: "Requests of that shape are refused.",
        remedy: "send one of the remaining shapes",
    }
    ONE_OF_MADE = "one-of-added", PLACED, "variant-added", Add {
        request: Info Breaks "the type becomes a union",
        response: Error Breaks "the type becomes a union",
        says: "`{name}` may be {after} too now, beside the only shape that it had",
        why: "Values of the new shape may come, which old clients do not read.",
        remedy: "choose a shape where the value is made, and match where it is read",
    }
    ANY_OF_MADE = "any-of-added", PLACED, "variant-added", Add {
        request: Info Breaks "the type becomes a union",
        response: Info Breaks "the type becomes a union",
        says: "`{name}` may be {after} too now, beside the only shape that it had",
        why: "What satisfies the new shape alone may come as well.",
        remedy: "choose a shape where the value is made, and match where it is read",
    }
    WRAPPED = "wrapped-in-one-of", PLACED, "type-changed", Change {
        request: Error Breaks "the type becomes a union",
        response: Error Breaks "the type becomes a union",
        says: "`{name}` was {before} and is one of several shapes now: {after}",
        why: "None of the shapes is what the value was before.",
        remedy: "choose a shape where the value is made, and match where it is read",
    }
    UNWRAPPED = "unwrapped-from-one-of", PLACED, "type-changed", Change {
        request: Error Breaks "the union becomes a plain type",
        response: Error Breaks "the union becomes a plain type",
        says: "`{name}` was one of several shapes ({before}) and is {after} now",
        why: "None of the shapes is what the value is now.",
        remedy: "make and read the new type",
    }
    DISCRIMINATOR_ADDED = "discriminator-added", PLACED, "discriminator-changed", Add {
        request: Info Behaves "the member tells the shape",
        response: Info Behaves "the member tells the shape",
        says: "the member `{after}` tells which shape `{name}` has now",
        why: "Nothing on the wire needs to change.",
        remedy: "nothing needs to be done",
    }
    DISCRIMINATOR_REMOVED = "discriminator-removed", PLACED, "discriminator-changed", Remove {
        request: Info Behaves "shapes are tried in turn",
        response: Info Behaves "shapes are tried in turn",
        says: "no member tells which shape `{name}` has any more; it was `{before}`",
        why: "Readers have to try the shapes.",
        remedy: "check that the shapes can be told apart",
    }
    DISCRIMINATOR_RENAMED = "discriminator-property-name-changed", PLACED, "discriminator-changed", Change {
        request: Info Behaves "another member tells the shape",
        response: Info Behaves "another member tells the shape",
        says: "the member `{after}` tells which shape `{name}` has now, it was `{before}`",
        why: "Readers look at another member.",
        remedy: "send the new member",
    }
    MAPPING_ADDED = "discriminator-mapping-added", PLACED, "discriminator-changed", Add {
        request: Info Behaves "one more value tells a shape",
        response: Info Behaves "one more value tells a shape",
        says: "a new value tells a shape of `{name}`: {after}",
        why: "More values of the discriminator are known.",
        remedy: "nothing needs to be done",
    }
    MAPPING_REMOVED = "discriminator-mapping-deleted", PLACED, "discriminator-changed", Remove {
        request: Info Behaves "one value less tells a shape",
        response: Info Behaves "one value less tells a shape",
        says: "a value no longer tells a shape of `{name}`: {before}",
        why: "Fewer values of the discriminator are known.",
        remedy: "check that the value is no longer sent",
    }
    MAPPING_CHANGED = "discriminator-mapping-changed", PLACED, "discriminator-changed", Change {
        request: Info Behaves "a value tells another shape",
        response: Info Behaves "a value tells another shape",
        says: "a value of the discriminator of `{name}` tells another shape: {after}, it was {before}",
        why: "The same value means something else.",
        remedy: "check what is sent under that value",
    }
    MEMBERS_CLOSED = "additional-properties-forbidden", PLACED, "members-changed", Remove {
        request: Error Behaves "members that the document does not name are refused",
        response: Info Nothing "only documented members come",
        says: "`{name}` may no longer have members that the document does not name",
        why: "Requests with other members are refused.",
        remedy: "send documented members only",
    }
    MEMBERS_OPENED = "additional-properties-allowed", PLACED, "members-changed", Add {
        request: Info Grows "members that the document does not name may be sent",
        response: Info Grows "members that the document does not name may come",
        says: "`{name}` may have members that the document does not name",
        why: "What was closed is open.",
        remedy: "nothing needs to be done",
    }
    MEMBERS_LIMITED = "additional-properties-schema-added", PLACED, "members-changed", Add {
        request: Error Breaks "members that the document does not name have a type",
        response: Info Breaks "members that the document does not name have a type",
        says: "members of `{name}` that the document does not name must be {after} now",
        why: "What was open is limited.",
        remedy: "check the other members that are sent",
    }
    MEMBERS_FREED = "additional-properties-schema-removed", PLACED, "members-changed", Remove {
        request: Info Breaks "members that the document does not name have no type",
        response: Warn Breaks "members that the document does not name have no type",
        says: "members of `{name}` that the document does not name may be anything now, they were {before}",
        why: "What was limited is open.",
        remedy: "read the other members by hand",
    }
    NOT_ADDED = "not-added", PLACED, "assertion-changed", Add {
        request: Error Behaves "some values are refused",
        response: Info Nothing "fewer values come",
        says: "some values of `{name}` are excluded now",
        why: "`not` takes values away.",
        remedy: "check the values that are sent",
    }
    NOT_REMOVED = "not-removed", PLACED, "assertion-changed", Remove {
        request: Info Behaves "more values are accepted",
        response: Error Behaves "values may come that did not come before",
        says: "values of `{name}` that were excluded are allowed now",
        why: "Values that old clients do not expect may come.",
        remedy: "handle the values that were excluded",
    }
}
