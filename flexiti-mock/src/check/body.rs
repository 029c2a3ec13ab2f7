//! The body: which of the documented forms it has, what it holds, and whether that keeps to its shape.

use flexiti_description::{Content, Description, Field, Kind, Media, Operation, Shape, Style};

use super::{Incoming, Place, multipart, style, value::Checker};
use crate::value::{JsonError, Map, Value};

/// The body is of a media type that the operation does not take.
pub(crate) struct UnsupportedMediaType;

/// The documented form of a request's body; nothing where it has none.
pub(crate) fn form<'p>(
    operation: &'p Operation,
    incoming: &Incoming<'_>,
) -> Result<Option<&'p Content>, UnsupportedMediaType> {
    let Some(body) = &operation.body else { return Ok(None) };
    if incoming.body.is_empty() {
        return Ok(None);
    }
    match incoming.media_type() {
        // Who does not say what it is means the usual form.
        None => Ok(body.contents.first()),
        Some(said) => {
            let rank = |content: &&Content| likeness(&content.media_type, &said);
            let form = body.contents.iter().filter(|content| rank(content) > 0).max_by_key(rank);
            form.map(Some).ok_or(UnsupportedMediaType)
        }
    }
}

/// How closely a documented media type names one that is sent: 0 not at all, 3 literally.
pub(crate) fn likeness(documented: &str, said: &str) -> u8 {
    let essence = documented.split(';').next().unwrap_or_default().trim();
    let kind = |media_type: &str| media_type.split('/').next().unwrap_or_default().to_ascii_lowercase();
    match essence {
        _ if essence.eq_ignore_ascii_case(said) => 3,
        "*/*" => 1,
        _ if essence.ends_with("/*") && kind(essence) == kind(said) => 2,
        _ => 0,
    }
}

/// Reads the body and checks it; what was read is for the scenario.
pub(super) fn check<'p>(
    description: &'p Description,
    operation: &'p Operation,
    form: Option<&'p Content>,
    incoming: &Incoming<'_>,
    checker: &mut Checker<'p>,
) -> Value {
    let Some(content) = form else {
        if operation.body.as_ref().is_some_and(|body| body.required) && incoming.body.is_empty() {
            checker.at(Place::Body, "", false);
            checker.break_rule("required", "required");
        }
        return Value::Null;
    };
    let texts = matches!(content.media, Media::Form | Media::Multipart);
    checker.at(Place::Body, "", texts);
    match read(description, content, incoming) {
        Ok(value) => {
            match &content.shape {
                Some(shape) if content.media == Media::JsonLines => {
                    value.as_list().into_iter().flatten().for_each(|line| checker.value(shape, line));
                }
                Some(shape) if content.media != Media::Bytes => checker.value(shape, &value),
                _ => {}
            }
            value
        }
        Err(asks) => {
            checker.break_rule("media-type", asks);
            Value::Null
        }
    }
}

/// What a body holds, or what it should have been.
fn read(description: &Description, content: &Content, incoming: &Incoming<'_>) -> Result<Value, String> {
    let json = |bytes: &[u8]| Value::from_json(bytes).map_err(|error: JsonError| format!("JSON: {error}"));
    let text = || std::str::from_utf8(incoming.body).map_err(|_| "text in UTF-8".to_owned());
    match content.media {
        Media::Json => json(incoming.body),
        Media::JsonLines => {
            let lines = text()?.lines().filter(|line| !line.trim().is_empty());
            lines.map(|line| json(line.as_bytes())).collect::<Result<Vec<_>, _>>().map(Value::from)
        }
        Media::Form => Ok(fields(description, content, &style::pairs(text()?))),
        Media::Multipart => {
            let boundary = multipart::boundary(incoming.header("content-type").unwrap_or_default());
            let parts = boundary.and_then(|boundary| multipart::parts(incoming.body, &boundary));
            parts
                .map(|parts| multipart::value(description, content, parts))
                .ok_or_else(|| "parts between boundaries".into())
        }
        Media::Text | Media::EventStream => Ok(text()?.into()),
        Media::Bytes => Ok(Value::Null),
    }
}

/// The fields of a form, each read in its style; what the document does not know stays text.
fn fields(description: &Description, content: &Content, pairs: &[style::Pair<'_>]) -> Value {
    let mut map = Map::new();
    let known: &[Field] = members(description, content.shape.as_ref());
    for field in known {
        let encoding = content.encodings.iter().find(|encoding| encoding.member == field.name);
        let is_json = encoding.is_some_and(|one| one.media_type.as_deref().is_some_and(|name| name.ends_with("json")));
        let style = encoding.and_then(|one| one.style.map(|style| (style, one.explode))).unwrap_or((Style::Form, true));
        let own = pairs.iter().find(|pair| pair.name == field.name);
        // A record has no form in a form: it is its JSON, unless the document names a style or its pairs stand for it.
        let value = match own {
            Some(pair) if is_json || is_record(description, &field.shape) => {
                let text = style::decoded(pair.raw);
                Some(Value::from_json(text.as_bytes()).unwrap_or_else(|_| text.into()))
            }
            _ => style::of_pairs(description, &field.shape, style, &field.name, pairs)
                .or_else(|| style::of_pairs(description, &field.shape, (Style::DeepObject, true), &field.name, pairs)),
        };
        if let Some(value) = value {
            map.insert(field.name.as_str().into(), value);
        }
    }
    for pair in pairs.iter().filter(|pair| known.iter().all(|field| !is_of(&pair.name, &field.name))) {
        map.insert(pair.name.as_ref().into(), style::decoded(pair.raw).into());
    }
    map.into()
}

/// Whether a pair belongs to a field: by its name, or below it by brackets.
fn is_of(pair: &str, field: &str) -> bool {
    pair.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
}

fn is_record(description: &Description, shape: &Shape) -> bool {
    matches!(description.resolve(shape).kind, Kind::Record(_) | Kind::Map(_))
}

/// The members of a form.
pub(super) fn members<'d>(description: &'d Description, shape: Option<&'d Shape>) -> &'d [Field] {
    match shape.map(|shape| &description.resolve(shape).kind) {
        Some(Kind::Record(record)) => &record.fields,
        _ => &[],
    }
}
