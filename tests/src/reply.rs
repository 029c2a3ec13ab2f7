//! What the scripted server does with a request.

use crate::Answer;

/// An answer, or none.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A whole answer.
    Answer(Answer),
    /// The request is read to its end, and then the connection closes without an answer.
    HangUp,
    /// The request is read to its end, and then nothing happens for longer than any test waits.
    Silence,
}

impl Reply {
    /// An answer with a JSON body.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Answer(Answer::json(status, body))
    }

    /// A success with a JSON body.
    pub fn ok(body: impl Into<String>) -> Self {
        Self::Answer(Answer::ok(body))
    }

    /// A success whose label says that it is a page.
    pub fn html(body: impl Into<String>) -> Self {
        Self::Answer(Answer::labelled(200, "text/html; charset=utf-8", body))
    }

    /// The `n`th token, which lives 20 minutes.
    pub fn token(n: usize) -> Self {
        Self::token_for(n, "1200")
    }

    /// The `n`th token, with any JSON for its life in seconds.
    pub fn token_for(n: usize, expires_in: &str) -> Self {
        Self::Answer(Answer::token(n, expires_in))
    }
}
