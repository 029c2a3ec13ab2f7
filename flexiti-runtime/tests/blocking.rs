//! Calls without `.await`, over the default transport, from plain threads and from inside runtimes.

mod common;

use common::TOKEN_SCHEME;
use flexiti_runtime::blocking::{Blocking, iter, wait};
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::{Api, Builder, Core, Credentials, Error, ErrorKind, Future, Outcome, Problems};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

static API: Api = Api {
    name: "blocking",
    version: "1",
    problem: Problems::UNKNOWN,
    reference_id: None,
    security: &[("oauth", TOKEN_SCHEME)],
};
static PAY: Operation =
    Operation { security: &[&[("oauth", &[])]], moves_money: true, ..Operation::new("pay", Method::Post, "/pay") };

/// A request as a generated client makes it.
struct Pay(Call);

impl IntoFuture for Pay {
    type Output = Result<u32, Error<()>>;
    type IntoFuture = Future<Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        self.0.send()
    }
}

/// A server of threads, that no runtime of a test can hold up.
#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    tokens: AtomicUsize,
}

fn serve() -> (SocketAddr, Arc<Counts>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let counts = Arc::new(Counts::default());
    let counted = counts.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            counted.connections.fetch_add(1, Ordering::SeqCst);
            let counted = counted.clone();
            std::thread::spawn(move || answer(stream, &counted));
        }
    });
    (address, counts)
}

/// Answers every request of one connection with the body it came with, or with a token.
fn answer(stream: TcpStream, counts: &Counts) -> Option<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let (mut length, mut is_token, mut line) = (0, false, String::new());
        loop {
            line.clear();
            reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
            is_token |= line.contains("/token");
            if let Some(text) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = text.trim().parse().ok()?;
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        if is_token {
            counts.tokens.fetch_add(1, Ordering::SeqCst);
            body = br#"{"access_token":"t","expires_in":1200}"#.to_vec();
        }
        let head =
            format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        reader.get_mut().write_all(&[head.as_bytes(), &body].concat()).ok()?;
    }
}

fn client(address: SocketAddr) -> Core {
    let builder = Builder::new(&API, &format!("http://{address}")).timeout(Duration::from_secs(20));
    builder.credentials("oauth", Credentials::new("shop", "s3cret")).build().expect("the settings are sound")
}

fn pay(core: &Core, amount: u32) -> Pay {
    Pay(Call::new(core, &PAY).json(&amount))
}

#[test]
fn calls_from_one_thread_share_the_token_and_keep_connections() {
    let (address, counts) = serve();
    let core = client(address);
    for amount in 0..20 {
        assert_eq!(pay(&core, amount).send_blocking().expect("it is paid"), amount);
        // The background thread puts a connection back a moment after its answer was read.
        std::thread::sleep(Duration::from_millis(5));
    }
    // The future of a call can be sent as well as the request.
    assert_eq!(pay(&core, 7).into_future().send_blocking().expect("it is paid"), 7);
    assert_eq!(counts.tokens.load(Ordering::SeqCst), 1);
    let connections = counts.connections.load(Ordering::SeqCst);
    assert!(connections < 10, "{connections} connections for 22 requests");
}

#[test]
fn calls_from_many_threads_share_one_token() {
    let (address, counts) = serve();
    let core = client(address);
    std::thread::scope(|scope| {
        for amount in 0..30 {
            let core = &core;
            scope.spawn(move || assert_eq!(pay(core, amount).send_blocking().expect("it is paid"), amount));
        }
    });
    assert_eq!(counts.tokens.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn inside_a_runtime_of_one_thread_it_blocks_and_does_not_panic() {
    let (address, _) = serve();
    let core = client(address);
    // More often than the share of time that a runtime gives to one task.
    for amount in 0..300 {
        assert_eq!(pay(&core, amount).send_blocking().expect("it is paid"), amount);
    }
    assert_eq!(pay(&core, 1).await.expect("the runtime is as it was"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inside_a_runtime_of_many_threads_too() {
    let (address, _) = serve();
    let core = client(address);
    let tasks: Vec<_> = (0..8).map(|n| (n, core.clone())).collect();
    let tasks = tasks.into_iter().map(|(n, core)| tokio::spawn(async move { pay(&core, n).send_blocking() }));
    for (amount, task) in tasks.collect::<Vec<_>>().into_iter().enumerate() {
        assert_eq!(task.await.expect("no panic").expect("it is paid"), amount as u32);
    }
    let blocking = tokio::task::spawn_blocking(move || pay(&core, 5).send_blocking());
    assert_eq!(blocking.await.expect("no panic").expect("it is paid"), 5);
}

#[test]
fn errors_are_those_of_the_call() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    drop(listener);
    let error = pay(&client(address), 1).send_blocking().expect_err("nobody listens");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Token, Outcome::NotSent));
}

/// Gives the odd numbers up to five, each after a while.
struct Numbers(u32);

impl futures_core::Stream for Numbers {
    type Item = Result<u32, Error<()>>;
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0 += 1;
        match self.0 {
            // Not yet, but soon.
            number if number % 2 == 0 => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            number if number > 6 => Poll::Ready(None),
            number => Poll::Ready(Some(Ok(number))),
        }
    }
}

#[test]
fn a_stream_is_gone_through_one_item_at_a_time() {
    let numbers: Result<Vec<u32>, Error<()>> = iter(Numbers(0)).collect();
    assert_eq!(numbers.expect("no item is an error"), [1, 3, 5]);
    let mut lent = Numbers(0);
    assert_eq!(iter(&mut lent).take(1).count() + iter(&mut lent).count(), 3);
}

#[test]
fn what_borrows_can_be_waited_for() {
    let mut sum = 0;
    wait(async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        sum += 1;
    })
    .expect("the background thread starts");
    assert_eq!(sum, 1);
}
