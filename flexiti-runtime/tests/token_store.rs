//! A fleet: clients that share a token, and a store that may fail in every way without a call noticing.

mod common;

use common::{Script, TOKEN_SCHEME, json};
use flexiti_runtime::hooks::Hooks;
use flexiti_runtime::operation::{Call, Method, Operation};
use flexiti_runtime::token::{
    Lease, MemoryTokenStore, StoreError, StoreStep, StoredToken, TokenEvent, TokenKey, TokenStore,
};
use flexiti_runtime::transport::{Request, Response, Transport, TransportError};
use flexiti_runtime::{Api, Builder, Clock, Core, Credentials, Error, Future, Problems, Retry, Timer};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

static API: Api = Api {
    name: "fleet",
    version: "1",
    problem: Problems::UNKNOWN,
    reference_id: None,
    security: &[("oauth", TOKEN_SCHEME)],
};
static PAY: Operation =
    Operation { security: &[&[("oauth", &[])]], moves_money: true, ..Operation::new("pay", Method::Post, "/pay") };

const URL: &str = "https://fleet.example";

/// Time that moves only by hand and by sleeping; whoever sleeps wakes at once, so much later.
#[derive(Clone, Debug, Default)]
struct Hands(Arc<AtomicU64>);

impl Hands {
    fn forward(&self, seconds: u64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.elapsed()
    }
}

impl Timer for Hands {
    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.0.load(Ordering::SeqCst))
    }
    fn sleep(&self, time: Duration) -> Future<()> {
        let hands = self.clone();
        Box::pin(async move {
            tokio::task::yield_now().await;
            hands.0.fetch_add(time.as_millis() as u64, Ordering::SeqCst);
        })
    }
}

/// Numbered tokens for 20 minutes; every call is accepted unless its token is on the list.
fn issuing(refused: &Arc<Mutex<Vec<String>>>) -> Script {
    let (issued, refused) = (AtomicUsize::new(0), refused.clone());
    Script::new(move |request| match is_token_call(request) {
        true => common::token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        false if refused.lock().expect("not poisoned").contains(&bearer(request)) => json(401, "{}"),
        false => json(200, "{}"),
    })
}

fn is_token_call(request: &Request) -> bool {
    request.url.ends_with("/token")
}

fn bearer(request: &Request) -> String {
    request.headers.get("authorization").unwrap_or_default().replace("Bearer ", "")
}

fn token_calls(script: &Script) -> Vec<String> {
    let calls = script.sent().into_iter().filter(is_token_call);
    calls.map(|request| String::from_utf8_lossy(&request.body).into_owned()).collect()
}

fn machine(script: &Script, hands: &Hands, store: impl TokenStore + 'static) -> Core {
    let builder = Builder::new(&API, URL).credentials("oauth", Credentials::new("shop", "s3cret")).token_store(store);
    // Where time flies, a wait is over before what it is for.
    let builder = builder.no_deadline();
    let builder = builder.transport(script.clone()).clock(hands.clone()).timer(hands.clone());
    builder.seed(1).build().expect("the settings are sound")
}

fn key() -> TokenKey {
    TokenKey::new("fleet", "https://fleet.example/token", "shop", &[""; 0])
}

async fn pay(core: &Core) -> Result<(), Error<()>> {
    Call::new(core, &PAY).json(&1).send().await
}

#[tokio::test]
async fn the_machines_of_a_fleet_fetch_one_token() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    let machines: Vec<_> = (0..5).map(|_| machine(&script, &hands, store.clone())).collect();
    let calls: Vec<_> =
        (0..50).map(|n| machines[n % 5].clone()).map(|m| tokio::spawn(async move { pay(&m).await })).collect();
    for call in calls {
        call.await.expect("no call panics").expect("it is paid");
    }
    assert_eq!(token_calls(&script).len(), 1);
    // One renews with the refresh token, whoever fetched the first; the others find the new one in the store.
    hands.forward(1150);
    for machine in machines.iter().rev() {
        pay(machine).await.expect("it is paid");
    }
    let calls = token_calls(&script);
    assert_eq!(calls.len(), 2);
    assert!(calls[1].starts_with("grant_type=refresh_token&refresh_token=refresh-1"), "{}", calls[1]);
    assert_eq!(bearer(&script.last()), "token-2");
}

#[tokio::test]
async fn what_is_shared_is_bound_to_the_scopes_and_the_client() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = Arc::new(MemoryTokenStore::new(hands.clone()));
    for (client, scope) in [("a", "x"), ("a", "y"), ("b", "x"), ("a", "x")] {
        let builder = Builder::new(&API, URL).credentials("oauth", Credentials::new(client, "s")).scope(scope);
        let builder = builder.transport(script.clone()).clock(hands.clone()).token_store(store.clone());
        Call::new(&builder.build().expect("sound"), &PAY).send_unread::<()>().await.expect("it is paid");
    }
    assert_eq!(token_calls(&script).len(), 3);
    assert!(format!("{store:?}").contains("tokens: 3"), "{store:?}");
}

#[tokio::test]
async fn a_stored_token_that_is_old_but_lives_is_refreshed() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    pay(&machine(&script, &hands, store.clone())).await.expect("it is paid");
    hands.forward(1150);
    pay(&machine(&script, &hands, store.clone())).await.expect("it is paid");
    hands.forward(1250);
    pay(&machine(&script, &hands, store)).await.expect("it is paid");
    let grants: Vec<_> = token_calls(&script).iter().map(|form| form.contains("refresh_token")).collect();
    assert_eq!(grants, [false, true, false], "an expired token cannot be refreshed");
}

#[tokio::test]
async fn a_401_forgets_the_refused_token_everywhere_and_no_other() {
    let refused = Arc::default();
    let (script, hands) = (issuing(&refused), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    let (one, two) = (machine(&script, &hands, store.clone()), machine(&script, &hands, store.clone()));
    pay(&one).await.expect("it is paid");
    pay(&two).await.expect("it is paid");
    refused.lock().expect("not poisoned").push("token-1".to_owned());
    pay(&one).await.expect("with the second token");
    // The other machine is refused as well, and finds the second token: it neither fetches nor forgets that one.
    pay(&two).await.expect("with the second token");
    assert_eq!(token_calls(&script).len(), 2);
    let held = store.load(&key()).await.expect("memory").expect("the second token");
    assert!(held.is_same(&StoredToken::new("token-2", SystemTime::UNIX_EPOCH)));
}

#[tokio::test]
async fn who_dies_with_the_lease_holds_up_nobody_for_longer_than_it_lasts() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    assert!(store.lease(&key(), &Lease::new("the dead", Duration::from_secs(20))).await.expect("memory"));
    pay(&machine(&script, &hands, store.clone())).await.expect("it is paid");
    assert!((20..22).contains(&hands.elapsed().as_secs()), "{:?}", hands.elapsed());
    // One that never ends is waited for twice as long as a token call may take, and no longer.
    assert!(store.lease(&key(), &Lease::new("the eternal", Duration::MAX)).await.expect("memory"));
    hands.forward(2000);
    let before = hands.elapsed();
    pay(&machine(&script, &hands, store)).await.expect("it is paid");
    let waited = (hands.elapsed() - before).as_secs();
    assert!((60..62).contains(&waited), "{waited}");
}

/// The time of tokio, which flies when nobody has anything to do.
#[derive(Clone, Debug)]
struct Paused(tokio::time::Instant);

impl Clock for Paused {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + self.elapsed()
    }
}

impl Timer for Paused {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
    fn sleep(&self, time: Duration) -> Future<()> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// A line that takes its time.
#[derive(Debug)]
struct Slow(Script);

impl Transport for Slow {
    fn send(&self, request: Request) -> Future<Result<Response, TransportError>> {
        let answer = self.0.send(request);
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(300)).await;
            answer.await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn those_who_waited_for_the_dead_do_not_all_renew_at_once() {
    let (script, time) = (issuing(&Arc::default()), Paused(tokio::time::Instant::now()));
    let store = MemoryTokenStore::new(time.clone());
    assert!(store.lease(&key(), &Lease::new("the dead", Duration::from_secs(30))).await.expect("memory"));
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let builder = Builder::new(&API, URL).credentials("oauth", Credentials::new("shop", "s3cret"));
            let builder = builder.token_store(store.clone()).clock(time.clone()).timer(time.clone());
            builder.transport(Slow(script.clone())).no_deadline().build().expect("the settings are sound")
        })
        .map(|machine| tokio::spawn(async move { pay(&machine).await }))
        .collect();
    for call in calls {
        call.await.expect("no call panics").expect("it is paid");
    }
    assert_eq!(token_calls(&script).len(), 1);
    assert!((30..32).contains(&time.elapsed().as_secs()), "{:?}", time.elapsed());
}

#[tokio::test]
async fn while_another_machine_renews_the_living_token_is_good_enough() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    let one = machine(&script, &hands, store.clone());
    pay(&one).await.expect("it is paid");
    hands.forward(1150);
    let other = Lease::new("another", Duration::from_secs(10));
    assert!(store.lease(&key(), &other).await.expect("memory"));
    for _ in 0..3 {
        pay(&one).await.expect("with the old token");
    }
    assert_eq!((token_calls(&script).len(), hands.elapsed().as_secs()), (1, 1150));
    store.release(&key(), &other).await.expect("memory");
    hands.forward(5);
    pay(&one).await.expect("it is paid");
    assert_eq!(token_calls(&script).len(), 2);
}

#[tokio::test]
async fn a_call_that_is_given_up_with_the_lease_does_not_hold_up_the_next() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    let core = machine(&script, &hands, store.clone());
    let mut given_up = Box::pin(pay(&core));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(given_up.as_mut().poll(&mut context).is_pending());
    drop(given_up);
    let another = Lease::new("another", Duration::from_secs(1));
    assert!(!store.lease(&key(), &another).await.expect("memory"), "it still has the lease");
    pay(&core).await.expect("it is paid");
    assert_eq!(hands.elapsed(), Duration::ZERO);
    assert!(store.lease(&key(), &another).await.expect("memory"), "it has given the lease back");
}

/// A store that fails at the steps that are named, or never answers there.
#[derive(Debug)]
struct Broken {
    store: MemoryTokenStore,
    steps: &'static [&'static str],
    silent: bool,
    asked: Arc<AtomicUsize>,
}

impl Broken {
    fn at<T: Send + 'static>(&self, step: &str, works: Future<Result<T, StoreError>>) -> Future<Result<T, StoreError>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        match (self.steps.contains(&step), self.silent) {
            (false, _) => works,
            (true, false) => Box::pin(async { Err(StoreError::new("broken")) }),
            (true, true) => Box::pin(std::future::pending()),
        }
    }
}

impl TokenStore for Broken {
    fn load(&self, key: &TokenKey) -> Future<Result<Option<StoredToken>, StoreError>> {
        self.at("load", self.store.load(key))
    }
    fn save(&self, key: &TokenKey, token: &StoredToken) -> Future<Result<(), StoreError>> {
        self.at("save", self.store.save(key, token))
    }
    fn forget(&self, key: &TokenKey, refused: &StoredToken) -> Future<Result<(), StoreError>> {
        self.at("forget", self.store.forget(key, refused))
    }
    fn lease(&self, key: &TokenKey, lease: &Lease) -> Future<Result<bool, StoreError>> {
        self.at("lease", self.store.lease(key, lease))
    }
    fn release(&self, key: &TokenKey, lease: &Lease) -> Future<Result<(), StoreError>> {
        self.at("release", self.store.release(key, lease))
    }
}

#[tokio::test]
async fn a_store_that_fails_or_is_silent_stops_no_call() {
    let all: &[&str] = &["load", "save", "forget", "lease", "release"];
    for steps in [all, &["load"], &["save"], &["forget"], &["lease"], &["release"], &["lease", "save"]] {
        for silent in [false, true] {
            let refused = Arc::default();
            let (script, hands) = (issuing(&refused), Hands::default());
            let store = MemoryTokenStore::new(hands.clone());
            let asked = Arc::new(AtomicUsize::new(0));
            let core = machine(&script, &hands, Broken { store, steps, silent, asked: asked.clone() });
            pay(&core).await.unwrap_or_else(|error| panic!("{steps:?}: {error}"));
            hands.forward(1150);
            pay(&core).await.unwrap_or_else(|error| panic!("{steps:?}: {error}"));
            hands.forward(1300);
            pay(&core).await.unwrap_or_else(|error| panic!("{steps:?}: {error}"));
            assert_eq!(token_calls(&script).len(), 3, "{steps:?}");
            let latest = bearer(&script.last());
            refused.lock().expect("not poisoned").push(latest);
            pay(&core).await.unwrap_or_else(|error| panic!("{steps:?}: {error}"));
            assert_eq!(token_calls(&script).len(), 4, "a refused token is not taken from the store again: {steps:?}");
            if steps == all {
                assert_eq!(asked.load(Ordering::SeqCst), 4, "a dead store is asked once for each renewal");
            }
        }
    }
}

/// Hears what happens to the token.
#[derive(Clone, Debug, Default)]
struct Watcher(Arc<Mutex<Vec<TokenEvent>>>);

impl Hooks for Watcher {
    fn on_token(&self, event: &TokenEvent) {
        self.0.lock().expect("not poisoned").push(event.clone());
    }
}

impl Watcher {
    /// What has happened since it was last asked.
    fn heard(&self) -> Vec<TokenEvent> {
        std::mem::take(&mut *self.0.lock().expect("not poisoned"))
    }
}

#[tokio::test]
async fn what_happens_to_the_token_is_told_without_the_token() {
    let (down, watcher, hands) = (Arc::new(AtomicUsize::new(0)), Watcher::default(), Hands::default());
    let (issued, is_down) = (AtomicUsize::new(0), down.clone());
    let script = Script::new(move |request| match (is_token_call(request), is_down.load(Ordering::SeqCst)) {
        (true, 0) => common::token(issued.fetch_add(1, Ordering::SeqCst) + 1),
        (true, _) => json(503, r#"{"error":"busy"}"#),
        _ => json(200, "{}"),
    });
    let machine = |store: Arc<dyn TokenStore>| {
        let builder = Builder::new(&API, URL).credentials("oauth", Credentials::new("shop", "s3cret"));
        let builder = builder.transport(script.clone()).clock(hands.clone()).timer(hands.clone()).token_store(store);
        builder.retry(Retry::NEVER).no_deadline().hooks(watcher.clone()).build().expect("the settings are sound")
    };
    let store = MemoryTokenStore::new(hands.clone());
    let (one, two) = (machine(Arc::new(store.clone())), machine(Arc::new(store.clone())));

    let life = Some(Duration::from_secs(1200));
    pay(&one).await.expect("it is paid");
    assert!(matches!(watcher.heard()[..], [TokenEvent::Fetched { life: told }] if told == life));
    hands.forward(100);
    pay(&two).await.expect("it is paid");
    assert!(matches!(watcher.heard()[..], [TokenEvent::Shared { left }] if left == Some(Duration::from_secs(1100))));
    hands.forward(1050);
    pay(&one).await.expect("it is paid");
    assert!(matches!(watcher.heard()[..], [TokenEvent::Refreshed { life: told }] if told == life));

    down.store(1, Ordering::SeqCst);
    hands.forward(1150);
    pay(&one).await.expect("the old token still lives");
    let heard = watcher.heard();
    assert!(
        matches!(heard[..], [TokenEvent::RefreshFailed { .. }, TokenEvent::Failed { kept: true, .. }]),
        "{heard:?}"
    );
    hands.forward(100);
    pay(&one).await.expect_err("there is no token");
    let heard = watcher.heard();
    assert!(matches!(heard[..], [TokenEvent::Failed { kept: false, .. }]), "{heard:?}");

    down.store(0, Ordering::SeqCst);
    assert!(store.lease(&key(), &Lease::new("the eternal", Duration::MAX)).await.expect("memory"));
    pay(&one).await.expect("it is paid");
    let heard = watcher.heard();
    assert!(matches!(heard[..], [TokenEvent::LeaseOverrun, TokenEvent::Fetched { .. }]), "{heard:?}");

    let broken = Broken { store, steps: &["load"], silent: true, asked: Arc::default() };
    pay(&machine(Arc::new(broken))).await.expect("it is paid");
    let heard = watcher.heard();
    let steps = [StoreStep::Load];
    assert!(
        matches!(&heard[..], [TokenEvent::StoreFailed { step, .. }, TokenEvent::Fetched { .. }] if steps == [*step])
    );
    let printed = format!("{heard:?}");
    assert!(printed.contains("did not answer in time"), "{printed}");
    assert!(!printed.contains("token-") && !printed.contains("s3cret"), "{printed}");
}

#[tokio::test]
async fn what_the_store_holds_is_judged() {
    let odd = [
        StoredToken::new("expired", SystemTime::UNIX_EPOCH).with_life(Duration::from_secs(10)),
        StoredToken::new("line\nbreak", SystemTime::UNIX_EPOCH),
        StoredToken::new("", SystemTime::UNIX_EPOCH),
    ];
    for token in odd {
        let (script, hands) = (issuing(&Arc::default()), Hands::default());
        hands.forward(100);
        let store = MemoryTokenStore::new(hands.clone());
        store.save(&key(), &token).await.expect("memory");
        pay(&machine(&script, &hands, store)).await.expect("it is paid");
        assert_eq!(bearer(&script.last()), "token-1");
    }
}

#[tokio::test]
async fn a_clock_that_is_ahead_makes_no_token_immortal() {
    let (script, hands) = (issuing(&Arc::default()), Hands::default());
    let store = MemoryTokenStore::new(hands.clone());
    let ahead = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    let token = StoredToken::new("early", ahead).with_life(Duration::from_secs(1200));
    store.save(&key(), &token).await.expect("memory");
    let core = machine(&script, &hands, store.clone());
    pay(&core).await.expect("it is paid");
    assert_eq!(bearer(&script.last()), "early");
    store.forget(&key(), &token).await.expect("memory");
    hands.forward(1200);
    pay(&core).await.expect("it is paid");
    assert_eq!(bearer(&script.last()), "token-1");
}

#[test]
fn the_text_of_a_token_comes_back() {
    let issued_at = SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_123);
    let plain = StoredToken::new("canary", issued_at);
    let full = plain.clone().with_refresh("a\"b\\c\u{1}\u{e9}").with_life(Duration::from_millis(1_200_500));
    for token in [plain, full] {
        let back = StoredToken::from_text(&token.to_text()).expect("it was written so");
        assert!(back.is_same(&token));
        assert_eq!((back.issued_at(), back.life()), (token.issued_at(), token.life()));
        use secrecy::ExposeSecret;
        let refresh = |token: &StoredToken| token.refresh().map(|text| text.expose_secret().to_owned());
        assert_eq!(refresh(&back), refresh(&token));
        assert!(!format!("{back:?}").contains("canary"));
    }
    for text in ["", "{}", r#"{"access":"","issued_at":1}"#, r#"{"access":"canary\n","issued_at":1}"#, "canary"] {
        let error = StoredToken::from_text(text).expect_err("no token");
        assert!(!format!("{error} {error:?}").contains("canary"));
    }
}
