//! An API in plain data: what a mock server and a command line must know of it, and no more.
//!
//! A generator writes it from its model of a document, a generated crate carries it, and programs read it that know no
//! API of their own: operations with their parameters, bodies and outcomes, the shapes of all values with their limits,
//! how callers prove who they are, and how refusals are told.
//!
//! What lives here: types, their JSON, and looking things up. What does not: OpenAPI, HTTP, checking a value, making one.
//!
//! The JSON has a line for each operation and for each shape with a name. What is absent is left out, and a reader passes
//! over what it does not know.
//!
//! ```
//! use flexiti_description::Description;
//!
//! let pets = Description::from_json(r#"{
//!   "title": "Pets",
//!   "version": "1",
//!   "operations": [{ "id": "getPet", "method": "GET", "path": "/pets/{id}" }]
//! }"#)?;
//! assert_eq!(pets.operation("getPet").map(|operation| operation.path.as_str()), Some("/pets/{id}"));
//! # Ok::<(), serde_json::Error>(())
//! ```

// A description comes from outside, too.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]
#![warn(clippy::todo, clippy::unimplemented, clippy::indexing_slicing, clippy::string_slice)]

mod content;
mod description;
mod error_code;
mod json_text;
mod limits;
mod lines;
mod operation;
mod outcome;
mod parameter;
mod security;
mod server;
mod shape;

pub use content::{Body, Content, Encoding, Example, Media};
pub use description::Description;
pub use error_code::{ErrorCode, Problems};
pub use json_text::JsonText;
pub use limits::{Bound, Limits};
pub use operation::{Advance, Idempotency, Method, Operation, Paging};
pub use outcome::{Header, Outcome, Status};
pub use parameter::{Location, Parameter, Required, Style, Supplied};
pub use security::{Requirement, SchemeKind, ScopedScheme, SecurityScheme};
pub use server::Server;
pub use shape::{Access, Additional, EnumValue, Enumeration, Field, Kind, Record, Shape, Union, Variant};

/// For `skip_serializing_if`: what is false is left out.
fn is_false(flag: &bool) -> bool {
    !flag
}
