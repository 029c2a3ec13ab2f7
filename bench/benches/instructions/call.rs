//! One call of a generated client whose line ends in this process: what is counted is the client, both ways, and what
//! answers it, which reads the request and writes the answer by the same code. No network is.

use std::hint::black_box;

use forms_client::{
    Client,
    mock::{self, Stub, answers, asked},
    types::Scalars,
};

/// A client that has made its first call, and what it is to send.
pub(super) struct Prepared {
    client: Client,
    body: Scalars,
}

/// Says what it hears.
struct Echo;

impl Stub for Echo {
    fn echo_scalars(&self, asked: asked::EchoScalars) -> answers::EchoScalars {
        Ok(asked.body)
    }
}

/// The first call makes what later ones find made.
pub(super) fn prepare() -> Prepared {
    let client = mock::client(Echo).build().expect("a client");
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
