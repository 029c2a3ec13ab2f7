//! From what is given to the runtime's call.

use flexiti_description::{Kind, Media};
use flexiti_runtime::{
    Core,
    operation::{Call, Operation, Part, Style},
};

use crate::{
    arguments::Content,
    ask::{Body, Gathered},
    interned,
    program::Subject,
    value::{Shaped, Tree},
};

/// The call with its parameters and its body.
pub(crate) fn filled(core: &Core, operation: &'static Operation, subject: &Subject<'_>, given: &Gathered<'_>) -> Call {
    let mut call = Call::new(core, operation);
    for (parameter, value) in &given.parameters {
        let value = Shaped::new(value, Some(&parameter.shape), subject.shapes);
        call.set(interned::parameter(parameter, subject.shapes), &value);
    }
    match (&given.body, Content::of(subject.operation)) {
        (Some(body), Some(content)) => with_body(call, body, content, subject),
        _ => call,
    }
}

fn with_body(call: Call, body: &Body, content: Content<'_>, subject: &Subject<'_>) -> Call {
    let media_type = content.media_type();
    let (value, files) = match body {
        Body::Raw(bytes) => {
            return match (content.media(), std::str::from_utf8(bytes)) {
                (Media::Text, Ok(text)) => call.text_as(media_type, text.to_owned()),
                _ => call.bytes(media_type, bytes.clone()),
            };
        }
        Body::Value(value, files) => (value, files),
    };
    let shaped = Shaped::new(value, content.shape(), subject.shapes);
    let call = match content.shape() {
        Some(shape) => call.body_limit(interned::limit_of(shape, subject.shapes)),
        None => call,
    };
    match content.media() {
        Media::Form => {
            let styles = content.encodings().iter().filter_map(|encoding| {
                let style = match (encoding.style, encoding.media_type.as_deref()) {
                    (_, Some(kind)) if kind.ends_with("json") => Style::Json,
                    (Some(style), _) => interned::style(style),
                    (None, _) => return None,
                };
                Some((encoding.member.as_str(), style, encoding.explode))
            });
            call.form_styled(&shaped, &styles.collect::<Vec<_>>())
        }
        Media::Multipart => call.multipart(parts(value, files, content, subject)),
        _ if media_type == "application/json" => call.json(&shaped),
        _ => call.json_as(media_type, &shaped),
    }
}

fn parts(
    value: &Tree,
    files: &[(String, flexiti_runtime::operation::File)],
    content: Content<'_>,
    subject: &Subject<'_>,
) -> Vec<Part> {
    let said = |name: &str| {
        let own = content.encodings().iter().find(|encoding| encoding.member == name);
        own.and_then(|encoding| encoding.media_type.clone())
    };
    let mut parts = Vec::new();
    let Tree::Record(members) = value else { return parts };
    for (name, member) in members {
        let known = content.shape().map(|shape| subject.shapes.members(shape, name)).unwrap_or_default();
        let shape = known.first().map(|field| &field.shape);
        let none = const { &flexiti_runtime::wire::Limit::NONE };
        let limit = shape.map_or(none, |shape| interned::limit_of(shape, subject.shapes));
        let is_list = shape.is_some_and(|shape| matches!(subject.shapes.resolve(shape).kind, Kind::List(_)));
        let shaped = Shaped::new(member, shape, subject.shapes);
        let made = if is_list { Part::fields(name, &shaped, limit) } else { vec![Part::field(name, &shaped, limit)] };
        parts.extend(made.into_iter().map(|part| match said(name) {
            Some(kind) => part.content_type(&kind),
            None => part,
        }));
    }
    parts.extend(
        files
            .iter()
            .map(|(name, file)| Part::file(name, file, said(name).as_deref().unwrap_or("application/octet-stream"))),
    );
    parts
}
