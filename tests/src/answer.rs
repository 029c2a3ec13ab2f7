//! A whole answer, as a server gives it.

/// Status, headers and body.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers beside `content-length`.
    pub headers: Vec<(&'static str, String)>,
    /// Its body.
    pub body: String,
}

impl Answer {
    /// An answer whose `content-type` is this.
    pub fn labelled(status: u16, content_type: &str, body: impl Into<String>) -> Self {
        Self { status, headers: vec![("content-type", content_type.to_owned())], body: body.into() }
    }

    /// An answer with a JSON body.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::labelled(status, "application/json", body)
    }

    /// A success with a JSON body.
    pub fn ok(body: impl Into<String>) -> Self {
        Self::json(200, body)
    }

    /// The `n`th token, with any JSON for its life in seconds.
    pub fn token(n: usize, expires_in: &str) -> Self {
        Self::ok(format!(
            r#"{{"token_type":"bearer","access_token":"access-{n}","expires_in":{expires_in},"refresh_token":"refresh-{n}","scope":"merchant"}}"#
        ))
    }

    /// The same with one header more.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}
