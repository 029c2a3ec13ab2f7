//! What the server says: successes built from the surface, member by member, and a refusal that repeats all it has heard.

use super::canaries::Canaries;
use super::surface::{self, Row};
use serde_json::{Value, json};

/// A success of the documented shape. What is sensitive in it is a canary; where nothing is documented, there is one too.
pub(super) fn success(operation: &str, canaries: &Canaries) -> String {
    let mut body = Value::Null;
    for row in surface::rows(operation).filter(|row| row.is_success()) {
        let planted = canaries.planted().find(|(known, _)| std::ptr::eq(*known, row));
        let value = planted.map_or_else(|| plain(row), |(_, song)| Value::from(song));
        match row.name.as_str() {
            "(body)" => body = json!({ "undocumented": super::UNDOCUMENTED }),
            "{}" => body = json!({}),
            "(empty)" => {}
            name => plant(&mut body, name, row.is_container(), value),
        }
    }
    body.to_string()
}

/// The same members, but each scalar stands in a list.
pub(super) fn of_another_shape(operation: &str, canaries: &Canaries) -> String {
    fn wrap(value: Value) -> Value {
        match value {
            Value::Array(items) => items.into_iter().map(wrap).collect(),
            Value::Object(members) => members.into_iter().map(|(name, value)| (name, wrap(value))).collect(),
            scalar => json!([scalar]),
        }
    }
    let body: Value = serde_json::from_str(&success(operation, canaries)).expect("it was built as JSON");
    wrap(body).to_string()
}

/// A refusal whose text and fields repeat what the request held, and whose other members hold what nobody may print.
pub(super) fn refusal(canaries: &Canaries) -> String {
    let heard = canaries.requested_songs();
    let fields = heard.iter().map(|song| {
        let value = canaries.song("response-default", "error_fields[].value");
        json!({ "param": format!("{song}: "), "msg": format!("{song} is wrong"), "value": value, "raw": song })
    });
    json!({
        "error": "wrong_inputs",
        "message": format!("refused: {}", heard.join(", ")),
        "url": canaries.song("response-default", "url"),
        "error_fields": fields.collect::<Vec<_>>(),
        "field_errors": [{ "value": canaries.song("response-default", "field_errors[].value") }],
        "request": heard,
    })
    .to_string()
}

/// A value that is no secret.
fn plain(row: &Row) -> Value {
    match row.kind.split('(').next() {
        Some("number" | "decimal") => json!(1),
        Some("boolean") => json!(true),
        Some("date") => json!("2020-01-02"),
        Some("date-time") => json!("2020-01-02T03:04:05Z"),
        _ => json!("plain"),
    }
}

/// Puts a value where its dotted name says; lists get one item.
fn plant(body: &mut Value, name: &str, container: bool, value: Value) {
    let mut place = body;
    let mut steps = name.split('.').peekable();
    while let Some(step) = steps.next() {
        let (member, is_list) = step.strip_suffix("[]").map_or((step, false), |member| (member, true));
        if !member.is_empty() {
            if place.is_null() {
                *place = json!({});
            }
            place = &mut place[member];
        }
        if is_list {
            if place.is_null() {
                *place = json!([null]);
            }
            place = &mut place[0];
        }
        if steps.peek().is_none() && !container {
            *place = value;
            return;
        }
    }
}
