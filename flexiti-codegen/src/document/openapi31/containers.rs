//! Arrays by position and objects by pattern.

use super::Notes;
use crate::source::{Node, Object, Span, Value};

pub(super) fn convert<'a>(object: &mut Object<'a>, span: Span, notes: &mut Notes<'_>) {
    tuple(object, span, notes);
    patterns(object, notes);
    unevaluated(object, notes);
}

/// A tuple keeps its items under `x-prefix-items`, for whoever wants them; 3.0 knows arrays of one kind only.
///
/// `items` as an array is the tuple of earlier JSON Schema versions.
fn tuple<'a>(object: &mut Object<'a>, span: Span, notes: &mut Notes<'_>) {
    let listed = object.get("items").is_some_and(|items| items.as_array().is_some());
    let key = match (object.contains("prefixItems"), listed) {
        (true, _) => "prefixItems",
        (false, true) => "items",
        (false, false) => return,
    };
    let listed = key == "items";
    let Some(prefix) = object.remove(key) else { return };
    notes.of_3_1(key, prefix.key_span);
    // A list under `items` without `type: array` is often a union in disguise: nothing is known for sure.
    if listed && !object.contains("type") {
        notes.ignored("items", prefix.key_span);
        return;
    }
    let length = prefix.value.as_array().map_or(0, <[_]>::len);
    let closed = object.get(if listed { "additionalItems" } else { "items" }).and_then(Node::as_bool) == Some(false);
    if closed && !object.contains("maxItems") {
        object.set("maxItems", Node::new(Value::Number(length.to_string().into()), prefix.value.span));
    }
    object.set("items", Node::empty_object(span));
    if !object.contains("type") {
        object.set("type", Node::string("array", span));
    }
    object.set("x-prefix-items", prefix.value);
}

/// One pattern is a map (JSON Schema 2020-12, section 10.3.2.2); several different ones are a map of anything.
fn patterns(object: &mut Object<'_>, notes: &mut Notes<'_>) {
    let Some(patterns) = object.remove("patternProperties") else { return };
    notes.of_3_1("patternProperties", patterns.key_span);
    let Value::Object(schemas) = patterns.value.value else { return };
    let mut schemas = schemas.into_members().into_iter().map(|member| member.value);
    let Some(first) = schemas.next() else { return };
    let others: Vec<_> = schemas.collect();
    // A schema for all other names makes the map wider than its patterns.
    if object.get("additionalProperties").is_some_and(|other| other.as_bool() != Some(false)) {
        notes.ignored("patternProperties", patterns.key_span);
        return;
    }
    let same = others.iter().all(|other| other.same_value(&first));
    if !same {
        notes.ignored("patternProperties", patterns.key_span);
    }
    let values = if same { first } else { Node::empty_object(patterns.key_span) };
    object.set("additionalProperties", values);
}

/// `unevaluatedProperties` with a schema says what further members are like.
fn unevaluated(object: &mut Object<'_>, notes: &mut Notes<'_>) {
    let Some(unevaluated) = object.remove("unevaluatedProperties") else { return };
    if unevaluated.value.as_object().is_some() && !object.contains("additionalProperties") {
        object.set("additionalProperties", unevaluated.value);
    } else if unevaluated.value.as_bool() == Some(false) {
        // Responses stay lenient and requests have no members but the known ones: nothing is lost.
    } else {
        notes.ignored("unevaluatedProperties", unevaluated.key_span);
    }
}
