//! The default transport: reqwest over rustls.

use super::origin::Origin;
use super::{Chunks, Headers, Incoming, Piece, Request, Response, Transport, TransportError};
use crate::Future;
use crate::operation::Method;
use crate::wire::text_of;
use http::HeaderValue;
use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// HTTP/1.1 over TLS, with a pool of connections. It needs a tokio runtime around it.
///
/// It follows no redirects, keeps no cookies, and repeats nothing. A proxy is used only when it is said so: no variable
/// of the environment decides where money goes.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    origin: Arc<Origin>,
}

/// Shorter than the time for an attempt, so that a dead address is known to be one: nothing was sent.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

impl ReqwestTransport {
    /// A transport with a connection pool of its own.
    ///
    /// # Errors
    /// The machine's TLS settings cannot be read.
    pub fn new() -> Result<Self, TransportError> {
        Self::with(reqwest::Client::builder().no_proxy())
    }

    /// A transport that reaches every address through this proxy, for instance one whose own address is registered with
    /// the other side.
    ///
    /// # Errors
    /// As [`new`](Self::new), or the proxy's address is none.
    pub fn through_proxy(address: &str) -> Result<Self, TransportError> {
        let proxy = reqwest::Proxy::all(address);
        let proxy = proxy.map_err(|error| TransportError::not_sent("the proxy has no such address").because(error))?;
        Self::with(reqwest::Client::builder().no_proxy().proxy(proxy))
    }

    /// A transport whose calls leave from this address of the machine: where several are at hand, and one of them is the
    /// one that is registered with the other side.
    ///
    /// # Errors
    /// As [`new`](Self::new). An address that is none of the machine's own fails with each call, as not sent.
    pub fn leaving_from(address: IpAddr) -> Result<Self, TransportError> {
        Self::with(reqwest::Client::builder().no_proxy().local_address(address))
    }

    fn with(settings: reqwest::ClientBuilder) -> Result<Self, TransportError> {
        let settings = settings
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_TIMEOUT);
        let client = settings.build();
        client
            .map(|client| Self { client, origin: Arc::default() })
            .map_err(|error| TransportError::not_sent("the HTTP library could not start").because(error))
    }
}

impl ReqwestTransport {
    /// The request in the words of the library.
    fn outgoing(&self, request: Request) -> Result<reqwest::RequestBuilder, TransportError> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Head => reqwest::Method::HEAD,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Patch => reqwest::Method::PATCH,
            Method::Delete => reqwest::Method::DELETE,
            Method::Options => reqwest::Method::OPTIONS,
            Method::Trace => reqwest::Method::TRACE,
        };
        let unfit = || TransportError::not_sent("the request could not be put together");
        let mut outgoing = self.client.request(method, self.origin.address(&request.url).ok_or_else(unfit)?);
        for (name, value) in request.headers.into_pairs() {
            // The library would copy the value, and its own words might repeat it.
            let value = HeaderValue::from_maybe_shared(value).map_err(|_| unfit())?;
            outgoing = outgoing.header(&*name, value);
        }
        // A method that is made to carry something says so when it carries nothing (RFC 9110, 8.6); some servers insist.
        let carries = matches!(request.method, Method::Post | Method::Put | Method::Patch);
        Ok(match request.body.is_empty() {
            true if carries => outgoing.header("content-length", "0"),
            true => outgoing,
            false => outgoing.body(request.body),
        })
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let max_answer = request.max_answer;
        let timeout = request.timeout;
        // Begun here and not in the future: it carries what is on its way, and not the request as well.
        let answer = self.outgoing(request).map(|request| request.timeout(timeout).send());
        Box::pin(async move {
            let mut answer = answer?.await.map_err(failure)?;
            let too_large = || TransportError::unknown("the answer is larger than this client takes");
            if answer.content_length().is_some_and(|length| length > max_answer as u64) {
                return Err(too_large());
            }
            let mut response = Response::new(answer.status().as_u16());
            response.headers = headers(&answer);
            let first = answer.chunk().await.map_err(broken_off)?.unwrap_or_default();
            let Some(second) = answer.chunk().await.map_err(broken_off)? else {
                return if first.len() > max_answer { Err(too_large()) } else { Ok(response.body(first)) };
            };
            let mut body = Vec::from(first);
            let mut next = Some(second);
            while let Some(chunk) = next {
                if body.len().saturating_add(chunk.len()) > max_answer {
                    return Err(too_large());
                }
                body.extend_from_slice(&chunk);
                next = answer.chunk().await.map_err(broken_off)?;
            }
            Ok(response.body(body))
        })
    }

    fn open(&self, request: Request) -> Future<Result<Incoming, TransportError>> {
        // Without the limit of time, which would end the stream as well: it is for the head alone.
        let timeout = request.timeout;
        let answer = self.outgoing(request).map(reqwest::RequestBuilder::send);
        Box::pin(async move {
            let answer = tokio::time::timeout(timeout, answer?).await;
            let answer = answer.map_err(|_| TransportError::unknown("no answer in time").timed_out())?;
            let answer = answer.map_err(failure)?;
            Ok(Incoming::new(answer.status().as_u16(), headers(&answer), Box::new(Body(answer))))
        })
    }
}

/// The rest of an answer, still on the line.
struct Body(reqwest::Response);

impl Chunks for Body {
    fn next(mut self: Box<Self>) -> Future<Piece> {
        Box::pin(async move {
            let piece = self.0.chunk().await.map_err(broken_off);
            (self as Box<dyn Chunks>, piece)
        })
    }
}

fn headers(answer: &reqwest::Response) -> Headers {
    let mut headers = Headers::new();
    for (name, value) in answer.headers() {
        let known = USUAL.iter().find(|usual| **usual == name.as_str()).copied();
        let name = known.map_or_else(|| name.as_str().to_owned().into(), Cow::Borrowed);
        headers.append(name, text_of(value.as_bytes()));
    }
    headers
}

/// Headers that most answers have: their names need no copy.
const USUAL: [&str; 8] =
    ["content-type", "content-length", "date", "server", "connection", "cache-control", "vary", "transfer-encoding"];

fn failure(error: reqwest::Error) -> TransportError {
    let timeout = error.is_timeout();
    let failure = if error.is_builder() {
        TransportError::not_sent("the request could not be put together")
    } else if error.is_connect() {
        TransportError::not_sent(if timeout { "no connection in time" } else { "no connection could be made" })
    } else {
        TransportError::unknown(if timeout { "no answer in time" } else { "the line broke before an answer came" })
    };
    told(failure, error)
}

fn broken_off(error: reqwest::Error) -> TransportError {
    let what = if error.is_timeout() { "no whole answer in time" } else { "the answer broke off" };
    told(TransportError::unknown(what), error)
}

fn told(failure: TransportError, error: reqwest::Error) -> TransportError {
    let failure = if error.is_timeout() { failure.timed_out() } else { failure };
    // The address may hold an account number: it has no place in an error.
    failure.because(error.without_url())
}
