//! Text in: JSON or YAML as one tree of values that knows where every value stands, and overlays applied to it.
//!
//! Nothing here knows OpenAPI. Places cost eight bytes per value; pointers, lines and columns are found when a
//! diagnostic is shown.

mod build;
mod compact;
mod deserialize;
mod json;
mod limits;
mod node;
mod object;
pub mod overlay;
pub mod pointer;
mod print;
mod read;
mod span;
mod texts;
mod yaml;

pub use self::{
    compact::compact,
    deserialize::DeserializeError,
    limits::Limits,
    node::{Node, Value},
    object::{Member, Object},
    pointer::pointer_of,
    print::print,
    read::read,
    span::{LineColumn, Span},
    texts::{File, FileId, Texts},
};
