//! The description's data in the runtime's own types.
//!
//! The runtime is made for generated code, where operations, parameters and limits are constants: it borrows them for
//! the life of the program. Here they are made once, for the one operation that a command calls, and leaked: a process
//! makes one call, and its memory ends with it.

use flexiti_description as described;
use flexiti_runtime::{
    operation::{Method, Operation, Parameter, Statuses, Style, Supplied},
    paging::Paging,
    wire::Limit,
};

use crate::value::Shapes;

fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

fn list<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(items.into_iter().collect())
}

fn one<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// An operation.
pub(crate) fn operation(operation: &described::Operation, shapes: Shapes<'_>) -> &'static Operation {
    let security = operation.security.iter().map(|alternative| {
        let schemes = alternative.schemes.iter();
        list(schemes.map(|scheme| (text(&scheme.scheme), list(scheme.scopes.iter().map(|scope| text(scope))))))
    });
    let supplied = operation.parameters.iter().filter(|parameter| parameter.supplied.is_some());
    let successes: Vec<&described::Outcome> =
        operation.outcomes.iter().filter(|outcome| outcome.status.is_success()).collect();
    let mut accept: Vec<&str> = Vec::new();
    for content in successes.iter().flat_map(|outcome| &outcome.contents) {
        if !accept.contains(&content.media_type.as_str()) {
            accept.push(&content.media_type);
        }
    }
    let idempotency = operation.idempotency.as_ref();
    one(Operation {
        server: operation.base_paths.first().map(|path| text(path)),
        security: list(security),
        supplied: list(supplied.map(|supplied| parameter(supplied, shapes))),
        success: list(successes.iter().filter_map(|outcome| match outcome.status {
            described::Status::Exact(status) => Some(Statuses::Exact(status)),
            described::Status::Class(class) => u8::try_from(class).ok().map(Statuses::Range),
            described::Status::Default => None,
        })),
        accept: if accept.is_empty() { "application/json" } else { text(&accept.join(", ")) },
        moves_money: operation.moves_money,
        idempotency_key: idempotency.map(|headers| text(&headers.key)),
        context_hash: idempotency.and_then(|headers| headers.context_hash.as_deref()).map(text),
        ..Operation::new(text(&operation.id), method(operation.method), text(&operation.path))
    })
}

/// A parameter.
pub(crate) fn parameter(described: &described::Parameter, shapes: Shapes<'_>) -> &'static Parameter {
    let name = text(&described.name);
    let made = match described.location {
        described::Location::Path => Parameter::path(name),
        described::Location::Query => Parameter::query(name),
        described::Location::Header => Parameter::header(name),
        described::Location::Cookie => Parameter::cookie(name),
    };
    let mut made = made.style(style(described.style)).explode(described.explode).limit(limit(&described.shape, shapes));
    if described.sensitive || shapes.is_sensitive(&described.shape) {
        made = made.secret();
    }
    if described.allow_reserved {
        made = made.allow_reserved();
    }
    if described.json {
        made = made.json();
    }
    match described.supplied {
        Some(described::Supplied::ClientId) => made = made.supplied(Supplied::ClientId),
        Some(described::Supplied::ReferenceId) => made = made.supplied(Supplied::ReferenceId),
        Some(described::Supplied::IdempotencyKey) => made = made.supplied(Supplied::IdempotencyKey),
        Some(described::Supplied::ContextHash) => made = made.supplied(Supplied::ContextHash),
        None => {}
    }
    one(made)
}

/// The limits of a value. Those of a list hold for the list and for each of its items.
pub(crate) fn limit(shape: &described::Shape, shapes: Shapes<'_>) -> Limit {
    let limits = shapes.limits(shape);
    let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let is_digits = matches!(shapes.resolve(shape).kind, described::Kind::Digits | described::Kind::DigitsText);
    // One of the three limits that begin a chain.
    let mut limit = match (limits.precision, limits.scale.unwrap_or_default(), limits.max_length) {
        (Some(precision), 0, _) if is_digits => Limit::digits(precision),
        (Some(precision), scale, _) => Limit::decimal(precision, scale),
        (None, _, Some(max)) => Limit::max_length(count(max)),
        (None, _, None) => Limit::NONE,
    };
    if let Some(min) = limits.min_length {
        limit = limit.min_length(count(min));
    }
    if let Some(pattern) = &limits.pattern {
        limit = limit.pattern(text(pattern));
    }
    if let Some(bound) = &limits.minimum {
        let value = text(&bound.value);
        limit = if bound.exclusive { limit.exclusive_minimum(value) } else { limit.minimum(value) };
    }
    if let Some(bound) = &limits.maximum {
        let value = text(&bound.value);
        limit = if bound.exclusive { limit.exclusive_maximum(value) } else { limit.maximum(value) };
    }
    if let Some(step) = &limits.multiple_of {
        limit = limit.multiple_of(text(step));
    }
    if let Some(min) = limits.min_items {
        limit = limit.min_items(count(min));
    }
    if let Some(max) = limits.max_items {
        limit = limit.max_items(count(max));
    }
    if limits.unique_items {
        limit = limit.unique_items();
    }
    if let Some(min) = limits.min_properties {
        limit = limit.min_properties(count(min));
    }
    if let Some(max) = limits.max_properties {
        limit = limit.max_properties(count(max));
    }
    limit
}

/// The same, for the life of the program.
pub(crate) fn limit_of(shape: &described::Shape, shapes: Shapes<'_>) -> &'static Limit {
    one(limit(shape, shapes))
}

/// How the pages of an operation follow each other, where it has pages.
pub(crate) fn paging(operation: &described::Operation, shapes: Shapes<'_>) -> Option<Paging> {
    let paging = operation.paging.as_ref()?;
    let said = operation.parameters.iter().find(|parameter| parameter.name == paging.parameter)?;
    let said = parameter(said, shapes);
    let mut made = match &paging.advance {
        described::Advance::Number(first) => Paging::number(said, *first),
        described::Advance::Offset(first) => Paging::offset(said, *first),
        described::Advance::Member(member) => Paging::cursor(said, text(member)),
        described::Advance::Link => Paging::link(said),
    };
    if let Some(items) = &paging.items {
        made = made.items(text(items));
    }
    if let Some(more) = &paging.more {
        made = made.more(text(more));
    }
    Some(made)
}

pub(crate) fn style(style: described::Style) -> Style {
    match style {
        described::Style::Matrix => Style::Matrix,
        described::Style::Label => Style::Label,
        described::Style::Form => Style::Form,
        described::Style::Simple => Style::Simple,
        described::Style::SpaceDelimited => Style::SpaceDelimited,
        described::Style::PipeDelimited => Style::PipeDelimited,
        described::Style::DeepObject => Style::DeepObject,
    }
}

fn method(method: described::Method) -> Method {
    match method {
        described::Method::Get => Method::Get,
        described::Method::Put => Method::Put,
        described::Method::Post => Method::Post,
        described::Method::Delete => Method::Delete,
        described::Method::Options => Method::Options,
        described::Method::Head => Method::Head,
        described::Method::Patch => Method::Patch,
        described::Method::Trace => Method::Trace,
    }
}
