//! A request as it arrives, read by what its operation documents.

use super::instead::{Answer, Documented, Instead};
use super::parts::{self, Part};
use super::reply::{Reply, Said};
use super::unwritten::{self, Kind, Pairs};
use crate::Json;
use crate::operation::{Location, Operation, Parameter};
use crate::transport::{Headers, Request};
use crate::wire::{self, Decode, DecodeError, Reading};
use bytes::Bytes;
use std::collections::BTreeMap;
use std::fmt;

/// One request of an operation, as it arrived. `Debug` shows the operation only.
///
/// Who implements [`Asked`] takes it apart: parameters by how the document says that they travel, members of the body by
/// their name.
#[derive(Clone)]
pub struct Sent {
    operation: String,
    template: String,
    path: String,
    query: String,
    headers: Headers,
    body: Bytes,
}

/// The request of one operation, with the types of what it is answered.
pub trait Asked: Sized {
    /// The operation's id in the document.
    const OPERATION: &'static str;

    /// A success of the operation; of a stream, all that comes in it.
    type Success;

    /// What the operation is documented to be refused with.
    type Refusal: Documented;

    /// How a success becomes a message.
    fn answered(said: Said<Self::Success>) -> Reply;

    /// Reads a request.
    ///
    /// # Errors
    /// Something in it has not the type that the document gives it.
    fn read(from: &Sent) -> Result<Self, NotRead>;
}

/// A part of a request that has not the type that the document gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    place: String,
    error: DecodeError,
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => write!(f, "the body: {}", self.error),
            place => write!(f, "`{place}`: {}", self.error),
        }
    }
}

impl std::error::Error for NotRead {}

impl Sent {
    /// A request for the operation with this id and path template, by the path and query that it was sent to. What the
    /// server's own address has of the path may stand in front.
    pub fn new(operation: &str, template: &str, target: &str, headers: Headers, body: impl Into<Bytes>) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let [operation, template, path, query] = [operation, template, path, query].map(str::to_owned);
        Self { operation, template, path, query, headers, body: body.into() }
    }

    pub(super) fn of(operation: &Operation, request: Request) -> Self {
        let target = request.url.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
        Self::new(operation.id, operation.path, target.unwrap_or_default(), request.headers, request.body)
    }

    /// The operation's id in the document.
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The headers.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// Reads the request as its operation's type.
    ///
    /// # Errors
    /// Something in it has not the type that the document gives it.
    pub fn read<A: Asked>(&self) -> Result<A, NotRead> {
        A::read(self)
    }

    /// Reads the request and lets `answer` speak to it.
    pub fn asked<A: Asked>(&self, answer: impl FnOnce(A) -> Answer<A::Success, A::Refusal>) -> Reply {
        Reply::of::<A>(A::read(self).map_err(Instead::from).and_then(answer))
    }

    /// A parameter that is a single value; `T` is an option where it may be absent.
    ///
    /// # Errors
    /// It is absent, or has another type.
    pub fn scalar<T: Decode>(&self, parameter: &Parameter) -> Result<T, NotRead> {
        self.parameter(Kind::Scalar, parameter)
    }

    /// A parameter of this kind; `T` is an option where it may be absent.
    ///
    /// # Errors
    /// It is absent, or has another type.
    pub fn parameter<T: Decode>(&self, kind: Kind, parameter: &Parameter) -> Result<T, NotRead> {
        let text = match parameter.location {
            Location::Path => unwritten::argument(&self.template, &self.path, parameter.name)
                .and_then(|text| unwritten::of_text(kind, parameter, text)),
            Location::Header => {
                self.headers.get(parameter.name).and_then(|text| unwritten::of_text(kind, parameter, text))
            }
            Location::Query => unwritten::of_pairs(kind, parameter, &Pairs::query(&self.query)),
            Location::Cookie => {
                let cookies = self.headers.get("cookie").unwrap_or_default();
                unwritten::of_pairs(kind, parameter, &Pairs::cookies(cookies))
            }
        };
        read(parameter.name, text.as_deref())
    }

    /// A member of the body, which is JSON.
    ///
    /// # Errors
    /// It is absent, or has another type.
    pub fn member<T: Decode>(&self, name: &str) -> Result<T, NotRead> {
        let body = wire::text_of(&self.body);
        let members = wire::from_json::<BTreeMap<String, Json>>(&body).map_err(|error| not_read("", error))?;
        read(name, members.get(name).map(Json::as_str))
    }

    /// A field of the body, which is a form, in parts or not; `field` says how it is written.
    ///
    /// # Errors
    /// It is absent, or has another type.
    pub fn field<T: Decode>(&self, kind: Kind, field: &Parameter) -> Result<T, NotRead> {
        let text = match self.parts() {
            Some(parts) => parts::value(kind, field.name, &parts),
            None => unwritten::of_pairs(kind, field, &Pairs::form(&wire::text_of(&self.body))),
        };
        read(field.name, text.as_deref())
    }

    /// The whole body, which is a form: its fields are texts, but for these.
    ///
    /// # Errors
    /// It has not the type that is wanted.
    pub fn form<T: Decode>(&self, other: &[(Kind, Parameter)]) -> Result<T, NotRead> {
        let text = wire::text_of(&self.body);
        let record = unwritten::record_of(&Pairs::form(&text), other);
        read("", (!text.is_empty()).then_some(record.as_str()))
    }

    /// The whole body, which is JSON; `T` is an option where it may be left out.
    ///
    /// # Errors
    /// It has not the type that is wanted.
    pub fn json<T: Decode>(&self) -> Result<T, NotRead> {
        let text = wire::text_of(&self.body);
        read("", (!text.is_empty()).then_some(&*text))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        wire::text_of(&self.body).into_owned()
    }

    /// The body as it came.
    pub fn bytes(&self) -> Vec<u8> {
        self.body.to_vec()
    }

    /// Whether there is no body.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    fn parts(&self) -> Option<Vec<Part<'_>>> {
        parts::of(self.headers.get("content-type")?, &self.body)
    }
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent").field("operation", &self.operation).finish_non_exhaustive()
    }
}

/// Reads a value that may be absent. Nothing is passed over: a test wants to know.
fn read<T: Decode>(place: &str, text: Option<&str>) -> Result<T, NotRead> {
    let absent = || DecodeError::new("a value", "nothing", 0);
    let Some(text) = text else { return T::from_null().ok_or_else(|| not_read(place, absent())) };
    let Reading { value, oddities } = wire::read_json(text).map_err(|error| not_read(place, error))?;
    oddities.into_iter().next().map_or(Ok(value), |oddity| Err(not_read(place, oddity)))
}

fn not_read(place: &str, error: DecodeError) -> NotRead {
    NotRead { place: place.to_owned(), error }
}

/// Implements `Debug` by the type's name alone: nobody has said whether there is a secret in it.
#[macro_export]
#[doc(hidden)]
macro_rules! debug_by_name {
    ($($type:ident),+ $(,)?) => {$(
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(stringify!($type)).finish_non_exhaustive()
            }
        }
    )+};
}
