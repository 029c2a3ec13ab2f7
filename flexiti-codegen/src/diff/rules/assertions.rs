//! The assertions of JSON Schema 2020-12 that no Rust type expresses: each came, went or says something else.

use super::{Action, Area, Rule, Ruling, rule::PLACED};
use crate::diff::{Impact, Level};

/// The rules of one keyword.
#[derive(Debug)]
pub(in crate::diff) struct Keyword {
    /// The keyword, `propertyNames`.
    pub(in crate::diff) name: &'static str,
    pub(in crate::diff) added: Rule,
    pub(in crate::diff) removed: Rule,
    pub(in crate::diff) changed: Rule,
}

/// The rules of a keyword; none where it is compared elsewhere.
pub(in crate::diff) fn keyword(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

const fn ruling(level: Level, effect: &'static str) -> Ruling {
    let impact = if matches!(level, Level::Info) { Impact::Nothing } else { Impact::Behaves };
    Ruling { level, impact, effect }
}

const fn rule(name: &'static str, action: Action, levels: (Level, Level), says: &'static str) -> Rule {
    Rule {
        name,
        placed: PLACED,
        area: Area::Schema,
        kind: "assertion-changed",
        action,
        request: ruling(
            levels.0,
            "the service may refuse other values than before; the generated types do not check it",
        ),
        response: ruling(levels.1, "other values may come than before; the generated types do not check it"),
        says,
        why: "The keyword takes values away where it stands, and gives them back where it goes.",
        remedy: "check the values that are sent and read against what the keyword says",
    }
}

/// Declares keywords. `demands`: one more takes values away; `offers`: one more brings values.
macro_rules! keywords {
    ($($sense:ident $keyword:literal = $id:literal;)*) => {
        pub(super) static KEYWORDS: &[Keyword] = &[$(Keyword {
            name: $keyword,
            added: rule(
                concat!($id, "-added"), Action::Add, keywords!(@more $sense),
                concat!("`{name}` has `", $keyword, "` now: {after}"),
            ),
            removed: rule(
                concat!($id, "-removed"), Action::Remove, keywords!(@less $sense),
                concat!("`{name}` no longer has `", $keyword, "`: {before}"),
            ),
            changed: rule(
                concat!($id, "-changed"), Action::Change, (Level::Error, Level::Error),
                concat!("`", $keyword, "` of `{name}` says {after} now, it said {before}"),
            ),
        }),*];
    };
    (@more demands) => { (Level::Error, Level::Info) };
    (@less demands) => { (Level::Info, Level::Error) };
    (@more offers) => { (Level::Info, Level::Error) };
    (@less offers) => { (Level::Error, Level::Info) };
}

keywords! {
    demands "contains" = "contains";
    demands "contentEncoding" = "content-encoding";
    demands "contentMediaType" = "content-media-type";
    demands "contentSchema" = "content-schema";
    demands "dependentRequired" = "dependent-required";
    demands "dependentSchemas" = "dependent-schema";
    demands "else" = "else";
    demands "if" = "if";
    demands "patternProperties" = "pattern-property";
    offers "prefixItems" = "prefix-items";
    demands "propertyNames" = "property-names";
    demands "then" = "then";
    demands "unevaluatedItems" = "unevaluated-items";
    demands "unevaluatedProperties" = "unevaluated-properties";
}
