//! The Redis store against a real server, which each test starts on a free port of loopback and kills at its end.
//!
//! Without `redis-server` or `valkey-server` on the path, these tests say so and do nothing.

#![allow(clippy::print_stderr, reason = "what is left out is said aloud")]

mod common;

use common::{Script, TOKEN_SCHEME, json};
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::token::{Lease, RedisTokenStore, StoredToken, TokenKey, TokenStore};
use flexiti_runtime::transport::Request;
use flexiti_runtime::{Api, Builder, Core, Credentials, Problems};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

static API: Api = Api {
    name: "redis",
    version: "1",
    problem: Problems::UNKNOWN,
    reference_id: None,
    security: &[("oauth", TOKEN_SCHEME)],
};
static PAY: Operation =
    Operation { security: &[&[("oauth", &[])]], moves_money: true, ..Operation::new("pay", Method::Post, "/pay") };

/// A server without a memory of its own; it dies with the test.
struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// None where none is installed.
    fn start() -> Option<Self> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener.local_addr().expect("it is bound").port();
        drop(listener);
        Self::start_at(port)
    }

    fn start_at(port: u16) -> Option<Self> {
        let number = port.to_string();
        let folder = std::env::temp_dir();
        for program in ["redis-server", "valkey-server"] {
            let mut command = Command::new(program);
            command.args(["--port", &number, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
            command.args(["--requirepass", "canary-password"]).current_dir(&folder);
            let Ok(process) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else { continue };
            let server = Self { process, port };
            for _ in 0..200 {
                if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                    return Some(server);
                }
                std::thread::sleep(Duration::from_millis(25));
            }
            panic!("{program} does not listen");
        }
        eprintln!("left out: neither redis-server nor valkey-server is installed");
        None
    }

    fn store(&self) -> RedisTokenStore {
        store_at(self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn store_at(port: u16) -> RedisTokenStore {
    RedisTokenStore::new(&format!("redis://:canary-password@127.0.0.1:{port}")).expect("an address").prefix("test:")
}

fn key() -> TokenKey {
    TokenKey::new("redis", "https://redis.example/token", "shop", &[""; 0])
}

fn token(access: &str) -> StoredToken {
    StoredToken::new(access, SystemTime::now()).with_refresh("refresh").with_life(Duration::from_secs(1200))
}

async fn held(store: &RedisTokenStore) -> Option<String> {
    use secrecy::ExposeSecret;
    let token = store.load(&key()).await.expect("the server answers");
    token.map(|token| token.access().expose_secret().to_owned())
}

#[tokio::test]
async fn a_token_is_kept_for_its_life_and_forgotten_only_by_its_own_name() {
    let Some(server) = Server::start() else { return };
    let store = server.store();
    assert_eq!(held(&store).await, None);
    store.save(&key(), &token("one")).await.expect("the server answers");
    assert_eq!(held(&store).await.as_deref(), Some("one"));
    store.forget(&key(), &token("another")).await.expect("the server answers");
    assert_eq!(held(&store).await.as_deref(), Some("one"));
    store.forget(&key(), &token("one")).await.expect("the server answers");
    assert_eq!(held(&store).await, None);
    store.forget(&key(), &token("one")).await.expect("nothing to forget is no failure");
    // What is kept for no time is gone; what has no end is kept.
    store.save(&key(), &token("brief").with_life(Duration::ZERO)).await.expect("the server answers");
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(held(&store).await, None);
    store.save(&key(), &StoredToken::new("endless", SystemTime::now())).await.expect("the server answers");
    assert_eq!(held(&store).await.as_deref(), Some("endless"));
    assert_eq!(held(&server.store().prefix("other:")).await, None);
}

#[tokio::test]
async fn one_of_the_fleet_has_the_lease() {
    let Some(server) = Server::start() else { return };
    let (one, two) = (server.store(), server.store());
    let long = |owner: &str| Lease::new(owner, Duration::from_secs(60));
    assert!(one.lease(&key(), &long("one")).await.expect("the server answers"));
    assert!(!two.lease(&key(), &long("two")).await.expect("the server answers"));
    assert!(one.lease(&key(), &long("one")).await.expect("an owner may ask again"));
    two.release(&key(), &long("two")).await.expect("the server answers");
    assert!(!two.lease(&key(), &long("two")).await.expect("one does not release another's"));
    one.release(&key(), &long("one")).await.expect("the server answers");
    assert!(two.lease(&key(), &Lease::new("two", Duration::from_millis(40))).await.expect("the server answers"));
    tokio::time::sleep(Duration::from_millis(80)).await;
    assert!(one.lease(&key(), &Lease::new("one", Duration::MAX)).await.expect("it has run out by itself"));
    let askers: Vec<_> = (0..40)
        .map(|n| (server.store().prefix("rush:"), Lease::new(format!("{n}"), Duration::from_secs(60))))
        .map(|(store, lease)| tokio::spawn(async move { store.lease(&key(), &lease).await }))
        .collect();
    let mut granted = 0;
    for asker in askers {
        granted += usize::from(asker.await.expect("no panic").expect("the server answers"));
    }
    assert_eq!(granted, 1);
}

/// Numbered tokens for 20 minutes, each only after a while.
#[derive(Clone, Debug)]
struct Slow(Script);

impl flexiti_runtime::transport::Transport for Slow {
    fn send(
        &self,
        request: Request,
    ) -> flexiti_runtime::Future<Result<flexiti_runtime::transport::Response, flexiti_runtime::transport::TransportError>>
    {
        let answer = self.0.send(request);
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(60)).await;
            answer.await
        })
    }
}

fn issuing() -> Script {
    let issued = AtomicUsize::new(0);
    Script::new(move |request| match request.url.ends_with("/token") {
        true => common::token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        false if request.headers.get("authorization") == Some("Bearer token-2") => json(401, "{}"),
        false => json(200, "{}"),
    })
}

fn machine(script: &Script, store: impl TokenStore + 'static) -> Core {
    let builder = Builder::new(&API, "https://redis.example").credentials("oauth", Credentials::new("shop", "s3cret"));
    builder.transport(Slow(script.clone())).token_store(store).build().expect("the settings are sound")
}

fn token_calls(script: &Script) -> usize {
    script.sent().iter().filter(|request| request.url.ends_with("/token")).count()
}

async fn pay(core: &Core) {
    Call::new(core, &PAY).json(&1).send::<(), ()>().await.expect("it is paid");
}

#[tokio::test]
async fn twenty_machines_fetch_one_token() {
    let Some(server) = Server::start() else { return };
    let script = issuing();
    let machines: Vec<Core> = (0..20).map(|_| machine(&script, server.store())).collect();
    let calls: Vec<_> = machines.iter().cloned().map(|core| tokio::spawn(async move { pay(&core).await })).collect();
    for call in calls {
        call.await.expect("it is paid");
    }
    assert_eq!(token_calls(&script), 1);
    // The second token is refused: it leaves the server, and the third serves all.
    server.store().forget(&key(), &token("token-1")).await.expect("the server answers");
    for machine in [machine(&script, server.store()), machine(&script, server.store())] {
        pay(&machine).await;
        assert_eq!(token_calls(&script), 3);
    }
    assert_eq!(held(&server.store()).await.as_deref(), Some("token-3"));
}

#[tokio::test]
async fn a_server_that_dies_stops_no_call_and_is_used_again_when_it_is_back() {
    let Some(server) = Server::start() else { return };
    let port = server.port;
    let script = issuing();
    let store = Arc::new(server.store());
    drop(server);
    pay(&machine(&script, store.clone())).await;
    assert_eq!(token_calls(&script), 1);
    let error = store.load(&key()).await.expect_err("it is dead");
    let printed = format!("{error} {error:?} {:?} {store:?}", std::error::Error::source(&error));
    assert!(!printed.contains("canary") && printed.contains("the token was not read"), "{printed}");

    let server = Server::start_at(port).expect("it was installed a moment ago");
    for attempt in 0.. {
        if store.load(&key()).await.is_ok() {
            break;
        }
        assert!(attempt < 50, "the store never comes back");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    store.save(&key(), &token("shared")).await.expect("the server answers");
    assert_eq!(held(&store).await.as_deref(), Some("shared"));
    drop(server);
}

#[test]
fn without_a_runtime_it_fails_and_does_not_panic() {
    let store = store_at(1);
    let mut asked = store.load(&key());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(matches!(asked.as_mut().poll(&mut context), std::task::Poll::Ready(Err(_))));
}

#[test]
fn an_address_that_is_none_is_an_error_that_repeats_nothing() {
    for address in ["", "canary", "http://canary", "rediss://:canary@localhost"] {
        let error = RedisTokenStore::new(address).expect_err("no address");
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
    }
}
