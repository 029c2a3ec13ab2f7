//! One call of a generated client whose line ends in this process: what is counted is the client, both ways. No network
//! is, and no server: the line gives back the body that it was given.

use std::hint::black_box;

use forms_client::{
    Client, Environment,
    runtime::{
        Future,
        transport::{Request, Response, Transport, TransportError},
    },
    types::Scalars,
};

/// A client that has made its first call, and what it is to send.
pub(super) struct Prepared {
    client: Client,
    body: Scalars,
}

/// A line that says what it hears.
#[derive(Debug)]
struct Echo;

impl Transport for Echo {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        Box::pin(async { Ok(Response::new(200).header("content-type", "application/json").body(request.body)) })
    }
}

/// The first call makes what later ones find made.
pub(super) fn prepare() -> Prepared {
    let builder = Client::builder(Environment::Custom("http://forms.example".into()));
    let client = builder.configure(|builder| builder.transport(Echo)).build().expect("a client");
    let body = Scalars::new().flag(true).small(7).whole(1_234_567_890).fraction(0.5).id("8c4a1b1e").decimal_text(1);
    let prepared = Prepared { client, body };
    make(&prepared);
    prepared
}

/// Makes one call.
pub(super) fn make(prepared: &Prepared) {
    let call = prepared.client.echo_scalars(prepared.body.clone());
    let answer = pollster::block_on(async { call.await }).expect("an answer");
    assert!(black_box(answer) == prepared.body, "the answer was misread");
}
