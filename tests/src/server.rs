//! The other end of the wire: a real HTTP server on loopback that answers by a script and keeps what it was sent.

use crate::client::{self, BASE};
use crate::{Answer, Received, Reply};
use bytes::Bytes;
use flexiti_generated::{Builder, Client, Customer, Environment, Merchant};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

type Script = dyn Fn(&Received) -> Reply + Send + Sync;

/// The server. It ends with the runtime of its test.
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

/// Whether a request asks for a token.
pub fn is_token_call(request: &Received) -> bool {
    request.path.ends_with("/oauth/token")
}

impl Server {
    /// Answers every request by `script`, token calls too.
    pub async fn scripted(script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let received = Arc::new(Mutex::new(Vec::new()));
        let (log, script): (_, Arc<Script>) = (received.clone(), Arc::new(script));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, script) = (log.clone(), script.clone());
                tokio::spawn(async move {
                    let service = service_fn(|request| answer(request, &log, &*script));
                    // A connection that ends in an error is one that a script has hung up.
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        Self { address, received }
    }

    /// Issues tokens, numbered from 1, and answers everything else by `script`.
    pub async fn answering(script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        let issued = AtomicUsize::new(0);
        Self::scripted(move |request| match is_token_call(request) {
            true => Reply::token(issued.fetch_add(1, Ordering::SeqCst) + 1),
            false => script(request),
        })
        .await
    }

    /// Issues tokens, and answers everything else with `reply`.
    pub async fn replying(reply: Reply) -> Self {
        Self::answering(move |_| reply.clone()).await
    }

    /// Where it listens, as a client's environment.
    pub fn environment(&self) -> Environment {
        client::environment(self.address)
    }

    /// A client of this server with the scope `merchant`.
    pub fn merchant(&self) -> Client<Merchant> {
        self.merchant_builder().build().expect("the settings are sound")
    }

    /// A client of this server with the scope `customer`.
    pub fn customer(&self) -> Client<Customer> {
        client::customer(self.address).build().expect("the settings are sound")
    }

    /// The beginning of a client of this server with the scope `merchant`.
    pub fn merchant_builder(&self) -> Builder<Merchant> {
        client::merchant(self.address)
    }

    /// Everything that arrived, in order.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no test panics while it holds the log").clone()
    }

    /// The token calls that arrived.
    pub fn token_calls(&self) -> Vec<Received> {
        self.received().into_iter().filter(is_token_call).collect()
    }

    /// What arrived beside token calls.
    pub fn calls(&self) -> Vec<Received> {
        self.received().into_iter().filter(|request| !is_token_call(request)).collect()
    }

    /// The one call that arrived beside token calls.
    pub fn only_call(&self) -> Received {
        let mut calls = self.calls();
        assert_eq!(calls.len(), 1, "exactly one call arrives");
        calls.remove(0)
    }
}

async fn answer(
    request: Request<Incoming>,
    log: &Mutex<Vec<Received>>,
    script: &Script,
) -> Result<Response<Full<Bytes>>, io::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let path = head.uri.path();
    let path = path.strip_prefix(BASE).unwrap_or_else(|| panic!("{path} does not lie below the base address"));
    let request = Received {
        method: head.method.to_string(),
        path: path.to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers,
        body,
    };
    let reply = script(&request);
    log.lock().expect("no test panics while it holds the log").push(request);
    match reply {
        Reply::Silence => std::future::pending().await,
        Reply::HangUp => Err(io::Error::other("hung up by the script")),
        Reply::Answer(Answer { status, headers, body }) => {
            let response = headers
                .into_iter()
                .fold(Response::builder().status(status), |response, (name, value)| response.header(name, value));
            Ok(response.body(Full::from(body)).expect("scripts answer sound responses"))
        }
    }
}
