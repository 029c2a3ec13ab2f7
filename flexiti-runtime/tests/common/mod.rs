//! A line that answers by a script and remembers what it was sent.

#![allow(dead_code, unreachable_pub, reason = "each test uses its part of this")]

pub mod flies;
pub mod server;
pub mod shop;

use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
use flexiti_runtime::{ClientAuthentication, ClientCredentials, Future, Scheme};
use std::fmt;
use std::sync::{Arc, Mutex};

/// Client credentials whose token is had at `/token`, with the secret in the body.
pub const TOKEN_SCHEME: Scheme = Scheme::ClientCredentials(ClientCredentials {
    token_path: "/token",
    client_authentication: ClientAuthentication::Body,
});

type Answer = dyn Fn(&Request) -> Result<Response, TransportError> + Send + Sync;

/// A transport without a network. Clones share what was sent.
#[derive(Clone)]
pub struct Script {
    answer: Arc<Answer>,
    sent: Arc<Mutex<Vec<Request>>>,
}

impl Script {
    pub fn new(answer: impl Fn(&Request) -> Response + Send + Sync + 'static) -> Self {
        Self::failing(move |request| Ok(answer(request)))
    }

    pub fn failing(answer: impl Fn(&Request) -> Result<Response, TransportError> + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), sent: Arc::default() }
    }

    pub fn sent(&self) -> Vec<Request> {
        self.sent.lock().expect("no test panics while it holds the log").clone()
    }

    pub fn last(&self) -> Request {
        self.sent().pop().expect("something was sent")
    }

    pub fn count(&self) -> usize {
        self.sent().len()
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Script")
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let answer = (self.answer)(&request);
        self.sent.lock().expect("no test panics while it holds the log").push(request);
        Box::pin(async move {
            tokio::task::yield_now().await;
            answer
        })
    }
}

/// An answer with a JSON body.
pub fn json(status: u16, body: &str) -> Response {
    Response::new(status).header("content-type", "application/json").body(body.to_owned())
}

/// The answer of a token endpoint that issues its `n`th token, good for 20 minutes.
pub fn token(n: usize) -> Response {
    let body = format!(
        r#"{{"access_token":"token-{n}","refresh_token":"refresh-{n}","token_type":"bearer","expires_in":1200}}"#
    );
    json(200, &body)
}
