//! The generator: a document in, the files of a Rust crate out.

pub mod diagnostic;
pub mod document;
pub mod source;
