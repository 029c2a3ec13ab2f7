//! A change in the words of a changelog.

use flexiti_codegen::diff::{Change, Verdict};

use super::Release;

/// The sentence, without its subject and full stop. What breaks says what it does to code.
pub(super) fn of(change: &Change, release: &Release<'_>) -> String {
    let told = told(change, release).unwrap_or_else(|| placed(change, &change.text)).replace("`(body)`", "the body");
    let breaks = change.crate_verdict() == Verdict::Major && !change.client_effect.is_empty();
    if breaks { format!("{told} ({})", change.client_effect) } else { told }
}

/// What is said in other words than the rule's own.
fn told(change: &Change, release: &Release<'_>) -> Option<String> {
    let (before, after) = (&*change.before, &*change.after);
    let name = format!("`{}`", change.name);
    match change.kind.as_str() {
        "length-changed" => {
            let place = place(change);
            let said = match (characters(before), characters(after)) {
                (Some(old), Some(new)) => format!("may have {new} characters, it was {old}"),
                (None, Some(new)) => format!("may have {new} characters, no limit was known"),
                (Some(old), None) => format!("has no known limit any more, it was {old} characters"),
                (None, None) => format!("is {after}, it was {before}"),
            };
            Some(format!("{name} {place} {said}"))
        }
        "field-added" | "parameter-added" if !after.is_empty() && after != "any" => {
            let must = if change.id.contains("required") && !change.id.contains("optional") { "must" } else { "may" };
            match change.part.starts_with("response-") {
                true => Some(format!("{name} {} is new ({after})", place(change))),
                false => Some(format!("{name} {} is new and {must} be sent ({after})", place(change))),
            }
        }
        "error-code-added" => {
            let mut operations = release.api.operations.iter();
            let operation = operations.find(|operation| operation.title() == change.operation);
            let code =
                operation.and_then(|operation| operation.error_codes.iter().find(|code| code.code == change.name));
            let meaning =
                code.and_then(|code| code.meaning.as_deref()).map(|meaning| meaning.trim().trim_end_matches('.'));
            let meaning = meaning.map_or_else(String::new, |meaning| format!(": {meaning}"));
            Some(format!("may refuse with {name} ({after}){meaning}"))
        }
        "operation-added" => Some(format!("is new, `{}`", change.operation)),
        "operation-deprecated" if after == "deprecated" => Some("is deprecated".into()),
        _ => None,
    }
}

/// A rule's sentence names a value and not where it stands.
fn placed(change: &Change, text: &str) -> String {
    let place = place(change);
    if place.is_empty() || change.name.is_empty() {
        return text.to_owned();
    }
    let name = format!("`{}`", change.name);
    if text.contains(&name) { text.replacen(&name, &format!("{name} {place}"), 1) } else { text.to_owned() }
}

/// Where in an operation, as it is said beside a name.
fn place(change: &Change) -> String {
    match change.part.as_str() {
        "request-query" => "of the query".into(),
        "request-path" => "of the path".into(),
        "request-header" => "of the headers".into(),
        "request-form" => "of the form".into(),
        "request-body" => "of the request".into(),
        part => match part.strip_prefix("response-") {
            Some(status) if status.starts_with('2') => "of the answer".into(),
            Some(status) => format!("of the refusal ({status})"),
            None => String::new(),
        },
    }
}

/// `string(40)` is 40 characters.
fn characters(kind: &str) -> Option<usize> {
    kind.strip_prefix("string(")?.strip_suffix(')')?.parse().ok()
}
