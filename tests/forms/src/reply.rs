//! What the server answers.

/// An answer, to the byte.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Reply {
    /// An answer without a body.
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// A success with a JSON body.
    pub fn json(body: &str) -> Self {
        Self::status(200).of("application/json", body)
    }

    /// The same with a body of some media type.
    pub fn of(mut self, media_type: &str, body: impl AsRef<[u8]>) -> Self {
        self.headers.push(("content-type".to_owned(), media_type.to_owned()));
        Self { body: body.as_ref().to_vec(), ..self }
    }

    /// The same with a header more.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The bytes that go over the line. The connection ends after them.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        let mut bytes = format!("HTTP/1.1 {} Said\r\nconnection: close\r\n", self.status).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        if self.status != 204 {
            bytes.extend_from_slice(format!("content-length: {}\r\n", self.body.len()).as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }
}
