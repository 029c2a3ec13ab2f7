//! What operations answer, for who asks without a server: a test that begins with the documented answer and changes it.

use std::fmt;

use flexiti_description::Description;

use super::{JSON, Prefer, respond};
use crate::plan::Plan;

/// The answers of an API's operations, as a server without a scenario gives them.
pub struct Examples(Plan);

impl Examples {
    /// Those of this API.
    pub fn new(description: Description) -> Self {
        Self(Plan::new(description))
    }

    /// The JSON of the answer of an operation: the documented example, else a value made from the shape. Nothing if the
    /// API has no such operation, or it answers something else.
    pub fn json(&self, operation: &str) -> Option<String> {
        let place = self.0.place(operation)?;
        let reply = respond(&self.0, place, self.0.operation(place)?, &Prefer::default(), Some(JSON)).ok()?;
        String::from_utf8(reply.body.into()).ok()
    }
}

impl fmt::Debug for Examples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Examples").field("api", &self.0.description.title).finish_non_exhaustive()
    }
}
