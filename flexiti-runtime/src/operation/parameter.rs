//! A parameter, as data: where it goes, how it is written, what it must keep to.

use super::Style;
use crate::wire::Limit;

/// A parameter of an operation, built where it is set.
///
/// ```
/// use flexiti_runtime::operation::{Parameter, Style};
/// use flexiti_runtime::wire::Limit;
/// const FILTER: Parameter = Parameter::query("filter").style(Style::DeepObject).limit(Limit::max_length(20));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) limit: Limit,
    pub(crate) supplied: Option<Supplied>,
    pub(crate) secret: bool,
    pub(crate) reserved: bool,
    pub(crate) json: bool,
}

impl Parameter {
    /// A piece of the path; style `simple`.
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path, Style::Simple)
    }

    /// A part of the query; style `form`, exploded.
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query, Style::Form)
    }

    /// A header; style `simple`.
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header, Style::Simple)
    }

    /// A cookie; style `form`, exploded.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie, Style::Form)
    }

    const fn new(name: &'static str, location: Location, style: Style) -> Self {
        let explode = matches!(style, Style::Form);
        let limit = Limit::NONE;
        Self { name, location, style, explode, limit, supplied: None, secret: false, reserved: false, json: false }
    }

    /// How lists and records are written. As in the document, `form` explodes unless told otherwise, the others do not.
    pub const fn style(self, style: Style) -> Self {
        Self { style, explode: matches!(style, Style::Form), ..self }
    }

    /// Whether each item or member stands by itself. Goes after [`style`](Self::style).
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// What its value must keep to.
    pub const fn limit(self, limit: Limit) -> Self {
        Self { limit, ..self }
    }

    /// Its value never prints.
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// Whether its value is a secret: for whoever logs what a call is given.
    pub const fn is_secret(&self) -> bool {
        self.secret
    }

    /// The runtime brings its value when the caller gives none.
    pub const fn supplied(self, supplied: Supplied) -> Self {
        Self { supplied: Some(supplied), ..self }
    }

    /// In a query: reserved characters stay as they are, but for those that would end the value (`# [ ] & +`).
    pub const fn allow_reserved(self) -> Self {
        Self { reserved: true, ..self }
    }

    /// Its value is written as JSON text (`content: application/json`), whatever the style.
    pub const fn json(self) -> Self {
        Self { json: true, ..self }
    }
}

/// Where a parameter or a key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// A value that is the same on every call, or is made for each: said once, on the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Supplied {
    /// The client id of the credentials.
    ClientId,
    /// The call's reference id.
    ReferenceId,
    /// The call's idempotency key.
    IdempotencyKey,
    /// SHA-256 of the body that is sent, as 64 lower-case hexadecimal digits.
    ContextHash,
}
