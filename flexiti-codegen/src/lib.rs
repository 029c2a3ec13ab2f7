//! Reads an API document, models the API that it describes, and plans the files of a Rust client crate for it.
//!
//! Data flows one way: text, [`model`], files.

pub mod model;
