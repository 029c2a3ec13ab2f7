//! Reads an API document, models the API that it describes, and plans the files of a Rust client crate for it.
//!
//! Data flows one way: text, [`source`], [`document`], [`lower`], [`model`], files.

pub mod diagnostic;
pub mod document;
mod lower;
pub mod model;
pub mod source;
pub mod surface;

pub use lower::lower;
