//! Tokens: fetched once, renewed in time, never poisoned by a call that failed or was given up.

mod common;

use common::{Script, TOKEN_SCHEME, json, token};
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::transport::{Request, Response, TransportError};
use flexiti_runtime::wire::DecodeError;
use flexiti_runtime::{
    Api, Builder, ClientAuthentication, ClientCredentials, Clock, Core, Credentials, Error, ErrorKind, Outcome,
    Problems, Retry, Scheme,
};
use std::error::Error as _;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

static API: Api = Api {
    name: "tokens",
    version: "1",
    problem: Problems { code: &["error"], message: &["message"], ..Problems::UNKNOWN },
    reference_id: Some("x-reference-id"),
    security: &[
        ("body", TOKEN_SCHEME),
        (
            "basic",
            Scheme::ClientCredentials(ClientCredentials {
                token_path: "https://login.example/token",
                client_authentication: ClientAuthentication::Basic,
            }),
        ),
    ],
};
static PAY: Operation = Operation {
    security: &[&[("body", &["merchant"])], &[("basic", &["merchant"])]],
    moves_money: true,
    ..Operation::new("pay", Method::Post, "/pay")
};

/// A clock that stands still until it is moved.
#[derive(Clone, Debug, Default)]
struct Hands(Arc<AtomicU64>);
impl Hands {
    fn forward(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}
impl Clock for Hands {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

fn core(script: &Script, hands: &Hands) -> Core {
    let builder = Builder::new(&API, "https://tokens.example").credentials("body", Credentials::new("a b", "s&t"));
    let builder = builder.scope("merchant").transport(script.clone()).clock(hands.clone());
    builder.retry(Retry::NEVER).build().expect("the settings are sound")
}

fn pay(core: &Core) -> flexiti_runtime::Future<Result<(), Error<()>>> {
    Call::new(core, &PAY).json(&1).send()
}

fn is_token_call(request: &Request) -> bool {
    request.url.ends_with("/token")
}

/// Issues numbered tokens and accepts every call.
fn issuing() -> Script {
    let issued = AtomicUsize::new(0);
    Script::new(move |request| match is_token_call(request) {
        true => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        false => json(200, "{}"),
    })
}

fn forms(script: &Script) -> Vec<String> {
    let calls = script.sent().into_iter().filter(is_token_call);
    calls.map(|request| String::from_utf8_lossy(&request.body).into_owned()).collect()
}

#[tokio::test]
async fn the_token_call_is_a_form_and_carries_the_reference_id() {
    let script = issuing();
    pay(&core(&script, &Hands::default())).await.expect("it is paid");
    let sent = script.sent();
    assert_eq!(sent[0].url, "https://tokens.example/token");
    assert_eq!(sent[0].body, "grant_type=client_credentials&scope=merchant&client_id=a+b&client_secret=s%26t");
    assert_eq!(sent[0].headers.get("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(sent[0].headers.get("authorization"), None);
    assert_eq!(sent[0].headers.get("x-reference-id"), sent[1].headers.get("x-reference-id"));
    assert!(
        sent[0]
            .headers
            .get("x-reference-id")
            .is_some_and(|id| { id.len() == 32 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) })
    );
    assert_eq!(sent[1].headers.get("authorization"), Some("Bearer token-1"));
}

#[tokio::test]
async fn basic_authentication_keeps_the_secret_out_of_the_form() {
    let script = issuing();
    let builder = Builder::new(&API, "https://tokens.example").credentials("basic", Credentials::new("a:b", "s t"));
    let core = builder.transport(script.clone()).build().expect("the settings are sound");
    pay(&core).await.expect("it is paid");
    let sent = script.sent();
    assert_eq!(sent[0].url, "https://login.example/token");
    assert_eq!(sent[0].body, "grant_type=client_credentials");
    assert_eq!(sent[0].headers.get("authorization"), Some("Basic YSUzQWI6cyt0")); // a%3Ab:s+t
}

#[tokio::test]
async fn a_token_is_kept_renewed_before_it_expires_and_fetched_anew_after() {
    let (script, hands) = (issuing(), Hands::default());
    let core = core(&script, &hands);
    for seconds in [0, 1079] {
        hands.forward(seconds);
        pay(&core).await.expect("it is paid");
    }
    assert_eq!(forms(&script).len(), 1);
    hands.forward(61); // 1140 = 1200 - 60
    pay(&core).await.expect("it is paid");
    let renewal = "grant_type=refresh_token&refresh_token=refresh-1&client_id=a+b&client_secret=s%26t";
    assert_eq!(forms(&script)[1], renewal);
    hands.forward(1200); // the second token is dead by now
    pay(&core).await.expect("it is paid");
    assert!(forms(&script)[2].starts_with("grant_type=client_credentials"));
    assert_eq!(script.last().headers.get("authorization"), Some("Bearer token-3"));
}

/// The age in seconds at which a client with this seed renews its first token, which lives so long.
async fn renewed_at(seed: u64, life: u64, threshold: u64) -> u64 {
    let issuing = Script::new(move |request| match is_token_call(request) {
        true => json(200, &format!(r#"{{"access_token":"t","expires_in":{life}}}"#)),
        false => json(200, "{}"),
    });
    let hands = Hands::default();
    let builder = Builder::new(&API, "https://tokens.example").credentials("body", Credentials::new("a", "b"));
    let builder = builder.token_threshold(Duration::from_secs(threshold)).seed(seed);
    let core = builder.transport(issuing.clone()).clock(hands.clone()).build().expect("the settings are sound");
    let mut age = 0;
    loop {
        // By the second only where it can happen.
        if age == 1 && life == 300 {
            age = 225;
            hands.forward(224);
        }
        pay(&core).await.expect("it is paid");
        if forms(&issuing).len() > 1 {
            return age;
        }
        age += 1;
        hands.forward(1);
    }
}

#[tokio::test]
async fn a_fleet_does_not_renew_in_one_second() {
    let mut ages = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let age = renewed_at(seed, 300, 40).await;
        assert!((230..=260).contains(&age), "a tenth of the life before 300 - 40, at most: {age}");
        assert_eq!(age, renewed_at(seed, 300, 40).await, "the same for the same seed");
        ages.insert(age);
    }
    assert!(ages.len() > 15, "{ages:?}");
    for seed in 0..10 {
        let age = renewed_at(seed, 300, 5).await;
        assert!((290..=295).contains(&age), "not by more than the threshold: {age}");
        assert_eq!(renewed_at(seed, 80, 40).await, 40, "a short life is not made shorter");
        assert_eq!(renewed_at(seed, 30, 40).await, 15, "half a life that is shorter than the threshold");
        assert_eq!(renewed_at(seed, 50, 0).await, 50, "who wants no threshold gets no jitter");
    }
}

#[tokio::test]
async fn an_endpoint_that_is_down_is_not_asked_by_every_call_while_the_token_lives() {
    let asked = AtomicUsize::new(0);
    let script = Script::failing(move |request| match (is_token_call(request), asked.load(Ordering::SeqCst)) {
        (true, 0) => Ok(token(asked.fetch_add(1, Ordering::SeqCst) + 1)),
        (true, _) => Err(TransportError::unknown("down")),
        _ => Ok(json(200, "{}")),
    });
    let hands = Hands::default();
    let core = core(&script, &hands);
    pay(&core).await.expect("it is paid");
    hands.forward(1150);
    for seconds in [0, 1, 3, 1, 4] {
        hands.forward(seconds);
        pay(&core).await.expect("the old token still lives");
    }
    assert_eq!(forms(&script).len(), 1 + 2 * 2, "a renewal and a new token, at 1150 and at 1155");
}

#[tokio::test]
async fn a_refused_renewal_is_followed_by_a_new_token() {
    let issued = AtomicUsize::new(0);
    let script =
        Script::new(move |request| match (is_token_call(request), request.body.starts_with(b"grant_type=refresh")) {
            (true, true) => json(400, r#"{"error":"invalid_grant"}"#),
            (true, false) => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
            _ => json(200, "{}"),
        });
    let hands = Hands::default();
    let core = core(&script, &hands);
    pay(&core).await.expect("it is paid");
    hands.forward(1150);
    pay(&core).await.expect("it is paid");
    assert_eq!(script.last().headers.get("authorization"), Some("Bearer token-2"));
}

#[tokio::test]
async fn an_endpoint_that_is_down_does_no_harm_while_the_token_lives() {
    let down = Arc::new(AtomicUsize::new(0));
    let seen = down.clone();
    let script = Script::failing(move |request| match (is_token_call(request), seen.load(Ordering::SeqCst)) {
        (true, 1) => Err(TransportError::not_sent("down")),
        (true, _) => Ok(token(1)),
        _ => Ok(json(200, "{}")),
    });
    let hands = Hands::default();
    let core = core(&script, &hands);
    pay(&core).await.expect("it is paid");
    down.store(1, Ordering::SeqCst);
    hands.forward(1150);
    pay(&core).await.expect("the old token still lives");
    hands.forward(50);
    let error = pay(&core).await.expect_err("now it does not");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Token, Outcome::NotSent, 0));
    assert!(error.is_retryable());
    down.store(0, Ordering::SeqCst);
    pay(&core).await.expect("a failure poisons nothing");
}

#[tokio::test]
async fn calls_that_wait_for_a_failed_renewal_share_the_living_token() {
    let asked = AtomicUsize::new(0);
    let script = Script::failing(move |request| match (is_token_call(request), asked.load(Ordering::SeqCst)) {
        (true, 0) => Ok(token(asked.fetch_add(1, Ordering::SeqCst) + 1)),
        (true, _) => Err(TransportError::unknown("down")),
        _ => Ok(json(200, "{}")),
    });
    let hands = Hands::default();
    let core = core(&script, &hands);
    pay(&core).await.expect("it is paid");
    hands.forward(1150);
    let calls: Vec<_> = (0..50).map(|_| tokio::spawn(pay(&core))).collect();
    for call in calls {
        call.await.expect("no call panics").expect("the old token still lives");
    }
    assert_eq!(forms(&script).len(), 1 + 2, "one renewal, one new token, and no more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_calls_fetch_one_token() {
    let script = issuing();
    let core = core(&script, &Hands::default());
    let calls: Vec<_> = (0..200).map(|_| tokio::spawn(pay(&core))).collect();
    for call in calls {
        call.await.expect("no call panics").expect("it is paid");
    }
    assert_eq!(forms(&script).len(), 1);
    assert_eq!(script.count(), 201);
}

#[tokio::test]
async fn calls_that_wait_for_the_same_fetch_share_its_failure() {
    let script = Script::new(|_| json(401, r#"{"error":"invalid_client","message":"unknown"}"#));
    let core = core(&script, &Hands::default());
    let calls: Vec<_> = (0..50).map(|_| tokio::spawn(pay(&core))).collect();
    for call in calls {
        let error = call.await.expect("no call panics").expect_err("there is no token");
        let token_error = error.token_error().expect("it says why");
        assert_eq!((token_error.status(), token_error.code()), (Some(401), Some("invalid_client")));
        assert_eq!((error.outcome(), error.status(), error.is_retryable()), (Outcome::NotSent, None, false));
        let text =
            "pay at tokens.example, not sent: no token: the token endpoint answered, 401 invalid_client: unknown";
        assert!(error.to_string().starts_with(text), "{error}");
    }
    assert_eq!(script.count(), 1);
}

#[tokio::test]
async fn a_call_that_is_given_up_while_it_fetches_leaves_the_next_one_to_do_so() {
    let script = issuing();
    let core = core(&script, &Hands::default());
    let mut first = pay(&core);
    let waker = std::task::Waker::noop();
    let mut context = std::task::Context::from_waker(waker);
    assert!(first.as_mut().poll(&mut context).is_pending());
    let second = tokio::spawn(pay(&core));
    tokio::task::yield_now().await;
    drop(first);
    second.await.expect("no call panics").expect("it is paid");
    assert_eq!(forms(&script).len(), 2);
    assert_eq!(script.last().headers.get("authorization"), Some("Bearer token-2"));
}

#[tokio::test]
async fn after_a_401_the_call_is_made_once_more_with_a_new_token() {
    let issued = AtomicUsize::new(0);
    let script = Script::new(move |request| match (is_token_call(request), request.headers.get("authorization")) {
        (true, _) => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        (_, Some("Bearer token-1")) => json(401, ""),
        _ => json(200, "{}"),
    });
    let core = core(&script, &Hands::default());
    pay(&core).await.expect("the second token is accepted");
    let bodies: Vec<_> = script.sent().into_iter().filter(|r| !is_token_call(r)).collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0].headers.get("x-reference-id"), bodies[1].headers.get("x-reference-id"));
    assert_eq!(bodies[0].body, bodies[1].body);
}

#[tokio::test]
async fn not_twice() {
    let issued = AtomicUsize::new(0);
    let script = Script::new(move |request| match is_token_call(request) {
        true => token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        false => json(401, r#"{"error":"Unauthorized"}"#),
    });
    let core = core(&script, &Hands::default());
    let error = pay(&core).await.expect_err("no token is accepted");
    assert_eq!((error.status(), error.outcome(), error.attempts()), (Some(401), Outcome::Rejected, 2));
    assert!(error.to_string().ends_with(", 2 attempts)"), "{error}");
    assert_eq!(script.count(), 4);
    // The next call tries the token at hand before it asks for another one.
    pay(&core).await.expect_err("no token is accepted");
    assert_eq!(forms(&script).len(), 3);
}

#[tokio::test]
async fn no_new_token_after_a_401_is_still_a_rejection() {
    let issued = Mutex::new(vec![json(500, ""), token(1)]);
    let script = Script::new(move |request| match is_token_call(request) {
        true => issued.lock().expect("not poisoned").pop().unwrap_or_else(|| Response::new(500)),
        false => json(401, ""),
    });
    let error = pay(&core(&script, &Hands::default())).await.expect_err("refused");
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Token, Outcome::Rejected, 1));
}

#[tokio::test]
async fn odd_token_answers() {
    for (body, usable) in [
        (r#"{"access_token":"t","expires_in":"1200"}"#, true),
        (r#"{"access_token":"t"}"#, true),
        (r#"{"access_token":"t","expires_in":null,"refresh_token":""}"#, true),
        (r#"{"access_token":"t","expires_in":0}"#, true),
        (r#"{"access_token":"t","expires_in":"soon","refresh_token":{}}"#, true),
        (r#"{"access_token":["canary"]}"#, false),
        (r#"{"access_token":""}"#, false),
        (r#"{"access_token":"line\nbreak"}"#, false),
        (r#"{"token":"t"}"#, false),
        ("<html>canary</html>", false),
        ("", false),
    ] {
        let script = Script::new(move |request| json(200, if is_token_call(request) { body } else { "{}" }));
        let paid = pay(&core(&script, &Hands::default())).await;
        assert_eq!(paid.is_ok(), usable, "{body}");
        if let Err(error) = paid {
            assert_eq!(error.outcome(), Outcome::NotSent);
            assert!(!format!("{error} {error:?}").contains("canary"));
        }
    }
    let script = Script::new(|_| json(200, r#"{"access_token":["canary"]}"#));
    let error = pay(&core(&script, &Hands::default())).await.expect_err("it holds no token");
    let reason = "no usable token, 200: access_token: expected a text, found a list at byte 16";
    assert!(error.to_string().contains(reason), "{error}");
    let chain = error.source().and_then(|token| token.source());
    assert!(chain.is_some_and(|reason| reason.is::<DecodeError>()), "{error:?}");
}

#[tokio::test]
async fn a_call_beyond_the_clients_scopes_is_not_sent() {
    static ADMIN: Operation = Operation { security: &[&[("body", &["admin"])]], ..PAY };
    let script = issuing();
    let error = Call::new(&core(&script, &Hands::default()), &ADMIN).send::<(), ()>().await.expect_err("no scope");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Forbidden, Outcome::NotSent));
    assert!(error.to_string().contains("it needs the scope admin, which this client has not"), "{error}");
    assert_eq!(script.count(), 0);
}
