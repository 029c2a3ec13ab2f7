//! Findings for people ([`text()`]) and for programs ([`json()`]).

mod json;
mod locate;
mod text;

pub use self::{json::json, text::text};
