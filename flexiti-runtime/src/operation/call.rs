//! One call: what generated code fills and sends.

use super::body::Body;
use super::{Location, Operation, Options, Parameter, Part, Refusal, Response, Style, Success, Supplied};
use super::{address, multipart, style};
use crate::stream::{Events, Lines};
use crate::transport::Headers;
use crate::wire::sink::{self, Found, Node};
use crate::wire::{Decode, DecodeError, Encode, Limit, Reading, Violation};
use crate::{Core, Error, Future};
use secrecy::SecretString;
use std::borrow::Cow;
use std::fmt;

/// One logical call of an operation, before it is sent.
///
/// Values are written and checked as they are set; what is wrong with them is told when the call is sent, all of it at
/// once. `Debug` shows the operation and the names of what is set, never a value.
#[must_use = "a call does nothing until it is sent"]
#[derive(Clone)]
pub struct Call {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    pub(super) given: Vec<Given>,
    pub(super) body: Body,
    body_limit: &'static Limit,
    pub(super) options: Options,
    pub(super) violations: Vec<Violation>,
    /// What must not be printed even if the other side repeats it.
    pub(super) secrets: Vec<SecretString>,
}

/// A parameter that has been set.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) parameter: &'static Parameter,
    /// Its text in its style; nothing if it is absent.
    pub(super) text: Option<String>,
    violations: Vec<Violation>,
}

impl Call {
    /// A call of `operation` by the client `core`, with nothing set but what the runtime supplies.
    pub fn new(core: &Core, operation: &'static Operation) -> Self {
        let mut call = Self {
            core: core.clone(),
            operation,
            given: Vec::with_capacity(operation.supplied.len() + 1),
            body: Body::default(),
            body_limit: &Limit::NONE,
            options: Options::default(),
            violations: Vec::new(),
            secrets: Vec::new(),
        };
        operation.supplied.iter().for_each(|parameter| call.set(parameter, &()));
        call
    }

    /// Sets a parameter; set again, the last value counts. A value that is absent (`&None`, `&()`) leaves it to what
    /// the runtime [supplies](Parameter::supplied), or out.
    pub fn set(&mut self, parameter: &'static Parameter, value: &dyn Encode) {
        let same =
            |given: &Given| given.parameter.location == parameter.location && given.parameter.name == parameter.name;
        self.given.retain(|given| !same(given));
        let mut given = Given { parameter, text: None, violations: Vec::new() };
        let (node, found) = sink::inspected_tree(value, parameter.name, &parameter.limit, parameter.secret);
        match node {
            Some(node) => {
                given.violations = found.violations;
                self.secrets.extend(found.secrets);
                given.put(if parameter.json { Node::of_json(sink::json_text(value)) } else { node });
            }
            None if parameter.supplied == Some(Supplied::ClientId) => {
                if let Some(client_id) = self.core.client_id() {
                    self.secrets.extend(given.supply(client_id.to_owned()));
                }
            }
            None => {}
        }
        self.given.push(given);
    }

    /// What the body that follows must keep to as a whole; its members know their own limits.
    pub fn body_limit(mut self, limit: &'static Limit) -> Self {
        self.body_limit = limit;
        self
    }

    /// Carries a JSON body. A value that is absent gives no body.
    pub fn json(self, body: &dyn Encode) -> Self {
        self.json_called("application/json".into(), body)
    }

    /// Carries a JSON body under another name, such as `application/merge-patch+json`.
    pub fn json_as(self, content_type: &str, body: &dyn Encode) -> Self {
        self.json_called(content_type.to_owned().into(), body)
    }

    fn json_called(mut self, content_type: Cow<'static, str>, body: &dyn Encode) -> Self {
        let (text, found) = sink::inspected_json(body, self.body_limit);
        self.found(found);
        self.body = if text.is_empty() { Body::default() } else { Body::new(content_type, text) };
        self
    }

    /// Carries a record as a form. Lists repeat their name; a record inside stands as JSON.
    pub fn form(self, body: &dyn Encode) -> Self {
        self.form_styled(body, &[])
    }

    /// Carries a record as a form, with another style for some members, exploded or not (the document's `encoding`).
    pub fn form_styled(mut self, body: &dyn Encode, styles: &[(&str, Style, bool)]) -> Self {
        let (node, found) = sink::inspected_tree(body, "", self.body_limit, false);
        self.found(found);
        self.body = Body::form(node.as_ref(), styles);
        self
    }

    /// Carries plain text.
    pub fn text(self, text: String) -> Self {
        self.text_as("text/plain", text)
    }

    /// Carries text of another kind, such as `text/csv`. It is UTF-8, and is said to be unless the kind says more.
    pub fn text_as(mut self, content_type: &str, text: String) -> Self {
        let said = content_type.contains(';');
        let content_type = if said { content_type.to_owned() } else { format!("{content_type}; charset=utf-8") };
        self.body = Body::new(content_type, text);
        self
    }

    /// Carries bytes of any kind.
    pub fn bytes(mut self, content_type: &str, bytes: Vec<u8>) -> Self {
        self.body = Body::new(content_type.to_owned(), bytes);
        self
    }

    /// Carries several parts.
    pub fn multipart(mut self, mut parts: Vec<Part>) -> Self {
        self.violations.extend(parts.iter_mut().flat_map(|part| std::mem::take(&mut part.violations)));
        self.body = multipart::body(&parts, &self.core.next_id());
        self
    }

    /// Settings of this call.
    pub fn options_mut(&mut self) -> &mut Options {
        &mut self.options
    }

    /// Sends the call and reads the answer's JSON.
    pub fn send<T: Decode + 'static, E: Refusal>(self) -> Future<Result<T, Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(super::exchange::Exchange::json) })
    }

    /// Sends the call and reads a success with `read`, which sees its text and headers.
    pub(crate) fn send_read<T: 'static, E: Refusal>(
        self,
        read: impl FnOnce(&str, &Headers) -> Result<Reading<T>, DecodeError> + Send + 'static,
    ) -> Future<Result<T, Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(|answer| read(&answer.text(), answer.headers())) })
    }

    /// Sends the call; a success is all there is to know. Whatever it carries is passed over unread, for nobody has said
    /// what that would be.
    pub fn send_unread<E: Refusal>(self) -> Future<Result<(), Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(|_| Ok(().into())) })
    }

    /// Sends the call and gives status and headers beside the answer's JSON.
    pub fn send_for_response<T: Decode + 'static, E: Refusal>(self) -> Future<Result<Response<T>, Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(|answer| answer.json().map(|reading| answer.response(reading))) })
    }

    /// Sends the call and reads the answer by its status.
    pub fn send_by_status<T: Success, E: Refusal>(self) -> Future<Result<T, Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(super::exchange::Exchange::success) })
    }

    /// Sends the call and gives the answer's events as they come.
    pub fn send_for_events<T: 'static, E: Refusal>(self) -> Future<Result<Events<T>, Error<E>>> {
        let begun = self.begin();
        Box::pin(async move { begun.await?.body().await.map(|(body, most)| Events::new(body, most)) })
    }

    /// Sends the call and gives the answer's values, one for each line, as they come.
    pub fn send_for_lines<T: 'static, E: Refusal>(self) -> Future<Result<Lines<T>, Error<E>>> {
        let begun = self.begin();
        Box::pin(async move { begun.await?.body().await.map(|(body, most)| Lines::new(body, most)) })
    }

    /// Sends the call and gives the answer's bytes.
    pub fn send_bytes<E: Refusal>(self) -> Future<Result<Vec<u8>, Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(|answer| Ok(answer.bytes().into())) })
    }

    /// Sends the call and gives the answer as text; what is not UTF-8 in it is replaced.
    pub fn send_text<E: Refusal>(self) -> Future<Result<String, Error<E>>> {
        let exchange = self.exchange();
        Box::pin(async move { exchange.await?.settle(|answer| Ok(answer.text().into_owned().into())) })
    }

    fn found(&mut self, of_body: Found) {
        self.violations = of_body.violations;
        self.secrets.extend(of_body.secrets);
    }

    /// Everything that is wrong with the values, waived limits left out.
    pub(super) fn broken(&mut self) -> Vec<Violation> {
        let mut all = Vec::new();
        self.given.iter_mut().for_each(|given| all.append(&mut given.violations));
        all.append(&mut self.violations);
        if self.options.waive_limits {
            all.retain(|violation| !violation.rule().is_waivable());
        }
        all
    }

    /// What a parameter of one value is set to, if it is.
    pub(crate) fn value_of(&self, parameter: &Parameter) -> Option<String> {
        let text = self.argument(parameter.location, parameter.name)?;
        match parameter.location {
            Location::Header => Some(text.to_owned()),
            Location::Path => style::unescaped(text),
            Location::Query | Location::Cookie => style::unescaped(text.split_once('=')?.1),
        }
    }

    /// The text of the parameter with this name and place.
    pub(super) fn argument(&self, location: Location, name: &str) -> Option<&str> {
        let same = |given: &&Given| given.parameter.location == location && given.parameter.name == name;
        self.given.iter().find(same)?.text.as_deref()
    }
}

impl Given {
    /// Takes a text that the runtime has by itself; gives it back if it must never print.
    pub(super) fn supply(&mut self, text: String) -> Vec<SecretString> {
        let parameter = self.parameter;
        let found = sink::inspected(&text, parameter.name, &parameter.limit, parameter.secret);
        self.violations = found.violations;
        let text = if parameter.json { serde_json::Value::from(text).to_string() } else { text };
        self.put(Node::Scalar { text, bare: false });
        found.secrets
    }

    fn put(&mut self, node: Node) {
        let parameter = self.parameter;
        // The other styles put a sign or the name in front; what is still unfit then, the address tells.
        let bare = parameter.location == Location::Path && parameter.style == Style::Simple;
        if bare && matches!(&*node.flat(), "" | "." | "..") {
            self.violations.push(address::unfit(parameter.name));
        }
        self.text = style::written(parameter, node);
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.given.iter().map(|given| given.parameter.name).collect();
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("parameters", &names)
            .field("body_bytes", &self.body.bytes.len())
            .field("options", &self.options)
            .finish()
    }
}
