//! Waiting for a state of the other side, in tokio's own time, which stands still where nobody sleeps.

#![cfg(feature = "reqwest")]

mod common;

use common::{Script, json};
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
use flexiti_runtime::{Api, Builder, Core, Error, Future, Problems, Retry, TokioTimer, Wait, WaitError};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;
use tokio::time::Instant;

static API: Api = Api { name: "orders", version: "1", problem: Problems::UNKNOWN, reference_id: None, security: &[] };
static GET: Operation = Operation::new("getOrder", Method::Get, "/order");

const SECOND: Duration = Duration::from_secs(1);

fn core(transport: impl Transport + 'static) -> Core {
    let builder = Builder::new(&API, "https://orders.example").transport(transport).timer(TokioTimer::new());
    builder.retry(Retry::NEVER).build().expect("sound")
}

/// A line that answers with these, one after the other, and then with the last for ever.
fn answering(answers: &'static [(u16, &'static str)]) -> Script {
    let count = AtomicUsize::new(0);
    Script::new(move |_| {
        let (status, body) = answers[count.fetch_add(1, SeqCst).min(answers.len() - 1)];
        json(status, body)
    })
}

async fn paid(core: &Core, wait: Wait) -> Result<String, WaitError<String, Error<()>>> {
    wait.until(|| Call::new(core, &GET).send::<String, ()>(), |state| state == "paid").await
}

#[tokio::test(start_paused = true)]
async fn it_asks_until_the_answer_is_the_one() {
    let script = answering(&[(200, r#""open""#), (200, r#""open""#), (200, r#""paid""#)]);
    let (core, begun) = (core(script.clone()), Instant::now());
    let state = paid(&core, core.wait().every(2 * SECOND).at_most(60 * SECOND)).await.expect("it is paid");
    assert_eq!((state.as_str(), script.count(), begun.elapsed().as_secs()), ("paid", 3, 4));
}

#[tokio::test(start_paused = true)]
async fn pauses_grow_up_to_the_longest() {
    let script = answering(&[(200, r#""open""#)]);
    let (core, begun) = (core(script.clone()), Instant::now());
    let wait = core.wait().backing_off(SECOND, 4 * SECOND).at_most(20 * SECOND);
    let error = paid(&core, wait).await.expect_err("it never is");
    assert!(error.is_timeout());
    assert_eq!(error.last_answer().map(String::as_str), Some("open"));
    // After 0, 1, 3, 7, 11, 15 and 19 seconds; the next pause would leave no time to ask.
    assert_eq!((script.count(), begun.elapsed().as_secs()), (7, 19));
    assert_eq!(error.to_string(), "not there after 20 seconds; the last answer was another");
}

#[tokio::test(start_paused = true)]
async fn an_error_ends_it_unless_time_may_mend_it() {
    let script = answering(&[(503, "{}"), (404, "{}")]);
    let core = core(script.clone());
    let error = paid(&core, core.wait().every(SECOND)).await.expect_err("it is not there");
    assert!(matches!(&error, WaitError::Failed(error) if error.status() == Some(404)));
    assert_eq!(script.count(), 2);
    assert!(error.to_string().starts_with("the waiting ended: "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn it_is_not_asked_sooner_than_it_wants_to_be() {
    let count = AtomicUsize::new(0);
    let script = Script::new(move |_| match count.fetch_add(1, SeqCst) {
        0 => json(503, "{}").header("retry-after", "30"),
        _ => json(200, r#""paid""#),
    });
    let (core, begun) = (core(script.clone()), Instant::now());
    paid(&core, core.wait().every(SECOND).at_most(60 * SECOND)).await.expect("it is paid");
    assert_eq!(begun.elapsed().as_secs(), 30);
    let error = paid(&self::core(answering(&[(503, "{}")])), core.wait().every(SECOND).at_most(2 * SECOND)).await;
    let error = error.expect_err("it is away");
    assert_eq!(error.error().and_then(Error::status), Some(503), "the last error is told: {error}");
}

/// A line on which nothing ever comes.
#[derive(Debug)]
struct Silent;
impl Transport for Silent {
    fn send(&self, _request: Request) -> Future<Result<Response, TransportError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_hangs_is_given_up_when_the_time_is_over() {
    let (core, begun) = (core(Silent), Instant::now());
    let error = paid(&core, core.wait().at_most(3 * SECOND)).await.expect_err("nothing comes");
    assert!(matches!(error, WaitError::TimedOut { last: None, .. }));
    assert_eq!(begun.elapsed().as_secs(), 3);
}
