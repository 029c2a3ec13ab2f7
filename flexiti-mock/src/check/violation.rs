//! What is wrong with a request, said without repeating what was sent.

use std::fmt;

/// One thing that a request breaks. It never holds the value: that may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where in the request.
    pub place: Place,
    /// Which parameter, or the way to the member: `products[0].sku_id`; empty for the body as a whole.
    pub name: String,
    /// The rule that is broken, by the keyword of JSON Schema where it has one: `maxLength`.
    pub rule: &'static str,
    /// What the rule asks for: `at most 40 characters`.
    pub asks: String,
}

/// Parts of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A placeholder of the path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// The body.
    Body,
}

impl Place {
    /// `path`, `query`, `header`, `cookie`, `body`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
        }
    }
}

/// `query page: at least 1`
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place.word())?;
        if !self.name.is_empty() {
            write!(f, " {}", self.name)?;
        }
        write!(f, ": {}", self.asks)
    }
}
