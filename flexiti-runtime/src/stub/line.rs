//! The line that ends in code.

use super::{Reply, Sent};
use crate::client::Scheme;
use crate::transport::{Request, Response, Transport, TransportError};
use crate::{Api, Builder, Credentials, Future};
use std::fmt;
use std::sync::Arc;

/// Where the calls of a client with a stub seem to go. Nothing is ever sent there: the name is nobody's (RFC 6761).
pub const ADDRESS: &str = "https://stub.invalid";

/// The id, secret, key and token of tests.
const KEY: &str = "test";

/// The answer of the token endpoint, which a stub never hears of.
const TOKEN: &str = r#"{"token_type":"bearer","access_token":"test","expires_in":3600}"#;

type Answer = dyn Fn(&Sent) -> Reply + Send + Sync;

/// Requests end here.
struct Line {
    api: &'static Api,
    answer: Arc<Answer>,
}

/// Settings of a client whose calls are answered by `answer`, with test keys for every scheme.
pub fn over(builder: Builder, answer: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Builder {
    let line = Line { api: builder.api(), answer: Arc::new(answer) };
    with_test_keys(builder).custom_address(true).transport(line)
}

/// The same settings with a test key for each of the API's schemes: `test` wherever something is needed.
pub fn with_test_keys(builder: Builder) -> Builder {
    let api = builder.api();
    api.security.iter().fold(builder, |builder, (name, scheme)| match scheme {
        Scheme::ClientCredentials(_) => builder.credentials(name, Credentials::new(KEY, KEY)),
        Scheme::ApiKey { .. } => builder.api_key(name, KEY),
        Scheme::Basic => builder.basic(name, KEY, KEY),
        Scheme::Bearer => builder.bearer(name, KEY),
        Scheme::Authorization => builder.authorization(name, KEY),
        Scheme::Line => builder,
    })
}

impl Transport for Line {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let (api, answer) = (self.api, self.answer.clone());
        Box::pin(async move {
            match request.operation {
                Some(operation) => answer(&Sent::of(operation, request)).over_the_line(&api.problem),
                None => Ok(Response::new(200).header("content-type", "application/json").body(TOKEN)),
            }
        })
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").field("api", &self.api.name).finish_non_exhaustive()
    }
}
