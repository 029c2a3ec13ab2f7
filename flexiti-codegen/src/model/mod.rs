//! The API as nouns, one noun per file: what the vendor offers, freed of how the document spells it.
//!
//! What lives here: plain data and the small questions that can be answered from it alone.
//! What does not: OpenAPI's versions and keywords (see `document` and `lower`), Rust's names and types (see `emit`),
//! positions in files (an [`Origin`] only remembers where to look).
//!
//! Architecture invariant: this module depends on nothing else of the crate.

mod api;
mod constraint;
mod docs;
mod error_code;
mod operation;
mod origin;
mod outcome;
mod parameter;
mod record;
mod schema;
mod security;
mod server;
mod union;
mod wire;

pub use api::{Api, LeftOut, Tag};
pub use constraint::{Bound, Constraints};
pub use docs::{Docs, Evidence, Provenance};
pub use error_code::{ErrorCode, Problems};
pub use operation::{Advance, Idempotency, Method, Operation, Paging};
pub use origin::Origin;
pub use outcome::{Body, Content, Encoding, Example, Header, Media, Outcome, Status};
pub use parameter::{Location, Parameter, Style, Supplied};
pub use record::{Access, Additional, Field, Record, Required};
pub use schema::{Enum, EnumValue, Home, Scalar, Schema, SchemaId, Schemas, Shape};
pub use security::{ClientAuthentication, Flow, Requirement, SecurityScheme, SecurityShape};
pub use server::{Server, ServerVariable};
pub use union::{Discriminator, Union, Variant};
pub use wire::{Assertion, JsonType, Wire};
