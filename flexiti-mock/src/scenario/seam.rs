//! What the server asks a scenario, and what a scenario answers. Both sides are built against these two types.

use crate::value::Value;

/// A request as far as a scenario sees it: already routed, with its parameters and its body read.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Id of the operation, as the description spells it.
    pub operation: &'a str,
    /// The scopes of which a token needs one, as the description says; an empty list if any token will do, nothing if the
    /// operation takes no token. What is a token, and whose, is for the scenario to say.
    pub scopes: Option<&'a [&'a str]>,
    /// Map of the path's parameters: texts, percent-decoded.
    pub path: &'a Value,
    /// Map of the query's parameters: texts, decoded; a parameter that is there several times is a list of texts.
    pub query: &'a Value,
    /// Map of the headers: names in lower case, texts.
    pub headers: &'a Value,
    /// The JSON body, or the map of a form's fields; [`Value::Null`] where there is none.
    pub body: &'a Value,
    /// Path and query as they came, for refusals that repeat the address.
    pub url: &'a str,
}

/// What is sent back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Status of HTTP.
    pub status: u16,
    /// Headers beside those that the server sets itself (content type and length).
    pub headers: Vec<(String, String)>,
    /// The JSON body; nothing for an answer without one.
    pub body: Option<Value>,
}
