//! When a call is made again: only where that does no harm, for a bounded number of times, in a bounded time.

mod common;

use common::flies::Flies;
use common::{Script, TOKEN_SCHEME, json, token};
use flexiti_runtime::hooks::{Attempt, CallInfo, Ended, Finished, Hooks, Repetition};
use flexiti_runtime::operation::{Call, Head, Method, Operation};
use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
use flexiti_runtime::{
    Api, Builder, Core, Credentials, Error, ErrorKind, Future, Json, Outcome, Problems, Retry, RetryBudget, SeededIds,
    Stop,
};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

static API: Api = Api {
    name: "retries",
    version: "1",
    problem: Problems { code: &["error"], message: &["message"], ..Problems::UNKNOWN },
    reference_id: Some("x-reference-id"),
    security: &[("token", TOKEN_SCHEME)],
};
static READ: Operation = Operation::new("read", Method::Get, "/read");
static CHANGE: Operation = Operation::new("change", Method::Post, "/change");
static PAY: Operation = Operation { moves_money: true, ..Operation::new("pay", Method::Post, "/pay") };
static KEYED: Operation = Operation {
    moves_money: true,
    idempotency_key: Some("x-key"),
    context_hash: Some("x-hash"),
    ..Operation::new("keyed", Method::Post, "/keyed")
};
static SECURED: Operation =
    Operation { security: &[&[("token", &[])]], ..Operation::new("secured", Method::Get, "/secured") };

/// What the line does with one attempt.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// No connection.
    Dead,
    /// Sent, and no answer in time.
    Silent,
    /// Sent, and the line breaks.
    Broken,
    /// An answer with this status.
    Status(u16),
}
use Fate::{Broken, Dead, Silent, Status};

impl Fate {
    fn answer(self) -> Result<Response, TransportError> {
        match self {
            Dead => Err(TransportError::not_sent("no connection could be made")),
            Silent => Err(TransportError::unknown("no answer in time").timed_out()),
            Broken => Err(TransportError::unknown("the answer broke off")),
            Status(200) => Ok(json(200, "{}")),
            Status(status) => Ok(json(status, r#"{"error": "code"}"#)),
        }
    }
}

/// A line on which one fate follows the other; the last one stays.
fn line(fates: &'static [Fate]) -> Script {
    let next = AtomicUsize::new(0);
    Script::failing(move |_| fates[next.fetch_add(1, Ordering::SeqCst).min(fates.len() - 1)].answer())
}

fn builder(line: impl Transport + 'static, time: &Flies) -> Builder {
    Builder::new(&API, "https://retries.example")
        .transport(line)
        .timer(time.clone())
        .clock(time.clone())
        .reference_ids(SeededIds::new(1))
        .seed(1)
        // Where time flies, a wait is over before what it is for.
        .no_deadline()
}

fn core(line: impl Transport + 'static) -> Core {
    builder(line, &Flies::default()).build().expect("the settings are sound")
}

fn send(core: &Core, operation: &'static Operation) -> Future<Result<Json, Error<()>>> {
    let call = Call::new(core, operation);
    if operation.method == Method::Get { call.send() } else { call.json(&7).send() }
}

#[tokio::test]
async fn who_is_sent_again_and_who_is_not() {
    let all = [&READ, &KEYED, &CHANGE, &PAY];
    // What the line does; then how often each of the four is sent, and what is known of it when it has failed.
    let unknown = Some(Outcome::Unknown);
    let rejected = Some(Outcome::Rejected);
    type Expected = [(usize, Option<Outcome>); 4];
    let table: [(&'static [Fate], Expected); 10] = [
        (&[Dead, Dead, Status(200)], [(3, None); 4]),
        (&[Dead], [(3, Some(Outcome::NotSent)); 4]),
        (&[Broken, Status(200)], [(2, None), (2, None), (1, unknown), (1, unknown)]),
        (&[Silent, Silent, Status(200)], [(3, None), (3, None), (1, unknown), (1, unknown)]),
        (&[Status(503), Status(200)], [(2, None), (2, None), (1, unknown), (1, unknown)]),
        (&[Status(429), Status(200)], [(2, None), (2, None), (1, rejected), (1, rejected)]),
        (&[Status(409), Status(200)], [(1, rejected); 4]),
        (&[Status(501), Status(200)], [(1, unknown); 4]),
        // What may have happened in an earlier attempt is not undone by a later one that fails otherwise.
        (&[Broken, Dead], [(3, Some(Outcome::NotSent)), (3, unknown), (1, unknown), (1, unknown)]),
        (&[Status(500), Status(409)], [(2, rejected), (2, unknown), (1, unknown), (1, unknown)]),
    ];
    for (fates, expected) in table {
        for (operation, expected) in all.into_iter().zip(expected) {
            let line = line(fates);
            let error = send(&core(line.clone()), operation).await.err();
            let found = (line.count(), error.as_ref().map(Error::outcome));
            assert_eq!(found, expected, "{} after {fates:?}: {error:?}", operation.id);
            assert!(error.is_none_or(|error| error.attempts() as usize == line.count()));
        }
    }
}

#[tokio::test]
async fn what_belongs_to_a_call_stays_the_same() {
    let line = line(&[Status(503), Broken, Status(200)]);
    let core = core(line.clone());
    let head = Head::default();
    let mut call = Call::new(&core, &KEYED);
    call.options_mut().head(&head);
    call.json(&"body").send::<Json, ()>().await.expect("the third attempt is answered");
    let sent = line.sent();
    for name in ["x-key", "x-hash", "x-reference-id", "content-type"] {
        let values: Vec<_> = sent.iter().map(|request| request.headers.get(name)).collect();
        assert!(values[0].is_some() && values.iter().all(|value| *value == values[0]), "{name}: {values:?}");
    }
    assert!(sent.iter().all(|request| request.body == sent[0].body));
    assert_eq!(head.idempotency_key().as_deref(), sent[0].headers.get("x-key"));
    assert_eq!(head.reference_id().as_deref(), sent[0].headers.get("x-reference-id"));
    assert_eq!((head.status(), head.attempts()), (Some(200), Some(3)));
    assert!(!format!("{head:?}").contains(&head.idempotency_key().expect("it carries one")));
}

#[tokio::test]
async fn every_bound_stops_and_says_so() {
    let stop = |error: Error<()>| error.stop();
    let time = Flies::default();
    let failing = |settings: fn(Builder) -> Builder, fates| {
        let core = settings(builder(line(fates), &time)).build().expect("sound");
        async move { send(&core, &READ).await.expect_err("it fails") }
    };
    assert_eq!(stop(failing(|it| it, &[Status(503)]).await), Some(Stop::Attempts));
    assert_eq!(stop(failing(|it| it.retry(Retry::NEVER), &[Status(503)]).await), Some(Stop::Attempts));
    assert_eq!(stop(failing(|it| it.retry_budget(RetryBudget::new(0, 0)), &[Dead]).await), Some(Stop::Budget));
    assert_eq!(stop(failing(|it| it, &[Status(404)]).await), None, "it would be 404 again");
    let hurried = |it: Builder| it.deadline(Duration::from_millis(1)).retry(Retry::STANDARD.first_wait(HOUR));
    assert_eq!(stop(failing(hurried, &[Status(503)]).await), Some(Stop::Deadline));
    let pay = send(&core(line(&[Broken])), &PAY).await.expect_err("it fails");
    assert_eq!(pay.stop(), Some(Stop::Unrepeatable));
}

const HOUR: Duration = Duration::from_secs(60 * 60);

#[tokio::test]
async fn the_other_side_says_when() {
    for (header, waited) in [("7", 7), ("Thu, 01 Jan 1970 00:00:09 GMT", 9)] {
        let answered = AtomicUsize::new(0);
        let line = Script::new(move |_| match answered.fetch_add(1, Ordering::SeqCst) {
            0 => json(429, "{}").header("retry-after", header),
            _ => json(200, "{}"),
        });
        let time = Flies::default();
        let core = builder(line, &time).build().expect("sound");
        send(&core, &READ).await.expect("answered at last");
        assert_eq!(time.slept(), [Duration::from_secs(waited)], "{header}");
    }
    let line = Script::new(|_| json(503, "{}").header("retry-after", "21"));
    let error = send(&core(line.clone()), &READ).await.expect_err("more than the policy grants");
    assert_eq!((line.count(), error.stop()), (1, Some(Stop::RetryAfter)));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(21)));
}

#[tokio::test]
async fn waits_grow_within_bounds_and_are_the_same_for_the_same_seed() {
    let waits = |seed| async move {
        let time = Flies::default();
        let second = Duration::from_secs(1);
        let retry = Retry::STANDARD.attempts(6).first_wait(second).longest_wait(second * 4);
        let core = builder(line(&[Status(503)]), &time).retry(retry).seed(seed).build().expect("sound");
        send(&core, &READ).await.expect_err("it stays down");
        time.slept()
    };
    let one = waits(1).await;
    assert_eq!(one.len(), 5);
    assert!(one.iter().zip([1, 2, 4, 4, 4]).all(|(wait, most)| *wait <= Duration::from_secs(most)), "{one:?}");
    assert_eq!(one, waits(1).await);
    assert_ne!(one, waits(2).await);
}

#[tokio::test]
async fn a_call_may_say_otherwise() {
    let line = line(&[Status(503)]);
    let mut call = Call::new(&core(line.clone()), &READ);
    call.options_mut().retry(Retry::STANDARD.attempts(5));
    call.send::<Json, ()>().await.expect_err("it stays down");
    assert_eq!(line.count(), 5);
    let mut call = Call::new(&core(line.clone()), &PAY);
    call.options_mut().retry(Retry::STANDARD.attempts(5));
    call.send::<Json, ()>().await.expect_err("it stays down");
    assert_eq!(line.count(), 6, "no setting repeats money");
}

#[tokio::test]
async fn the_budget_bounds_the_share_of_all_calls() {
    let line = line(&[Status(503)]);
    let core = builder(line.clone(), &Flies::default()).retry_budget(RetryBudget::new(5, 10)).build().expect("sound");
    for _ in 0..200 {
        send(&core, &READ).await.expect_err("it stays down");
    }
    let repetitions = line.count() - 200;
    assert!((5..=5 + 20).contains(&repetitions), "{repetitions} repetitions of 200 calls");
}

/// Takes so long for each attempt as its time-out allows, or for the token as long as it is told.
#[derive(Clone, Debug)]
struct Slow {
    time: Flies,
    timeouts: Arc<Mutex<Vec<Duration>>>,
}

impl Transport for Slow {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        self.timeouts.lock().expect("no test panics while it holds the log").push(request.timeout);
        self.time.forward(request.timeout);
        Box::pin(async { Silent.answer() })
    }
}

#[tokio::test]
async fn the_deadline_is_for_the_whole_call() {
    let time = Flies::default();
    let slow = Slow { time: time.clone(), timeouts: Arc::default() };
    let settings = builder(slow.clone(), &time).timeout(Duration::from_secs(30)).deadline(Duration::from_secs(70));
    let core = settings.retry(Retry::STANDARD.first_wait(Duration::ZERO)).build().expect("sound");
    let error = send(&core, &READ).await.expect_err("nobody answers");
    let timeouts = slow.timeouts.lock().expect("no test panics").clone();
    assert_eq!(timeouts, [30, 30, 10].map(Duration::from_secs), "the last attempt has what is left");
    assert!(error.is_timeout());

    let mut call = Call::new(&core, &READ);
    call.options_mut().deadline(Duration::from_secs(12));
    let error = call.send::<Json, ()>().await.expect_err("nobody answers");
    assert_eq!((error.attempts(), error.stop()), (1, Some(Stop::Deadline)));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_takes_too_long_takes_no_more_than_the_call_has() {
    #[derive(Debug)]
    struct Dumb;
    impl Transport for Dumb {
        fn send(&self, _request: Request) -> Future<Result<Response, TransportError>> {
            Box::pin(std::future::pending())
        }
    }
    let core = Builder::new(&API, "https://retries.example")
        .transport(Dumb)
        .timer(flexiti_runtime::TokioTimer::new())
        .credentials("token", Credentials::new("id", "secret"))
        .deadline(Duration::from_secs(3))
        .build()
        .expect("sound");
    let began = tokio::time::Instant::now();
    let error = send(&core, &SECURED).await.expect_err("there is no token");
    assert_eq!(began.elapsed(), Duration::from_secs(3));
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Deadline, Outcome::NotSent, 0));
    assert!(error.is_timeout() && error.is_retryable());
}

#[tokio::test]
async fn a_token_endpoint_that_stumbles_is_asked_again() {
    let asked = AtomicUsize::new(0);
    let line = Script::new(move |request| match request.url.ends_with("/token") {
        true if asked.fetch_add(1, Ordering::SeqCst) == 0 => json(503, "{}").header("retry-after", "4"),
        true => token(1),
        false => json(200, "{}"),
    });
    let (credentials, time) = (Credentials::new("id", "secret"), Flies::default());
    let core = builder(line.clone(), &time).credentials("token", credentials).build().expect("sound");
    send(&core, &SECURED).await.expect("it has its token");
    assert_eq!((line.count(), time.slept()), (3, vec![Duration::from_secs(4)]));
}

#[tokio::test]
async fn a_refused_token_costs_no_attempt() {
    let calls = AtomicUsize::new(0);
    let line = Script::new(move |request| match request.url.ends_with("/token") {
        true => token(1),
        false => match calls.fetch_add(1, Ordering::SeqCst) {
            0 | 2 => json(503, "{}"),
            1 => json(401, "{}"),
            _ => json(200, "{}"),
        },
    });
    let credentials = Credentials::new("id", "secret");
    let core = builder(line, &Flies::default()).credentials("token", credentials).build().expect("sound");
    let head = Head::default();
    let mut call = Call::new(&core, &SECURED);
    call.options_mut().head(&head);
    call.send::<Json, ()>().await.expect("503, 401, 503, 200");
    assert_eq!(head.attempts(), Some(4));
}

/// Writes down what it hears.
#[derive(Clone, Debug, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn add(&self, note: String) {
        self.0.lock().expect("no test panics while it holds the notes").push(note);
    }
}

impl Hooks for Notes {
    fn before_attempt(&self, attempt: &Attempt<'_>) {
        self.add(format!("{} {} attempt {}", attempt.call.method, attempt.call.path, attempt.number));
    }

    fn after_attempt(&self, attempt: &Attempt<'_>, ended: &Ended<'_>) {
        let line = ended.line.map_or(String::new(), |line| format!(", {line}"));
        self.add(format!("attempt {} ended: {:?}{line}", attempt.number, ended.status));
    }

    fn on_retry(&self, call: &CallInfo<'_>, repetition: &Repetition) {
        let decision = match repetition.decision {
            flexiti_runtime::Decision::Again(_) => "again".to_owned(),
            flexiti_runtime::Decision::Stop(stop) => stop.to_string(),
        };
        self.add(format!("{} after {}: {decision}", call.operation, repetition.cause));
    }

    fn after_call(&self, call: &Finished<'_>) {
        let ending = (call.status, call.code, call.kind, call.outcome);
        self.add(format!("{} ended after {}: {ending:?}", call.call.operation, call.attempts));
    }
}

#[tokio::test]
async fn hooks_hear_what_happens_and_why() {
    let notes = Notes::default();
    let line = line(&[Dead, Status(503), Status(200), Broken, Status(409)]);
    let core = builder(line, &Flies::default()).hooks(notes.clone()).build().expect("sound");
    send(&core, &READ).await.expect("answered at last");
    send(&core, &PAY).await.expect_err("the line breaks");
    send(&core, &PAY).await.expect_err("it is refused");
    let mut invalid = Call::new(&core, &READ);
    invalid.options_mut().header("host", "elsewhere");
    invalid.send::<Json, ()>().await.expect_err("a header that may not be set");
    assert_eq!(
        *notes.0.lock().expect("no test panics"),
        [
            "GET /read attempt 1",
            "attempt 1 ended: None, no connection could be made",
            "read after no connection: again",
            "GET /read attempt 2",
            "attempt 2 ended: Some(503)",
            "read after status 503: again",
            "GET /read attempt 3",
            "attempt 3 ended: Some(200)",
            "read ended after 3: (Some(200), None, None, None)",
            "POST /pay attempt 1",
            "attempt 1 ended: None, the answer broke off",
            "pay after the line broke: the operation is not repeatable",
            "pay ended after 1: (None, None, Some(Transport), Some(Unknown))",
            "POST /pay attempt 1",
            "attempt 1 ended: Some(409)",
            r#"pay ended after 1: (Some(409), Some("code"), Some(Refused), Some(Rejected))"#,
            "read ended after 0: (None, None, Some(Invalid), Some(NotSent))",
        ]
    );
}

#[tokio::test]
async fn a_call_that_is_given_up_anywhere_leaves_nothing_behind() {
    for polls in 0..12 {
        let issued = AtomicUsize::new(0);
        let line = Script::new(move |request| match request.url.ends_with("/token") {
            true => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
            false => json(503, "{}"),
        });
        let credentials = Credentials::new("id", "secret");
        let core = builder(line.clone(), &Flies::default()).credentials("token", credentials).build().expect("sound");
        let mut call = send(&core, &SECURED);
        for _ in 0..polls {
            if futures_poll(&mut call).await {
                break;
            }
        }
        drop(call);
        let error = send(&core, &SECURED).await.expect_err("it stays down");
        assert_eq!((error.status(), error.attempts()), (Some(503), 3), "given up after {polls} polls");
    }
}

/// Polls once; true if there is nothing more to poll.
async fn futures_poll<T>(future: &mut Future<T>) -> bool {
    std::future::poll_fn(|context| std::task::Poll::Ready(future.as_mut().poll(context).is_ready())).await
}
