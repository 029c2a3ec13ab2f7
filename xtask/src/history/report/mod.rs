//! The history as people and programs read it.

mod html;
mod json;
mod markdown;
mod picture;
mod sheet;
mod text;

pub(crate) use self::{html::html, json::json, markdown::markdown, text::text};
