//! Operations: what is sent, what is answered, and the words in which the description says what the model knows.

use flexiti_description::{
    Advance, Body, Content, Encoding, ErrorCode, Example, Header, Idempotency, JsonText, Location, Media, Method,
    Operation, Outcome, Paging, Parameter, Required, Status, Style, Supplied,
};

use super::{json, security, shapes::Shapes};
use crate::model::{self, Api, Shape};

/// One operation.
pub(super) fn described(api: &Api, operation: &model::Operation, shapes: &mut Shapes<'_>) -> Operation {
    shapes.begin(&operation.id);
    Operation {
        id: operation.id.clone(),
        tag: operation.tag.clone(),
        method: method(operation.method),
        path: operation.path.clone(),
        base_paths: operation.servers.iter().map(|own| super::server(own).base_path().to_owned()).collect(),
        summary: operation.docs.summary.clone(),
        description: operation.docs.description.clone(),
        deprecated: operation.docs.deprecated,
        moves_money: operation.moves_money,
        idempotency: operation.idempotency.as_ref().map(idempotency),
        paging: operation.paging.as_ref().map(paging),
        security: operation.security.iter().map(security::requirement).collect(),
        parameters: operation.parameters.iter().map(|one| parameter(one, shapes)).collect(),
        body: operation.body.as_ref().map(|body| Body {
            required: body.required,
            contents: body.contents.iter().map(|one| content("body", one, shapes)).collect(),
        }),
        outcomes: operation.outcomes.iter().map(|one| outcome(one, shapes)).collect(),
        error_codes: operation.error_codes.iter().map(|code| error_code(api, operation, code)).collect(),
    }
}

fn parameter(parameter: &model::Parameter, shapes: &mut Shapes<'_>) -> Parameter {
    Parameter {
        name: parameter.name.clone(),
        location: location(parameter.location),
        style: style(parameter.style),
        explode: parameter.explode,
        allow_reserved: parameter.allow_reserved,
        json: parameter.json,
        required: required(&parameter.required),
        shape: shapes.of(&parameter.name, parameter.schema),
        supplied: parameter.supplied.map(supplied),
        sensitive: parameter.sensitive,
        deprecated: parameter.docs.deprecated,
        example: json(&parameter.example),
        description: parameter.docs.description.clone(),
    }
}

fn outcome(outcome: &model::Outcome, shapes: &mut Shapes<'_>) -> Outcome {
    let header = |header: &model::Header| Header {
        name: header.name.clone(),
        required: header.required,
        shape: header.schema.map(|schema| shapes.of(&header.name, schema)),
    };
    let headers = outcome.headers.iter().map(header).collect();
    let status = status(outcome.status);
    Outcome {
        status,
        description: outcome.docs.description.clone(),
        headers,
        contents: outcome.contents.iter().map(|one| content(&status.to_string(), one, shapes)).collect(),
    }
}

fn content(place: &str, content: &model::Content, shapes: &mut Shapes<'_>) -> Content {
    let encoding = |encoding: &model::Encoding| Encoding {
        member: encoding.member.clone(),
        style: encoding.style.map(|(one, _)| style(one)),
        explode: encoding.style.is_some_and(|(_, explode)| explode),
        media_type: encoding.media_type.clone(),
    };
    let example = |example: &model::Example| {
        let value = JsonText::new(example.value.clone()).ok()?;
        Some(Example { name: example.name.clone(), summary: example.summary.clone(), value })
    };
    Content {
        media_type: content.media_type.clone(),
        media: media(content.media),
        shape: content.schema.map(|schema| shapes.of(place, schema)),
        encodings: content.encodings.iter().map(encoding).collect(),
        examples: content.examples.iter().filter_map(example).collect(),
    }
}

fn error_code(api: &Api, operation: &model::Operation, code: &model::ErrorCode) -> ErrorCode {
    ErrorCode {
        status: status(code.status),
        code: code.code.clone(),
        member: member_of(api, operation, code.status).unwrap_or_default(),
        meaning: code.meaning.clone(),
    }
}

/// The member in which answers of a status have their code: the first of the known ones that their body has.
fn member_of(api: &Api, operation: &model::Operation, status: model::Status) -> Option<String> {
    let known = &api.problems.code;
    let outcome = operation.outcomes.iter().find(|outcome| outcome.status == status)?;
    let schema = outcome.contents.iter().find_map(|content| content.schema)?;
    let has = |name: &&String| match &api.schemas.resolve(schema).1.shape {
        Shape::Record(record) => record.fields.iter().any(|field| field.name == **name),
        _ => false,
    };
    known.iter().find(has).or_else(|| known.first()).cloned()
}

fn idempotency(keys: &model::Idempotency) -> Idempotency {
    Idempotency { key: keys.key.clone(), context_hash: keys.context_hash.clone() }
}

fn paging(paging: &model::Paging) -> Paging {
    Paging {
        parameter: paging.parameter.clone(),
        advance: match &paging.advance {
            model::Advance::Number(first) => Advance::Number(*first),
            model::Advance::Offset(first) => Advance::Offset(*first),
            model::Advance::Member(member) => Advance::Member(member.clone()),
            model::Advance::Link => Advance::Link,
        },
        size: paging.size.clone(),
        items: paging.items.clone(),
        more: paging.more.clone(),
    }
}

fn status(status: model::Status) -> Status {
    match status {
        model::Status::Exact(status) => Status::Exact(status),
        model::Status::Class(class) => Status::Class(class),
        model::Status::Default => Status::Default,
    }
}

fn method(method: model::Method) -> Method {
    match method {
        model::Method::Get => Method::Get,
        model::Method::Put => Method::Put,
        model::Method::Post => Method::Post,
        model::Method::Delete => Method::Delete,
        model::Method::Options => Method::Options,
        model::Method::Head => Method::Head,
        model::Method::Patch => Method::Patch,
        model::Method::Trace => Method::Trace,
    }
}

/// Where a parameter or a key travels.
pub(super) fn location(location: model::Location) -> Location {
    match location {
        model::Location::Path => Location::Path,
        model::Location::Query => Location::Query,
        model::Location::Header => Location::Header,
        model::Location::Cookie => Location::Cookie,
    }
}

fn style(style: model::Style) -> Style {
    match style {
        model::Style::Matrix => Style::Matrix,
        model::Style::Label => Style::Label,
        model::Style::Form => Style::Form,
        model::Style::Simple => Style::Simple,
        model::Style::SpaceDelimited => Style::SpaceDelimited,
        model::Style::PipeDelimited => Style::PipeDelimited,
        model::Style::DeepObject => Style::DeepObject,
    }
}

/// Whether something must be there.
pub(super) fn required(required: &model::Required) -> Required {
    match required {
        model::Required::Yes => Required::Yes,
        model::Required::No => Required::No,
        model::Required::Unknown => Required::Unknown,
        model::Required::If(condition) => Required::If(condition.clone()),
    }
}

fn supplied(supplied: model::Supplied) -> Supplied {
    match supplied {
        model::Supplied::ClientId => Supplied::ClientId,
        model::Supplied::ReferenceId => Supplied::ReferenceId,
        model::Supplied::IdempotencyKey => Supplied::IdempotencyKey,
        model::Supplied::ContextHash => Supplied::ContextHash,
    }
}

fn media(media: model::Media) -> Media {
    match media {
        model::Media::Json => Media::Json,
        model::Media::Form => Media::Form,
        model::Media::Multipart => Media::Multipart,
        model::Media::Text => Media::Text,
        model::Media::EventStream => Media::EventStream,
        model::Media::JsonLines => Media::JsonLines,
        model::Media::Bytes => Media::Bytes,
    }
}
