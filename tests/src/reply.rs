//! What the server does with a request.

/// An answer, or none.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A whole answer.
    Answer {
        /// Its status.
        status: u16,
        /// Its `content-type`.
        content_type: &'static str,
        /// Its body.
        body: String,
    },
    /// The request is read to its end, and then the connection closes without an answer.
    HangUp,
    /// The request is read to its end, and then nothing happens for longer than any test waits.
    Silence,
}

impl Reply {
    /// An answer with a JSON body.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Answer { status, content_type: "application/json", body: body.into() }
    }

    /// A success with a JSON body.
    pub fn ok(body: impl Into<String>) -> Self {
        Self::json(200, body)
    }

    /// A success whose label says that it is a page.
    pub fn html(body: impl Into<String>) -> Self {
        Self::Answer { status: 200, content_type: "text/html; charset=utf-8", body: body.into() }
    }

    /// The `n`th token, which lives 20 minutes.
    pub fn token(n: usize) -> Self {
        Self::token_for(n, "1200")
    }

    /// The `n`th token, with any JSON for its life in seconds.
    pub fn token_for(n: usize, expires_in: &str) -> Self {
        Self::ok(format!(
            r#"{{"token_type":"bearer","access_token":"access-{n}","expires_in":{expires_in},"refresh_token":"refresh-{n}","scope":"merchant"}}"#
        ))
    }
}
