//! The surface: every fact about the API that a user of the client can meet, one self-contained line each.
//!
//! This is what reviewers read: one changed length, member or error code in the vendor's document is one changed line
//! here. Prose is not part of it.

mod fact;
mod facts;
mod words;

pub use fact::{Fact, render};
pub use facts::surface;
pub use words::type_word;
