//! Types and formats. A wider type breaks readers, a narrower one breaks requests, and another one breaks both; whoever
//! compiles against the old type meets all three.

use serde_json::json;

use super::{Change, Class, Rule, each_schema};
use crate::{
    sites::{Site, Stand},
    tree::{Tree, has, set, unset},
};

pub(super) const CLASSES: &[Class] = &[
    ("flag to number", |document| each_schema(document, |schema, _| flag_to_number(schema))),
    ("text to flag", |document| each_schema(document, text_to_flag)),
    ("number to text", |document| each_schema(document, |schema, _| number_to_text(schema))),
    ("anything to text", |document| each_schema(document, |schema, _| any_to_text(schema))),
    ("text to anything", |document| each_schema(document, text_to_any)),
    ("text to date", |document| each_schema(document, text_to_date)),
    ("date to text", |document| each_schema(document, |schema, _| date_to_text(schema))),
    ("date to moment", |document| each_schema(document, |schema, _| date_to_moment(schema))),
];

/// Nothing of the old is right in the new.
const OTHER: Rule = Rule("type-changed", "error major major", "error major major");

fn replaced(schema: &Tree, rule: Rule, before: &str, after: &str, edit: impl FnOnce(&mut Tree)) -> Change {
    let mut schema = schema.clone();
    edit(&mut schema);
    Change { schema, rule, word: (before.to_owned(), after.to_owned()) }
}

fn is_plain(schema: &Tree, kind: &str) -> bool {
    schema.text("type") == Some(kind)
        && !has(schema, &["enum", "format", "default", "maxLength", "minLength", "pattern"])
}

fn flag_to_number(schema: &Tree) -> Option<Change> {
    is_plain(schema, "boolean")
        .then(|| replaced(schema, OTHER, "boolean", "number", |schema| set(schema, "type", json!("integer"))))
}

fn text_to_flag(schema: &Tree, site: &Site) -> Option<Change> {
    // Where the code is no text, no refusal can be told from another: the body is no longer what all refusals share.
    let rule = Rule("text replaced", "error major major", "error major major");
    (is_plain(schema, "string") && !site.is_code)
        .then(|| replaced(schema, rule, "string", "boolean", |schema| set(schema, "type", json!("boolean"))))
}

/// In a parameter all is text, and a number is one spelling of it.
fn number_to_text(schema: &Tree) -> Option<Change> {
    let digits = schema.get("maximum").and_then(Tree::as_number_text);
    let before = match (schema.text("type")?, digits) {
        ("integer", Some(nines)) if nines.bytes().all(|digit| digit == b'9') => format!("number({})", nines.len()),
        ("integer", None) => "number".to_owned(),
        _ => return None,
    };
    let rule = Rule("type-changed or generalized", "", "error major major");
    Some(replaced(schema, rule, &before, "string", |schema| {
        unset(schema, &["format", "minimum", "maximum", "multipleOf"]);
        set(schema, "type", json!("string"));
    }))
}

fn any_to_text(schema: &Tree) -> Option<Change> {
    let open = !has(schema, &["type", "enum", "allOf", "oneOf", "anyOf", "properties", "items", "const"]);
    let rule = Rule("type-narrowed", "error major major", "info patch major");
    open.then(|| replaced(schema, rule, "", "string", |schema| set(schema, "type", json!("string"))))
}

fn text_to_any(schema: &Tree, site: &Site) -> Option<Change> {
    let rule = Rule("type-generalized", "info patch major", "error major major");
    (is_plain(schema, "string") && !site.is_code)
        .then(|| replaced(schema, rule, "string", "", |schema| unset(schema, &["type"])))
}

fn text_to_date(schema: &Tree, site: &Site) -> Option<Change> {
    let rule = Rule("type-narrowed", "error major major", "info patch major");
    (is_plain(schema, "string") && !site.is_code)
        .then(|| replaced(schema, rule, "string", "date", |schema| set(schema, "format", json!("date"))))
}

fn date_to_text(schema: &Tree) -> Option<Change> {
    let rule = Rule("type-generalized", "info patch major", "error major major");
    // With a length, the surface writes the length.
    let word = if has(schema, &["maxLength"]) { ("", "") } else { ("date", "string") };
    (schema.text("format") == Some("date"))
        .then(|| replaced(schema, rule, word.0, word.1, |schema| unset(schema, &["format"])))
}

fn date_to_moment(schema: &Tree) -> Option<Change> {
    // A day is no moment: who reads one cannot read the other.
    let rule = OTHER;
    let word = if has(schema, &["maxLength"]) { ("", "") } else { ("date", "date-time") };
    (schema.text("format") == Some("date"))
        .then(|| replaced(schema, rule, word.0, word.1, |schema| set(schema, "format", json!("date-time"))))
}

/// The rule of a change of type at a place, where its name depends on the place.
pub(super) fn named(rule: Rule, stand: Stand) -> Rule {
    match (rule.0, stand) {
        // All that a parameter writes is text, so whatever it wrote is still right.
        ("type-changed or generalized", Stand::Parameter) => Rule("type-generalized", "info patch major", ""),
        ("type-changed or generalized", _) => OTHER,
        // Within a parameter, what was text is narrower as anything else.
        ("text replaced" | "type-narrowed", Stand::ParameterProperty) => Rule("type-specialized", rule.1, rule.2),
        ("text replaced", _) => OTHER,
        // What takes values away is, to requests, another type.
        ("type-narrowed", stand) if stand.is_request() => Rule("type-changed", rule.1, rule.2),
        ("type-narrowed", _) => Rule("type-specialized", rule.1, rule.2),
        // Fewer digits before the point and more behind it.
        ("point moved", stand) if stand.is_request() => Rule("precision-decreased", rule.1, rule.2),
        ("point moved", _) => Rule("scale-increased", rule.1, rule.2),
        _ => rule,
    }
}
