//! What would be sent, without sending it.
//!
//! The call is made twice over a line that leads nowhere: once with what is given, so that all of its faults are told,
//! and once with everything struck out that must not be seen, which is what is shown. So the runtime itself says what a
//! request looks like, and no secret has to be found in it afterwards.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, PoisonError},
};

use flexiti_runtime::{
    Builder, Future, Retry,
    operation::Operation,
    transport::{Request, Response, Transport, TransportError},
};

use crate::{
    arguments::Content,
    ask::{Body, Gathered},
    call,
    credentials::Credentials,
    environment::Environment,
    failure::Failure,
    program::Subject,
    send,
    settings::Settings,
    value::{REDACTED, Redaction, Tree, pretty},
};

/// What is the same for both calls.
pub(crate) struct Shown<'a> {
    pub(crate) environment: &'a Environment,
    pub(crate) scopes: &'a [String],
    pub(crate) redaction: &'a Redaction<'a>,
}

impl Shown<'_> {
    /// The request as text.
    ///
    /// # Errors
    /// What is wrong with the call.
    pub(crate) fn of(
        &self,
        subject: &Subject<'_>,
        operation: &'static Operation,
        credentials: &Credentials,
        given: &Gathered<'_>,
        settings: &Settings,
    ) -> Result<String, Failure> {
        let nowhere = Nowhere::default();
        let builder: Builder = self.environment.builder(subject.program, self.scopes);
        let builder = credentials.give_stand_ins(builder).transport(nowhere.clone()).retry(Retry::NEVER);
        let core = builder.build().map_err(|error| Failure::wrong(format!("error: {error}")))?;
        let mut real = call::filled(&core, operation, subject, given);
        settings.apply(real.options_mut());
        send::wait(real.send_bytes::<()>())?.map_err(|error| send::failure(&error, subject, None))?;
        let mut struck = call::filled(&core, operation, subject, &self.struck(subject, given));
        settings.apply(struck.options_mut());
        struck.options_mut().waive_limits();
        send::wait(struck.send_bytes::<()>())?.map_err(|error| send::failure(&error, subject, None))?;
        Ok(nowhere.heard().map(|request| text(&request, operation)).unwrap_or_default())
    }

    fn struck<'d>(&self, subject: &Subject<'d>, given: &Gathered<'d>) -> Gathered<'d> {
        let parameters = given.parameters.iter().map(|(parameter, value)| {
            let struck = match parameter.sensitive {
                true => Tree::Text(REDACTED.to_owned()),
                false => self.redaction.strike(value, Some(&parameter.shape)),
            };
            (*parameter, struck)
        });
        let shape = Content::of(subject.operation).and_then(Content::shape);
        let body = given.body.as_ref().map(|body| match body {
            Body::Value(value, files) => Body::Value(self.redaction.strike(value, shape), files.clone()),
            Body::Raw(bytes) => Body::Raw(bytes.clone()),
        });
        Gathered { parameters: parameters.collect(), body }
    }
}

/// A request as HTTP writes it, its body with a line for each member.
fn text(request: &Request, operation: &Operation) -> String {
    let mut lines = vec![format!("{} {}", request.method.as_str(), readable(&request.url))];
    for (name, value) in request.headers.iter() {
        // The hash of a struck out body is the hash of nothing that would be sent.
        let is_hash = operation.context_hash.is_some_and(|header| header.eq_ignore_ascii_case(name));
        let value = match (is_hash, name) {
            (true, _) => Cow::Borrowed("[SHA-256 of the body]"),
            (false, "authorization") if value.starts_with("Basic ") => Cow::Borrowed("Basic [redacted]"),
            (false, _) => readable(value),
        };
        lines.push(format!("{name}: {value}"));
    }
    if !request.body.is_empty() {
        lines.push(String::new());
        lines.push(match std::str::from_utf8(&request.body) {
            Ok(body) => Tree::read(body).map_or_else(|_| readable(body).into_owned(), |tree| pretty(&tree)),
            Err(_) => format!("[{} bytes]", request.body.len()),
        });
    }
    lines.join("\n")
}

/// The sign of what was struck out, without its escapes.
fn readable(text: &str) -> Cow<'_, str> {
    if text.contains("%5Bredacted%5D") { text.replace("%5Bredacted%5D", REDACTED).into() } else { text.into() }
}

/// A line that leads nowhere: it hands out a stand-in for a token and keeps the last request.
#[derive(Clone, Debug, Default)]
struct Nowhere(Arc<Mutex<Option<Request>>>);

impl Nowhere {
    fn heard(&self) -> Option<Request> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Transport for Nowhere {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let is_token = request.operation.is_none();
        if !is_token {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
        }
        Box::pin(async move {
            let token = r#"{"access_token":"[redacted]","token_type":"bearer","expires_in":3600}"#;
            Ok(Response::new(200).header("content-type", "application/json").body(if is_token { token } else { "" }))
        })
    }
}
