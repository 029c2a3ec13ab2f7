//! Which of the documented answers is given: by `Prefer`, by `Accept`, else the first success with its first example.

use bytes::Bytes;
use flexiti_description::{Content, Example, Kind, Media, Operation, Outcome};

use super::{Prefer, Reply, make, refusal::with_code};
use crate::{
    check::{fits, likeness},
    plan::Plan,
    value::Value,
};

/// Why there is no such answer; what the caller is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unanswerable {
    /// The document has no answer for the status, or no example of the name.
    NotDocumented(String),
    /// None of the documented media types is accepted.
    NotAcceptable,
}

/// The answer to a request that is right.
pub(crate) fn respond(
    plan: &Plan,
    place: usize,
    operation: &Operation,
    prefer: &Prefer,
    accept: Option<&str>,
) -> Result<Reply, Unanswerable> {
    let (at, outcome, status) = match prefer.code {
        Some(code) => {
            let found = operation.outcome(code).and_then(|wanted| position(operation, wanted));
            let found = found.map(|(at, outcome)| (at, outcome, code));
            found
                .ok_or_else(|| Unanswerable::NotDocumented(format!("no answer with the status {code} is documented")))?
        }
        None => match usual(operation, prefer) {
            Some((at, outcome)) => (at, outcome, status_of(outcome, operation)),
            None => return Ok(Reply::empty(200)),
        },
    };
    let mut reply = Reply { headers: headers(plan, outcome), ..Reply::empty(status) };
    if outcome.contents.is_empty() || matches!(status, 100..200 | 204 | 205 | 304) {
        return match &prefer.example {
            Some(name) => Err(no_example(name)),
            None => Ok(reply),
        };
    }
    let (form, content) = acceptable(outcome, accept).ok_or(Unanswerable::NotAcceptable)?;
    reply.media_type = Some(concrete(&content.media_type));
    reply.body = match &prefer.example {
        Some(name) => named(plan, operation, status, content, name).ok_or_else(|| no_example(name))?,
        None if prefer.dynamic => made(plan, content),
        None => plan.cache.body((place, at, form), || shown(plan, content).unwrap_or_else(|| made(plan, content))),
    };
    Ok(reply)
}

fn no_example(name: &str) -> Unanswerable {
    // The name is repeated as far as it can be one.
    let name: String = name.chars().filter(|character| !character.is_control()).take(80).collect();
    Unanswerable::NotDocumented(format!("no example `{name}` is documented for this answer"))
}

/// The outcome that is meant where no status is said: the one that has the wanted example, else the first success.
fn usual<'d>(operation: &'d Operation, prefer: &Prefer) -> Option<(usize, &'d Outcome)> {
    let has = |name: &str, outcome: &Outcome| {
        let mut examples = outcome.contents.iter().flat_map(|content| &content.examples);
        let mut codes = operation.error_codes.iter().filter(|code| code.status == outcome.status);
        examples.any(|example| example.name == name) || codes.any(|code| code.code == name)
    };
    let wanted = prefer.example.as_deref().and_then(|name| operation.outcomes.iter().find(|one| has(name, one)));
    let usual = wanted.or_else(|| operation.success()).or_else(|| operation.outcomes.last());
    usual.and_then(|outcome| position(operation, outcome))
}

fn position<'d>(operation: &'d Operation, outcome: &'d Outcome) -> Option<(usize, &'d Outcome)> {
    operation.outcomes.iter().position(|one| std::ptr::eq(one, outcome)).map(|at| (at, outcome))
}

/// `default` alone stands for success, beside others for failure.
fn status_of(outcome: &Outcome, operation: &Operation) -> u16 {
    match outcome.status {
        flexiti_description::Status::Default if operation.outcomes.len() == 1 => 200,
        status => status.example(),
    }
}

/// The documented headers, as far as they have a value that a header can hold.
fn headers(plan: &Plan, outcome: &Outcome) -> Vec<(String, String)> {
    let headers = outcome.headers.iter().filter_map(|header| {
        let value = make::make(plan, header.shape.as_ref()?);
        let text = match &value {
            Value::Bool(truth) => truth.to_string(),
            Value::List(items) => items.iter().filter_map(Value::scalar_text).collect::<Vec<_>>().join(","),
            other => other.scalar_text()?.to_owned(),
        };
        let is_ours = ["content-type", "content-length", "transfer-encoding", "connection"];
        let is_ours = is_ours.iter().any(|name| header.name.eq_ignore_ascii_case(name));
        (!is_ours).then(|| (header.name.clone(), text))
    });
    headers.collect()
}

/// The first form that is accepted, by the order of preference that `Accept` gives (RFC 9110, 12.5.1).
fn acceptable<'d>(outcome: &'d Outcome, accept: Option<&str>) -> Option<(usize, &'d Content)> {
    let contents = || outcome.contents.iter().enumerate();
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else { return contents().next() };
    let mut wanted: Vec<(f32, &str)> = accept.split(',').map(weighed).filter(|(weight, _)| *weight > 0.0).collect();
    wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
    wanted.iter().find_map(|(_, range)| {
        contents().find(|(_, content)| {
            let documented = concrete(&content.media_type);
            let essence = documented.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            likeness(range, &essence) > 0
        })
    })
}

/// A media range with its weight.
fn weighed(range: &str) -> (f32, &str) {
    let (range, parameters) = range.split_once(';').unwrap_or((range, ""));
    let weight = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("q=")?.parse().ok());
    (weight.unwrap_or(1.0), range.trim())
}

/// A media type that can be sent: `*/*` is none.
fn concrete(media_type: &str) -> String {
    match media_type {
        "*/*" | "application/*" => super::JSON.to_owned(),
        "text/*" => "text/plain".to_owned(),
        _ => media_type.replace("/*", "/octet-stream"),
    }
}

/// What a body of this form is sent as: JSON where the document takes any media type.
fn media(content: &Content) -> Media {
    match content.media_type.as_str() {
        "*/*" | "application/*" => Media::Json,
        _ => content.media,
    }
}

/// The first documented example that keeps to the shape.
fn shown(plan: &Plan, content: &Content) -> Option<Bytes> {
    let example = content.examples.iter().find(|example| match (&content.shape, media(content)) {
        (Some(shape), Media::Json) => make::read(&example.value).is_some_and(|value| fits(plan, shape, &value)),
        _ => true,
    });
    example.map(|example| written(content, example))
}

/// The example of a name, as it is; or a body with the error code of that name.
fn named(plan: &Plan, operation: &Operation, status: u16, content: &Content, name: &str) -> Option<Bytes> {
    if let Some(example) = content.examples.iter().find(|example| example.name == name) {
        return Some(written(content, example));
    }
    let code = operation.error_codes.iter().find(|code| code.code == name)?;
    let is_here = operation.outcome(status).is_some_and(|outcome| outcome.status == code.status);
    is_here.then(|| with_code(plan, content, code).to_json().into())
}

fn written(content: &Content, example: &Example) -> Bytes {
    match make::read(&example.value) {
        // What is no JSON is shown as a text that holds it.
        Some(Value::Text(text)) if media(content) != Media::Json => text.as_bytes().to_vec().into(),
        Some(value) => body(media(content), &value),
        None => Bytes::new(),
    }
}

/// A body made from the shape.
fn made(plan: &Plan, content: &Content) -> Bytes {
    match (&content.shape, media(content)) {
        (Some(shape), Media::Bytes) if !matches!(plan.description.resolve(shape).kind, Kind::Record(_)) => {
            Bytes::from_static(b"bytes")
        }
        (Some(shape), media) => body(media, &make::make(plan, shape)),
        (None, Media::Json | Media::JsonLines) => Bytes::from_static(b"{}"),
        (None, _) => Bytes::from_static(b"text"),
    }
}

fn body(media: Media, value: &Value) -> Bytes {
    let text = match (media, value) {
        (Media::Json, value) => value.to_json(),
        (Media::JsonLines, value) => format!("{}\n", value.to_json()),
        (Media::EventStream, value) => {
            format!("data: {}\n\n", value.scalar_text().map_or_else(|| value.to_json(), str::to_owned))
        }
        (_, value) => value.scalar_text().map_or_else(|| value.to_json(), str::to_owned),
    };
    text.into()
}
