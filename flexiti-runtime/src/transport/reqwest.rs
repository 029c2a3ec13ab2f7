//! The default transport: reqwest over rustls.

use super::origin::Origin;
use super::{Chunks, Incoming, Piece, Request, Response, Transport, TransportError};
use crate::Future;
use crate::operation::Method;
use http::header::{CONTENT_LENGTH, HeaderValue};
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
    fn outgoing(&self, request: Request) -> Result<reqwest::Request, TransportError> {
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
        let mut outgoing = reqwest::Request::new(method, self.origin.address(&request.url).ok_or_else(unfit)?);
        let headers = outgoing.headers_mut();
        headers.reserve(request.headers.len() + 1);
        for header in request.headers.into_line() {
            let (name, value) = header.ok_or_else(unfit)?;
            headers.append(name, value);
        }
        // A method that is made to carry something says so when it carries nothing (RFC 9110, 8.6); some servers insist.
        let carries = matches!(request.method, Method::Post | Method::Put | Method::Patch);
        if !request.body.is_empty() {
            *outgoing.body_mut() = Some(request.body.into());
        } else if carries {
            outgoing.headers_mut().append(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(outgoing)
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
        let answer = self.outgoing(request).map(|mut request| {
            *request.timeout_mut() = Some(timeout);
            self.client.execute(request)
        });
        Box::pin(async move {
            let mut answer = answer?.await.map_err(failure)?;
            let mut response = Response::new(answer.status().as_u16());
            response.headers = answer.headers().into();
            let first = answer.chunk().await.map_err(broken_off)?.unwrap_or_default();
            let mut next = answer.chunk().await.map_err(broken_off)?;
            if next.is_none() && first.len() <= max_answer {
                return Ok(response.body(first));
            }
            let mut body = Vec::from(first);
            while let Some(chunk) = next.filter(|_| body.len() <= max_answer) {
                body.extend_from_slice(&chunk);
                next = answer.chunk().await.map_err(broken_off)?;
            }
            if body.len() > max_answer {
                return Err(TransportError::unknown("the answer is larger than this client takes"));
            }
            Ok(response.body(body))
        })
    }

    fn open(&self, request: Request) -> Future<Result<Incoming, TransportError>> {
        // Without the limit of time, which would end the stream as well: it is for the head alone.
        let timeout = request.timeout;
        let answer = self.outgoing(request).map(|request| self.client.execute(request));
        Box::pin(async move {
            let answer = tokio::time::timeout(timeout, answer?).await;
            let answer = answer.map_err(|_| TransportError::unknown("no answer in time").timed_out())?;
            let answer = answer.map_err(failure)?;
            Ok(Incoming::new(answer.status().as_u16(), answer.headers().into(), Box::new(Body(answer))))
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
