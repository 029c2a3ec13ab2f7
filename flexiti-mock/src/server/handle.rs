//! One request from its first byte to its answer: route, faults, proof, media type, limits; then an ordered answer, what
//! `Prefer` asks for, the scenario's answer, or an example.

use std::{sync::Arc, time::Instant};

use axum::{
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    response::Response,
};
use bytes::Bytes;
use flexiti_description::{Method, Operation};
use http::{HeaderName, HeaderValue, StatusCode, header};

use super::{Exchange, Shared, builder::stopped, line::Cut};
use crate::{
    answer::{Prefer, Reason, Reply, Unanswerable, refuse, respond},
    check::{self, Incoming, Violation, decoded, decoded_path, pairs},
    control::{Fault, Recorded},
    route::Route,
    scenario::{Answer, Asked, Scenario},
    security,
    value::{Map, Value},
};

/// A longer body is refused.
const LONGEST_BODY: usize = 16 * 1024 * 1024;

/// Answers a request.
pub(super) async fn handle(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let began = Instant::now();
    let (head, body) = request.into_parts();
    let (path, query) = (head.uri.path(), head.uri.query().unwrap_or_default());
    let plan = &shared.plan;
    let route = plan.routes.find(method(&head.method), path);
    let place = if let Route::To(place, _) = &route { Some(*place) } else { None };
    if let Some(place) = place {
        shared.expectations.count(place);
    }
    let fault = shared.orders.next_fault(place);
    let body = to_bytes(body, LONGEST_BODY).await.ok();
    let placeholders: &[(&str, &str)] = if let Route::To(_, filled) = &route { filled } else { &[] };
    let content: &[u8] = body.as_deref().unwrap_or_default();
    let incoming = Incoming { path, query, placeholders, headers: &head.headers, body: content };

    if let Some(Fault::Delay(delay)) = fault {
        tokio::select! {
            () = tokio::time::sleep(delay) => {}
            () = stopped(shared.stopping.clone()) => {}
        }
    }
    let (outcome, violations) = match (&fault, &route, place.and_then(|place| plan.operation(place))) {
        (Some(Fault::ResetBefore), ..) => (None, Vec::new()),
        (Some(Fault::Status(status)), _, operation) => {
            (Some(refuse(plan, operation, &Reason::Ordered(*status))), Vec::new())
        }
        (_, _, operation) if body.is_none() => (Some(refuse(plan, operation, &Reason::TooLarge)), Vec::new()),
        (fault, Route::To(place, _), Some(operation)) => {
            let (reply, violations) = operate(&shared, *place, operation, &incoming);
            (survive(fault.as_ref(), reply), violations)
        }
        (fault, Route::OtherMethod(methods), _) => {
            let methods: Vec<&str> = methods.iter().map(|method| method.word()).collect();
            (survive(fault.as_ref(), refuse(plan, None, &Reason::OtherMethod(methods.join(", ")))), Vec::new())
        }
        (fault, ..) => (survive(fault.as_ref(), refuse(plan, None, &Reason::NoRoute)), Vec::new()),
    };

    let status = outcome.as_ref().map_or(0, |reply| reply.status);
    let took = began.elapsed();
    let operation = place.and_then(|place| plan.operation(place));
    if let Some(log) = &shared.log {
        let template = operation.map(|operation| operation.path.as_str());
        let operation = operation.map(|operation| operation.id.as_str());
        log(&Exchange { method: &head.method, template, operation, status, took });
    }
    shared.recorder.record(Recorded {
        operation: operation.map(|operation| operation.id.clone()),
        path: path.to_owned(),
        query: query.to_owned(),
        body: body.unwrap_or_default(),
        method: head.method,
        headers: head.headers,
        status,
        took,
        violations,
    });
    match outcome {
        Some(reply) => response(reply),
        None => {
            cut.set();
            Response::new(Body::empty())
        }
    }
}

/// What is left of an answer after a fault; nothing where the connection is reset.
fn survive(fault: Option<&Fault>, reply: Reply) -> Option<Reply> {
    match fault {
        Some(Fault::Reset) => None,
        Some(Fault::Malformed) => Some(Reply { body: halved(&reply.body), ..reply }),
        _ => Some(reply),
    }
}

/// The first half of a body; of one that is empty or very short, something that is no JSON all the same.
fn halved(body: &Bytes) -> Bytes {
    if body.len() < 4 { Bytes::from_static(b"{\"") } else { body.slice(..body.len() / 2) }
}

/// Asks an operation.
fn operate(shared: &Shared, place: usize, operation: &Operation, incoming: &Incoming<'_>) -> (Reply, Vec<Violation>) {
    let plan = &shared.plan;
    let refused = |reason: &Reason| (refuse(plan, Some(operation), reason), Vec::new());
    let seen = shared.scenario.as_ref().map(|scenario| (scenario, Seen::of(shared, operation, incoming)));
    if let Some((scenario, seen)) = &seen
        && let Err(answer) = seen.ask(operation, &Value::Null, |asked| scenario.admit(asked))
    {
        return (answer.into(), Vec::new());
    }
    if !security::is_met(&plan.description, operation, incoming) {
        return refused(&Reason::Unauthorized);
    }
    let Ok(form) = check::form(operation, incoming) else { return refused(&Reason::UnsupportedMediaType) };
    let (violations, body) = check::check(plan, operation, form, incoming);
    if !violations.is_empty() {
        let objection = seen.as_ref().and_then(|(scenario, seen)| seen.object(scenario, operation, &body, &violations));
        let reply =
            objection.map_or_else(|| refuse(plan, Some(operation), &Reason::Invalid(violations.clone())), Reply::from);
        return (reply, violations);
    }
    if let Some(answer) = shared.orders.next_answer(place) {
        return (answer.into(), Vec::new());
    }
    // Who says which answer is wanted gets that one, and nothing happens.
    let prefer = Prefer::of(incoming.headers);
    if prefer == Prefer::default()
        && let Some((scenario, seen)) = &seen
        && let Some(answer) = seen.ask(operation, &body, |asked| scenario.answer(asked))
    {
        return (answer.into(), Vec::new());
    }
    match respond(plan, place, operation, &prefer, incoming.header("accept")) {
        Ok(reply) => (reply, Vec::new()),
        Err(Unanswerable::NotDocumented(what)) => refused(&Reason::NotDocumented(what)),
        Err(Unanswerable::NotAcceptable) => refused(&Reason::NotAcceptable),
    }
}

/// A request as a scenario sees it.
struct Seen<'a> {
    scopes: Option<Vec<&'a str>>,
    path: Value,
    query: Value,
    headers: Value,
    url: String,
}

impl<'a> Seen<'a> {
    fn of(shared: &'a Shared, operation: &'a Operation, incoming: &Incoming<'_>) -> Self {
        let path = incoming.placeholders.iter().map(|(name, raw)| (*name, decoded_path(raw))).collect();
        let mut query = Map::new();
        for pair in pairs(incoming.query) {
            let value = Value::from(decoded(pair.raw));
            let value = match query.get(pair.name.as_ref()) {
                None => value,
                Some(Value::List(known)) => known.iter().cloned().chain([value]).collect::<Vec<_>>().into(),
                Some(first) => vec![first.clone(), value].into(),
            };
            query.insert(pair.name.as_ref().into(), value);
        }
        let headers =
            incoming.headers.iter().map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())));
        let url = match incoming.query {
            "" => incoming.path.to_owned(),
            query => format!("{}?{query}", incoming.path),
        };
        Self {
            scopes: security::scopes(&shared.plan.description, operation),
            path,
            query: query.into(),
            headers: headers.map(|(name, value)| (name, value.into_owned())).collect(),
            url,
        }
    }

    fn ask<T>(&self, operation: &Operation, body: &Value, ask: impl FnOnce(&Asked<'_>) -> T) -> T {
        ask(&Asked {
            operation: &operation.id,
            scopes: self.scopes.as_deref(),
            path: &self.path,
            query: &self.query,
            headers: &self.headers,
            body,
            url: &self.url,
        })
    }

    /// What the scenario says of wrong members, by their bare names.
    fn object(
        &self,
        scenario: &Scenario,
        operation: &Operation,
        body: &Value,
        violations: &[Violation],
    ) -> Option<Answer> {
        let bare = violations.iter().map(|violation| bare(&violation.name)).collect::<Vec<_>>();
        self.ask(operation, body, |asked| scenario.objection(asked, &bare))
    }
}

/// `sku_id` of `products[0].sku_id`.
fn bare(name: &str) -> &str {
    let last = name.rsplit('.').next().unwrap_or(name);
    last.split('[').next().unwrap_or(last)
}

fn method(method: &http::Method) -> Option<Method> {
    Some(match method.as_str() {
        "GET" => Method::Get,
        "PUT" => Method::Put,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        "OPTIONS" => Method::Options,
        "HEAD" => Method::Head,
        "PATCH" => Method::Patch,
        "TRACE" => Method::Trace,
        _ => return None,
    })
}

/// The reply as HTTP. A header that is none is left out: it stems from a document or a scenario, and the rest stands.
fn response(reply: Reply) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if let Some(media_type) = reply.media_type.and_then(|text| HeaderValue::from_str(&text).ok()) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    response
}
