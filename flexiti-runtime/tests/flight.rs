//! A model check of the token's single flight: calls over a scripted line, polled in every order that a seed gives.
//!
//! What a model checker for threads cannot see, an executor of one's own can: the futures of some calls, of which some are
//! given up at random points, while time moves, tokens are refused and the endpoint fails. A task is polled only when it was
//! woken, so that a lost wake is a call that hangs. What must hold is asserted by the [`World`] at each step:
//!
//! - at most one token call is under way, in one client and in a fleet with a store;
//! - every token call has its reason: no token yet, a refused one, one that is due;
//! - calls that waited for a failure share it, and no call fails while a token lives;
//! - a call is sent with a token that lives, or with one that has just arrived;
//! - every call that is not given up comes to its end.

#![allow(clippy::print_stderr, reason = "how much has been checked")]

mod common;

use common::TOKEN_SCHEME;
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::token::{Lease, MemoryTokenStore, StoreError, StoredToken, TokenKey, TokenStore};
use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
use flexiti_runtime::{Api, Builder, Clock, Core, Credentials, Error, ErrorKind, Future, Problems, Retry, Timer};
use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, SystemTime};

static API: Api = Api {
    name: "flight",
    version: "1",
    problem: Problems::UNKNOWN,
    reference_id: None,
    security: &[("oauth", TOKEN_SCHEME)],
};
static PAY: Operation =
    Operation { security: &[&[("oauth", &[])]], moves_money: true, ..Operation::new("pay", Method::Post, "/pay") };

/// In seconds: how long a token lives, how long before its end it is renewed at the latest.
const LIFE: u64 = 100;
const THRESHOLD: u64 = 10;

/// In milliseconds: how long a token is kept in peace after a renewal that brought none.
const REST: u64 = 5000;

// ---------------------------------------------------------------------------------------------------------------- world

/// All that the calls meet, and what must hold of it.
#[derive(Default)]
struct World {
    /// In milliseconds since 1970.
    now: u64,
    /// Polls so far.
    step: u64,
    lines: Vec<Line>,
    bells: Vec<Bell>,
    next: usize,
    /// The task that is being polled.
    current: usize,
    /// When each task last began to want a token, and whether it has been refused.
    wants_since: Vec<u64>,
    was_refused: Vec<bool>,
    tokens: Vec<Issued>,
    clients: Vec<Seen>,
    figures: Figures,
}

#[derive(Default, Debug)]
struct Figures {
    asks: u64,
    failures: u64,
    refusals: u64,
    dropped: u64,
    done: u64,
}

/// A request that waits for its answer.
struct Line {
    id: usize,
    client: usize,
    waker: Option<Waker>,
    answer: Option<Result<Response, TransportError>>,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// A token call, begun then; by refresh token or anew.
    Ask { at: u64, refresh: bool },
    /// The call itself, with this token.
    Pay { token: usize },
    /// A question to the store.
    Store,
}

/// Somebody who sleeps.
struct Bell {
    id: usize,
    due: u64,
    waker: Option<Waker>,
}

/// A token that has arrived.
#[derive(Default)]
struct Issued {
    asked: u64,
    arrived: u64,
    /// The other side takes it no more.
    revoked: bool,
    /// Somebody was told so,
    refused: bool,
    /// and these clients must have forgotten it.
    forgotten_by: Vec<usize>,
    used: bool,
}

/// What one client has been through.
#[derive(Default)]
struct Seen {
    /// The last token call that failed for good.
    failure: Option<Failure>,
    /// The step in which a refresh failed, which a call for a new token follows.
    refresh_failed: Option<u64>,
    /// The token used last.
    token: Option<usize>,
}

/// A token call that failed for good.
#[derive(Clone, Copy)]
struct Failure {
    step: u64,
    at: u64,
    /// A token lived on, and
    lived: bool,
    /// this client had it.
    kept: bool,
}

impl World {
    fn lives(&self, token: usize, client: usize) -> bool {
        let token = &self.tokens[token];
        self.now < token.asked + LIFE * 1000 && !token.forgotten_by.contains(&client)
    }

    /// A request leaves.
    fn sent(&mut self, client: usize, request: &Request) -> What {
        if request.url.ends_with("/token") {
            let refresh = request.body.starts_with(b"grant_type=refresh");
            self.asked(client);
            return What::Ask { at: self.now, refresh };
        }
        let bearer = request.headers.get("authorization").and_then(|value| value.strip_prefix("Bearer token-"));
        let token: usize = bearer.and_then(|number| number.parse().ok()).expect("a call carries a token");
        let just_arrived = !self.tokens[token].used;
        assert!(self.lives(token, client) || just_arrived, "a call is sent with a token that is dead or refused");
        self.tokens[token].used = true;
        let seen = &mut self.clients[client];
        seen.token = Some(token);
        // A client that had no token then has found one in the store since: the failure is history.
        seen.failure.take_if(|failure| !failure.lived);
        What::Pay { token }
    }

    /// A token call begins: is there a reason for it?
    fn asked(&mut self, client: usize) {
        self.figures.asks += 1;
        let under_way = self.lines.iter().filter(|line| matches!(line.what, What::Ask { .. })).count();
        assert_eq!(under_way, 0, "a second token call while one is under way");
        let seen = &self.clients[client];
        if seen.refresh_failed == Some(self.step) {
            return;
        }
        let latest = self.tokens.len().checked_sub(1);
        if let Some(token) = latest {
            let due = self.now >= self.tokens[token].asked + (LIFE - 2 * THRESHOLD) * 1000;
            assert!(due || self.tokens[token].refused, "a token call without a reason");
        }
        if let Some(failure) = seen.failure {
            // Unless it was shared as a token that lived, and died before they came to use it.
            let shares = failure.step > self.wants_since[self.current] && !failure.lived;
            assert!(!shares, "a call that waited for a failure asks again instead of sharing it");
            let rests = latest.is_some_and(|token| self.lives(token, client)) && self.now < failure.at + REST;
            assert!(!(failure.kept && rests), "a living token is not left in peace after a failure");
        }
    }

    /// An answer has reached the client.
    fn arrived(&mut self, client: usize, what: What, answer: &Result<Response, TransportError>) {
        let good = answer.as_ref().is_ok_and(|response| response.status == 200);
        match what {
            What::Ask { at, .. } if good => {
                self.tokens.push(Issued { asked: at, arrived: self.now, ..Issued::default() });
                self.clients[client].failure = None;
            }
            What::Ask { refresh: true, .. } => self.clients[client].refresh_failed = Some(self.step),
            What::Ask { .. } => {
                self.figures.failures += 1;
                let living = self.tokens.len().checked_sub(1).filter(|token| self.lives(*token, client));
                let kept = living.is_some() && self.clients[client].token == living;
                let failure = Failure { step: self.step, at: self.now, lived: living.is_some(), kept };
                self.clients[client].failure = Some(failure);
            }
            What::Pay { token } if !good => {
                self.figures.refusals += 1;
                self.tokens[token].refused = true;
                // A call tries a new token once; the next call may try the second one again.
                if !std::mem::replace(&mut self.was_refused[self.current], true) {
                    self.tokens[token].forgotten_by.push(client);
                }
                self.wants_since[self.current] = self.step;
            }
            What::Pay { .. } => self.figures.done += 1,
            What::Store => {}
        }
    }

    /// The other side answers one request, well or not.
    fn answer(&mut self, index: usize, dice: &mut fastrand::Rng) {
        let (tokens, now) = (self.tokens.len(), self.now);
        let line = &mut self.lines[index];
        let answer = match line.what {
            What::Ask { .. } if dice.u8(..5) == 0 => match dice.bool() {
                true => Err(TransportError::unknown("down")),
                false => Ok(Response::new(503)),
            },
            What::Ask { .. } => {
                let text = format!(r#"{{"access_token":"token-{tokens}","refresh_token":"r","expires_in":{LIFE}}}"#);
                Ok(Response::new(200).body(text))
            }
            What::Store => Ok(Response::new(200)),
            What::Pay { token } => {
                let issued = &mut self.tokens[token];
                issued.revoked |= dice.u8(..8) == 0;
                let refused = issued.revoked || now >= issued.arrived + LIFE * 1000;
                Ok(if refused { Response::new(401) } else { Response::new(200).body("{}") })
            }
        };
        line.answer = Some(answer);
        line.waker.take().into_iter().for_each(Waker::wake);
    }
}

// ------------------------------------------------------------------------------------- the seams through which it is met

/// The world as one client meets it: its line, its clock and its timer.
#[derive(Clone)]
struct Port {
    world: Arc<Mutex<World>>,
    client: usize,
}

impl Port {
    fn world(&self) -> MutexGuard<'_, World> {
        // A broken assertion is told once, not by everybody who comes after.
        self.world.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl fmt::Debug for Port {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Port")
    }
}

impl Clock for Port {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.elapsed()
    }
}

impl Timer for Port {
    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.world().now)
    }

    fn sleep(&self, time: Duration) -> Future<()> {
        let mut world = self.world();
        world.next += 1;
        let (id, due) = (world.next, world.now + time.as_millis() as u64);
        world.bells.push(Bell { id, due, waker: None });
        Box::pin(Sleeping { port: self.clone(), id })
    }
}

impl Transport for Port {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let what = self.world().sent(self.client, &request);
        Box::pin(self.wait_for(what))
    }
}

impl Port {
    fn wait_for(&self, what: What) -> Waiting {
        let mut world = self.world();
        world.next += 1;
        let id = world.next;
        world.lines.push(Line { id, client: self.client, waker: None, answer: None, what });
        Waiting { port: self.clone(), id }
    }
}

/// A store that takes its time to say what it holds and who may renew: much may happen between the two.
#[derive(Clone, Debug)]
struct SlowStore {
    store: MemoryTokenStore,
    port: Port,
}

impl TokenStore for SlowStore {
    fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>> {
        let (slow, key) = (self.clone(), key.clone());
        Box::pin(async move {
            let _ = slow.port.wait_for(What::Store).await;
            slow.store.load(&key).await
        })
    }
    fn lease(&self, key: &TokenKey, lease: &Lease) -> Future<Result<bool, StoreError>> {
        let (slow, key, lease) = (self.clone(), key.clone(), lease.clone());
        Box::pin(async move {
            let _ = slow.port.wait_for(What::Store).await;
            slow.store.lease(&key, &lease).await
        })
    }
    fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>> {
        self.store.save(key, token)
    }
    fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>> {
        self.store.forget(key, refused)
    }
    fn release(&self, key: &TokenKey, lease: &Lease) -> Future<Result<(), StoreError>> {
        self.store.release(key, lease)
    }
}

struct Sleeping {
    port: Port,
    id: usize,
}

impl std::future::Future for Sleeping {
    type Output = ();
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut world = self.port.world();
        let now = world.now;
        match world.bells.iter_mut().find(|bell| bell.id == self.id) {
            Some(bell) if now < bell.due => {
                bell.waker = Some(context.waker().clone());
                Poll::Pending
            }
            _ => Poll::Ready(()),
        }
    }
}

impl Drop for Sleeping {
    fn drop(&mut self) {
        self.port.world().bells.retain(|bell| bell.id != self.id);
    }
}

struct Waiting {
    port: Port,
    id: usize,
}

impl std::future::Future for Waiting {
    type Output = Result<Response, TransportError>;
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut world = self.port.world();
        let index = world.lines.iter().position(|line| line.id == self.id).expect("it is polled once it is done");
        let line = &mut world.lines[index];
        let Some(answer) = line.answer.take() else {
            line.waker = Some(context.waker().clone());
            return Poll::Pending;
        };
        let Line { client, what, .. } = world.lines.swap_remove(index);
        world.arrived(client, what, &answer);
        Poll::Ready(answer)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.port.world().lines.retain(|line| line.id != self.id);
    }
}

// ------------------------------------------------------------------------------------------------------------ scheduler

/// A call on its way.
struct Task {
    future: Future<Result<(), Error<()>>>,
    client: usize,
    woken: Arc<Woken>,
    /// The step of its first poll.
    begun: Option<u64>,
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

struct Schedule {
    port: Port,
    dice: fastrand::Rng,
    tasks: Vec<Option<Task>>,
}

impl Schedule {
    fn new(seed: u64, clients: usize, calls: usize) -> Self {
        let mut dice = fastrand::Rng::with_seed(seed);
        let port = Port { world: Arc::default(), client: 0 };
        let store = SlowStore { store: MemoryTokenStore::new(port.clone()), port: port.clone() };
        let cores: Vec<Core> = (0..clients)
            .map(|client| {
                let port = Port { client, ..port.clone() };
                let builder = Builder::new(&API, "https://flight.example")
                    .retry(Retry::NEVER)
                    .no_deadline()
                    .credentials("oauth", Credentials::new("shop", "s3cret"))
                    .token_threshold(Duration::from_secs(THRESHOLD))
                    // A lease lasts as long: time never moves so far while a token call is under way.
                    .timeout(Duration::from_secs(1500))
                    .seed(dice.u64(..));
                let builder = if clients > 1 { builder.token_store(store.clone()) } else { builder };
                builder.clock(port.clone()).timer(port.clone()).transport(port).build().expect("sound")
            })
            .collect();
        let tasks: Vec<_> = (0..calls)
            .map(|_| {
                let client = dice.usize(..clients);
                let future = Call::new(&cores[client], &PAY).send_unread();
                Some(Task { future, client, woken: Arc::new(Woken(AtomicBool::new(true))), begun: None })
            })
            .collect();
        {
            let mut world = port.world();
            world.clients.resize_with(clients, Seen::default);
            world.wants_since.resize(calls, 0);
            world.was_refused.resize(calls, false);
        }
        Self { port, dice, tasks }
    }

    /// Lets chance act until everything is done, or nothing can be.
    fn run(mut self) -> Figures {
        for turn in 0.. {
            // At first everything happens; then what is under way is brought to its end.
            let is_wild = turn < 150;
            match self.dice.u8(..20) {
                0 if is_wild => self.give_up(),
                1 | 2 if is_wild => self.port.world().now += 1000 * self.dice.u64(..40),
                3..8 if self.answer() => {}
                // Calls begin bit by bit.
                _ if self.poll(is_wild) => {}
                _ if self.answer() || self.ring() => {}
                _ if !is_wild => break,
                _ => {}
            }
            assert!(turn < 100_000, "the calls go round in circles");
        }
        assert!(self.tasks.iter().all(Option::is_none), "a call hangs");
        std::mem::take(&mut self.port.world().figures)
    }

    fn give_up(&mut self) {
        let index = self.dice.usize(..self.tasks.len());
        let Some(task) = self.tasks[index].take_if(|task| task.begun.is_some()) else { return };
        self.port.world().figures.dropped += 1;
        drop(task);
    }

    fn answer(&mut self) -> bool {
        let mut world = self.port.world.lock().expect("sound");
        let waiting: Vec<usize> = (0..world.lines.len()).filter(|index| world.lines[*index].answer.is_none()).collect();
        let Some(index) = self.dice.choice(waiting) else { return false };
        world.answer(index, &mut self.dice);
        true
    }

    fn ring(&mut self) -> bool {
        let mut world = self.port.world();
        let Some(due) = world.bells.iter().map(|bell| bell.due).min() else { return false };
        world.now = world.now.max(due);
        let now = world.now;
        let rung = world.bells.iter_mut().filter(|bell| bell.due <= now).filter_map(|bell| bell.waker.take());
        let rung: Vec<Waker> = rung.collect();
        let any = !rung.is_empty();
        rung.into_iter().for_each(Waker::wake);
        any
    }

    fn poll(&mut self, is_wild: bool) -> bool {
        let woken = |task: &Task| task.woken.0.load(Ordering::SeqCst);
        let ready: Vec<usize> =
            (0..self.tasks.len()).filter(|index| self.tasks[*index].as_ref().is_some_and(woken)).collect();
        let Some(index) = self.dice.choice(ready) else { return false };
        let Some(task) = self.tasks[index].as_mut() else { return false };
        if task.begun.is_none() && is_wild && self.dice.u8(..3) > 0 {
            return true;
        }
        let step = {
            let mut world = self.port.world();
            world.step += 1;
            world.current = index;
            if task.begun.is_none() {
                world.wants_since[index] = world.step;
            }
            world.step
        };
        let begun = *task.begun.get_or_insert(step);
        task.woken.0.store(false, Ordering::SeqCst);
        let waker = Waker::from(task.woken.clone());
        let polled = task.future.as_mut().poll(&mut Context::from_waker(&waker));
        if let Poll::Ready(outcome) = polled {
            let client = task.client;
            self.tasks[index] = None;
            self.ended(client, begun, outcome);
        }
        true
    }

    /// A call has come to its end: as it may?
    fn ended(&self, client: usize, begun: u64, outcome: Result<(), Error<()>>) {
        let Err(error) = outcome else { return };
        let world = self.port.world();
        match (error.kind(), error.status()) {
            (ErrorKind::Refused, Some(401)) => assert_eq!(error.attempts(), 2, "{error}"),
            (ErrorKind::Token, _) => {
                let failure = world.clients[client].failure.expect("a token call has failed");
                assert!(failure.step >= begun, "a call fails for what was before it");
                assert!(!failure.kept, "a call fails while a token lives");
            }
            _ => panic!("{error}"),
        }
    }
}

fn check(schedules: u64, clients: usize) {
    let mut sum = Figures::default();
    for seed in 0..schedules {
        let figures = std::panic::catch_unwind(|| Schedule::new(seed, clients, 12).run());
        let figures = figures.unwrap_or_else(|_| panic!("seed {seed}, {clients} clients"));
        sum.asks += figures.asks;
        sum.failures += figures.failures;
        sum.refusals += figures.refusals;
        sum.dropped += figures.dropped;
        sum.done += figures.done;
    }
    eprintln!("{schedules} schedules, {clients} clients: {sum:?}");
    // What is to be survived has happened, and often.
    assert!([sum.asks, sum.failures, sum.refusals, sum.dropped, sum.done].iter().all(|count| *count > schedules / 4));
}

#[test]
fn one_client_under_every_order() {
    check(4000, 1);
}

#[test]
fn a_fleet_with_a_store_under_every_order() {
    check(2000, 3);
}
