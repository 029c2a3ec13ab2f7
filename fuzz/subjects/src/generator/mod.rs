//! Documents out of numbers: everything that OpenAPI has, in combinations that nobody would write.
//!
//! A document is well-formed JSON and mostly right; now and then a value is of another kind than its place asks for.
//! Names come from a short list, so that references meet what they name. When the numbers run out, what is left is as
//! simple as can be, so every document ends.

mod api;
mod bodies;
mod operations;
mod parameters;
mod schemas;
mod security;
mod sketch;
mod values;
mod version;
mod words;

pub(crate) use self::{api::generate, version::Version};
