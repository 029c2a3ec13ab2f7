//! One request as it arrived.

use bytes::Bytes;
use hyper::HeaderMap;

/// A request, with every byte of its body.
#[derive(Clone, Debug)]
pub struct Received {
    /// `GET`, `POST`, ..
    pub method: String,
    /// The path, still escaped.
    pub path: String,
    /// What follows the question mark, still escaped.
    pub query: Option<String>,
    /// All headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Received {
    /// The only value of a header. A header that is sent twice, or whose value is no text, fails the test.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().expect("headers are text"));
        assert_eq!(values.next(), None, "{name} is sent twice");
        value
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("bodies are UTF-8")
    }

    /// The members of a form-encoded body, in the order in which they were sent.
    pub fn form(&self) -> Vec<(String, String)> {
        pairs(&self.body)
    }

    /// The members of the query, in the order in which they were sent.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        pairs(self.query.as_deref().unwrap_or_default().as_bytes())
    }

    /// One member of the form.
    pub fn form_value(&self, name: &str) -> Option<String> {
        self.form().into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}
