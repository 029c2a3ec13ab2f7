//! Every fault of the line, on the three kinds of calls: a question (GET), a money operation with an idempotency key, and
//! one without. What the error says must be true of what the server did.

use flexiti_generated::Client;
use flexiti_generated::operations::transaction::CreateTransactionTransactionType;
use flexiti_runtime::{Builder, Error, ErrorKind, Outcome, Retry};
use flexiti_tests::fault::{Detour, Fault, FaultyServer, Nobody};
use flexiti_tests::{Answer, client, is_token_call};
use rust_decimal::dec;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::{Duration, Instant};

/// How often a call is made that may be made again.
const TRIES: u32 = 3;
/// The greatest answer that the clients of these tests take.
const MOST_BYTES: usize = 1 << 20;

/// The kinds of calls.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Question,
    Keyed,
    Unkeyed,
}

/// What an error says.
#[derive(Debug, PartialEq)]
struct Said {
    kind: ErrorKind,
    outcome: Outcome,
    status: Option<u16>,
    timeout: bool,
    retryable: bool,
    attempts: u32,
}

/// What is to be said of a fault, whatever the call: kind, outcome, status, time-out.
type Known = (ErrorKind, Outcome, Option<u16>, bool);

const BROKEN: Known = (ErrorKind::Transport, Outcome::Unknown, None, false);
const LATE: Known = (ErrorKind::Transport, Outcome::Unknown, None, true);
const UNREADABLE: Known = (ErrorKind::Unreadable, Outcome::Unknown, Some(200), false);

const fn failed(status: u16) -> Known {
    (ErrorKind::Refused, Outcome::Unknown, Some(status), false)
}

const fn refused(status: u16) -> Known {
    (ErrorKind::Refused, Outcome::Rejected, Some(status), false)
}

async fn call(client: &Client, kind: Kind) -> Result<(), Said> {
    match kind {
        Kind::Question => said(client.get_authorization(2_112_233).await),
        Kind::Keyed => said(client.create_transaction(CreateTransactionTransactionType::Deposit, dec!(10), 1234).await),
        Kind::Unkeyed => said(client.capture_authorization(2_112_233, dec!(10)).await),
    }
}

fn said<T, E>(result: Result<T, Error<E>>) -> Result<(), Said> {
    result.map(|_| ()).map_err(|error| Said {
        kind: error.kind(),
        outcome: error.outcome(),
        status: error.status(),
        timeout: error.is_timeout(),
        retryable: error.is_retryable(),
        attempts: error.attempts(),
    })
}

/// The standard, in little time.
fn impatient(runtime: Builder) -> Builder {
    runtime
        .timeout(Duration::from_millis(400))
        .retry(Retry::STANDARD.attempts(TRIES).first_wait(Duration::from_millis(1)))
}

/// What came of a call: what its error says, how often it arrived, and how often it was applied.
struct Came {
    said: Result<(), Said>,
    arrived: u32,
    applied: u32,
}

/// Makes a call over a line on which every attempt meets `fault`.
async fn under(fault: Fault, kind: Kind) -> Came {
    under_each([fault], kind).await
}

/// Makes a call over a line on which the attempts meet `faults` one after the other, and then the last one again.
async fn under_each(faults: impl Into<Vec<Fault>>, kind: Kind) -> Came {
    let faults = faults.into();
    let (arrived, applied) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let (arrivals, applications) = (arrived.clone(), applied.clone());
    let choose = move |request: &_| match is_token_call(request) {
        true => Fault::None,
        false => {
            let number = arrivals.fetch_add(1, SeqCst) as usize;
            faults.get(number).or(faults.last()).cloned().unwrap_or(Fault::None)
        }
    };
    let server = FaultyServer::start(choose, move |request| match is_token_call(request) {
        true => Answer::token(1, "1200"),
        false => {
            applications.fetch_add(1, SeqCst);
            Answer::ok(r#"{"message":"as long as it takes for a drip to be late"}"#)
        }
    });
    let builder = server.await.merchant_builder().configure(|runtime| impatient(runtime).max_answer(MOST_BYTES));
    let client = builder.build().expect("the settings are sound");
    let said = call(&client, kind).await;
    Came { said, arrived: arrived.load(SeqCst), applied: applied.load(SeqCst) }
}

/// Holds the three kinds of calls against what is known of a fault.
async fn known(fault: Fault, known: Known) {
    let (error, outcome, status, timeout) = known;
    let came = tokio::join!(
        under(fault.clone(), Kind::Question),
        under(fault.clone(), Kind::Keyed),
        under(fault.clone(), Kind::Unkeyed)
    );
    for (kind, came) in [(Kind::Question, came.0), (Kind::Keyed, came.1), (Kind::Unkeyed, came.2)] {
        let retryable = match outcome {
            // A new try would bring the same answer.
            _ if error == ErrorKind::Unreadable => false,
            Outcome::NotSent => true,
            Outcome::Rejected => status == Some(429),
            Outcome::Unknown => kind != Kind::Unkeyed,
        };
        // Repeated by itself is only what has not left, or does no harm; an error may still allow the caller more.
        let attempts = if retryable && kind != Kind::Unkeyed { TRIES } else { 1 };
        let expected = Said { kind: error, outcome, status, timeout, retryable, attempts };
        assert_eq!(came.said, Err(expected), "{kind:?} under {fault:?}");
        assert_eq!(came.arrived, attempts, "{kind:?} under {fault:?}");
        assert_eq!(came.applied, if fault.applies() { attempts } else { 0 }, "{kind:?} under {fault:?}");
    }
}

#[tokio::test]
async fn resets() {
    known(Fault::ResetUnread, BROKEN).await;
    known(Fault::ResetUnapplied, BROKEN).await;
    known(Fault::ResetApplied, BROKEN).await;
    known(Fault::ClosedApplied, BROKEN).await;
}

#[tokio::test]
async fn half_a_body() {
    known(Fault::HalfABody, BROKEN).await;
}

#[tokio::test]
async fn a_slow_drip() {
    known(Fault::Drip(Duration::from_millis(20)), LATE).await;
}

#[tokio::test]
async fn silence() {
    known(Fault::SilenceApplied, LATE).await;
    known(Fault::SilenceUnapplied, LATE).await;
}

#[tokio::test]
async fn server_errors_whether_it_was_done_or_not() {
    for status in [500, 502, 503, 504] {
        let page = Answer::labelled(status, "text/html", "<html>try later</html>");
        known(Fault::Instead(page.clone()), failed(status)).await;
        known(Fault::AppliedBut(page), failed(status)).await;
    }
}

#[tokio::test]
async fn too_many_requests() {
    let busy = || Answer::json(429, r#"{"error":"slow_down"}"#);
    known(Fault::Instead(busy()), refused(429)).await;
    known(Fault::Instead(busy().header("retry-after", "0")), refused(429)).await;
    let past = "Wed, 21 Oct 2015 07:28:00 GMT";
    known(Fault::Instead(busy().header("retry-after", past)), refused(429)).await;
}

#[tokio::test]
async fn invalid_json() {
    for body in ["{\"authorization_id\":1,", "nonsense", "{} {}", "\u{0}"] {
        known(Fault::AppliedBut(Answer::ok(body)), UNREADABLE).await;
    }
}

#[tokio::test]
async fn a_page_instead_of_json() {
    known(Fault::AppliedBut(Answer::labelled(200, "text/html", "<html>done</html>")), UNREADABLE).await;
}

/// What counts is the body, not its label.
#[tokio::test]
async fn json_under_a_wrong_label() {
    for kind in [Kind::Question, Kind::Keyed, Kind::Unkeyed] {
        let came = under(Fault::AppliedBut(Answer::labelled(200, "text/plain", "{}")), kind).await;
        assert_eq!((came.said, came.arrived), (Ok(()), 1));
    }
}

#[tokio::test]
async fn ten_megabytes_against_a_bound_of_one() {
    let large = Answer::ok(format!(r#"{{"message":"{}"}}"#, "x".repeat(10 << 20)));
    known(Fault::AppliedBut(large.clone()), BROKEN).await;
    known(Fault::Unmeasured(large), BROKEN).await;
}

#[tokio::test]
async fn an_answer_that_does_not_say_its_length() {
    for kind in [Kind::Question, Kind::Keyed, Kind::Unkeyed] {
        let came = under(Fault::Unmeasured(Answer::ok("{}")), kind).await;
        assert_eq!((came.said, came.arrived, came.applied), (Ok(()), 1, 1));
    }
}

/// The machine has tokens, but accepts none of them.
#[tokio::test]
async fn a_storm_of_401() {
    for kind in [Kind::Question, Kind::Keyed, Kind::Unkeyed] {
        let came = under(Fault::Instead(Answer::json(401, r#"{"error":"unauthorized"}"#)), kind).await;
        let (kind, outcome, status, timeout) = refused(401);
        assert_eq!(came.said, Err(Said { kind, outcome, status, timeout, retryable: false, attempts: 2 }));
        assert_eq!(came.arrived, 2, "with a new token once, and then no more");
    }
}

/// A call that is made again and answered is a success, and nobody hears of the fault.
#[tokio::test]
async fn a_fault_that_passes() {
    let once = [
        Fault::ResetUnread,
        Fault::ResetApplied,
        Fault::HalfABody,
        Fault::SilenceApplied,
        Fault::Instead(Answer::json(503, "{}")),
        Fault::Instead(Answer::json(429, "{}").header("retry-after", "0")),
    ];
    for fault in once {
        for kind in [Kind::Question, Kind::Keyed] {
            let came = under_each([fault.clone(), Fault::None], kind).await;
            assert_eq!((came.said, came.arrived), (Ok(()), 2), "{kind:?} after {fault:?}");
        }
        let came = under_each([fault.clone(), Fault::None], Kind::Unkeyed).await;
        assert!(came.said.is_err() && came.arrived == 1, "a money operation without a key, after {fault:?}");
    }
}

/// Once an attempt may have been processed, no later refusal makes that undone.
#[tokio::test]
async fn doubt_stays() {
    let refusals =
        [(409, ErrorKind::Refused), (401, ErrorKind::Refused), (403, ErrorKind::Refused), (429, ErrorKind::Refused)];
    for (status, kind) in refusals {
        let faults = [Fault::ResetApplied, Fault::Instead(Answer::json(status, "{}"))];
        let said = under_each(faults, Kind::Keyed).await.said.expect_err("it is refused in the end");
        assert_eq!((said.kind, said.outcome), (kind, Outcome::Unknown), "{status}");
    }
    // What only asks has done nothing in any case.
    let faults = [Fault::ResetApplied, Fault::Instead(Answer::json(409, "{}"))];
    let said = under_each(faults, Kind::Question).await.said.expect_err("it is refused in the end");
    assert_eq!(said.outcome, Outcome::Rejected);
}

/// The other side says for how long it wants to be left alone: in seconds or as a date, and never for too long.
#[tokio::test]
async fn retry_after_is_kept_to() {
    let busy = |after: &str| Fault::Instead(Answer::json(429, "{}").header("retry-after", after));
    let began = Instant::now();
    let came = under_each([busy("1"), Fault::None], Kind::Question).await;
    assert_eq!((came.said, came.arrived), (Ok(()), 2));
    assert!(began.elapsed() >= Duration::from_secs(1), "{:?}", began.elapsed());

    let far = "Wed, 21 Oct 2099 07:28:00 GMT";
    for after in ["3600", far] {
        let came = under_each([busy(after), Fault::None], Kind::Question).await;
        let said = came.said.expect_err("nobody waits that long");
        assert_eq!((said.status, said.attempts, said.retryable), (Some(429), 1, true));
    }
}

/// The token is had, and then the machine is gone.
#[tokio::test]
async fn a_closed_port() {
    let server = FaultyServer::start(|_| Fault::None, |_| Answer::token(1, "1200")).await;
    let nobody = Nobody::at_home();
    for kind in [Kind::Question, Kind::Keyed, Kind::Unkeyed] {
        let builder =
            client::merchant(server.address()).configure(|it| impatient(it).transport(Detour::to(nobody.address())));
        let client = builder.build().expect("the settings are sound");
        let (error, outcome) = (ErrorKind::Transport, Outcome::NotSent);
        let expected = Said { kind: error, outcome, status: None, timeout: false, retryable: true, attempts: TRIES };
        assert_eq!(call(&client, kind).await, Err(expected));
    }
}
