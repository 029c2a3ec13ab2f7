//! What is sensitive is printed nowhere: a canary of its own in every sensitive member of every operation, and no text
//! that a program can print holds one.
//!
//! *Printed* is what `Debug` (both forms) and `Display` give of requests, answers, refusals, errors down to their last
//! cause, broken limits, the builder and the client; what errors tell by `message()` and `field_errors()`, which are made
//! to be shown; and the log at its loudest. A panic of `unwrap`, `expect` or `assert_eq!` says no more than `Debug`.
//!
//! *Not* covered is what a caller takes out by name and prints: a member of an answer (`Digits`, `Decimal`, `Date` and
//! texts print as they are), the bytes of a body that could not be read, and the code of a refusal, by which programs
//! decide. (Where an error prints its code, it strikes out one that repeats a secret.)
//!
//! That the list is complete is proven, not claimed: it is the surface's. The test fails if an operation is not called,
//! if the canary of a sensitive request member does not arrive, or if that of an answer's is not in the typed answer. And
//! the same listener that must hear nothing in what is printed must hear every canary in what is sent.

mod answers;
mod calls;
mod canaries;
mod listener;
mod log;
mod surface;

use calls::{CALLS, Heard};
use canaries::Canaries;
use flexiti_generated::Client;
use flexiti_runtime::{ErrorKind, Retry};
use flexiti_tests::{Answer, CLIENT_SECRET, Reply, Server, is_token_call};
use listener::singing;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server that answers with what it is told, and a client of it.
struct Cage {
    server: Server,
    client: Client,
    reply: Arc<Mutex<Reply>>,
}

/// What the client's own token call brings.
const TOKENS: [&str; 2] = ["Zqaccess", "Zqrefresh"];

impl Cage {
    async fn open() -> Self {
        let reply = Arc::new(Mutex::new(Reply::Silence));
        let next = reply.clone();
        let server = Server::scripted(move |request| {
            let own = is_token_call(request) && request.form_value("client_secret").as_deref() == Some(CLIENT_SECRET);
            match own {
                true => Reply::ok(format!(
                    r#"{{"access_token":"{}","expires_in":1200,"refresh_token":"{}"}}"#,
                    TOKENS[0], TOKENS[1]
                )),
                false => next.lock().expect("nobody panics while holding it").clone(),
            }
        })
        .await;
        let quick = Retry::STANDARD.first_wait(Duration::from_millis(1));
        let client = server.merchant_builder().configure(|runtime| runtime.retry(quick)).build();
        let client = client.expect("the settings are sound");
        Self { server, client, reply }
    }

    /// Makes the call that is answered so.
    async fn hear(&self, call: calls::Call, canaries: &Canaries, reply: Reply) -> Heard {
        *self.reply.lock().expect("nobody panics while holding it") = reply;
        call(&self.client, canaries).await
    }
}

/// Stands in bodies of which nothing is documented: who knows whether there is a secret in them?
const UNDOCUMENTED: &str = "Zqundocumented";

/// Nothing that was printed holds a canary, what nobody has described, the client's secret or its tokens.
#[track_caller]
fn silent(heard: &Heard, canaries: &Canaries) {
    let printed = &heard.printed;
    let singers = singing(printed, canaries);
    assert!(singers.is_empty(), "{singers:?} in: {printed}");
    let own = [CLIENT_SECRET, TOKENS[0], TOKENS[1], UNDOCUMENTED].into_iter().find(|own| printed.contains(own));
    assert_eq!(own, None, "in: {printed}");
}

#[test]
fn every_operation_is_called() {
    let called: BTreeSet<_> = CALLS.iter().map(|(operation, _)| (*operation).to_owned()).collect();
    assert_eq!(called.len(), CALLS.len());
    assert_eq!(called, surface::operations());
}

#[tokio::test]
async fn successes() {
    let cage = Cage::open().await;
    let (mut sent, mut answered) = (0, 0);
    for (operation, call) in CALLS {
        let canaries = Canaries::of(operation);
        let served = answers::success(operation, &canaries);
        let heard = cage.hear(call, &canaries, Reply::ok(&served)).await;
        let answer = heard.answer.as_ref().unwrap_or_else(|| panic!("{operation}: {}", heard.printed));
        silent(&heard, &canaries);

        // The other way round: what must be heard is heard, so that silence means something.
        let calls = cage.server.received();
        let request = calls.last().expect("it arrived");
        let request = format!("{} {:?} {}", request.path, request.query, request.text());
        assert_eq!(singing(&request, &canaries), canaries.requested(), "{operation}: {request}");
        assert_eq!(singing(&served, &canaries), canaries.answered(), "{operation}: {served}");
        assert_eq!(singing(answer, &canaries), canaries.answered(), "{operation}: {answer}");
        sent += canaries.requested().len();
        answered += canaries.answered().len();
    }
    // Both sides of the surface were read, and no row of it is left over.
    assert_eq!((sent, answered), surface::sensitive_rows());
}

#[tokio::test]
async fn refusals_that_repeat_everything() {
    let cage = Cage::open().await;
    for (operation, call) in CALLS {
        for canaries in [Canaries::of(operation), Canaries::of(operation).too_long()] {
            let refusal = answers::refusal(&canaries);
            for status in [400, 401, 409, 500] {
                let heard = cage.hear(call, &canaries, Reply::json(status, &refusal)).await;
                let broken = canaries.are_too_long() && heard.error == Some(ErrorKind::Invalid);
                assert!(broken || heard.error == Some(ErrorKind::Refused), "{operation}: {}", heard.printed);
                silent(&heard, &canaries);
            }
            for song in canaries.requested_songs() {
                let code = format!(r#"{{"error":"unknown_{song}"}}"#);
                silent(&cage.hear(call, &canaries, Reply::json(409, code)).await, &canaries);
            }
            let text = canaries.requested_songs().join(" ");
            let page = Reply::Answer(Answer::labelled(502, "text/plain", format!("cannot do {text}")));
            silent(&cage.hear(call, &canaries, page).await, &canaries);
        }
    }
}

#[tokio::test]
async fn answers_that_cannot_be_read() {
    let cage = Cage::open().await;
    for (operation, call) in CALLS {
        let canaries = Canaries::of(operation);
        let served = answers::success(operation, &canaries);
        let cut = served.trim_end_matches(['}', ']', '"']);
        let heard = cage.hear(call, &canaries, Reply::ok(format!("{cut}\""))).await;
        assert_eq!(heard.error, Some(ErrorKind::Unreadable), "{operation}: {}", heard.printed);
        silent(&heard, &canaries);
        silent(
            &cage.hear(call, &canaries, Reply::ok(answers::of_another_shape(operation, &canaries))).await,
            &canaries,
        );
        silent(&cage.hear(call, &canaries, Reply::ok(canaries.songs().join(" "))).await, &canaries);
    }
}

#[tokio::test]
async fn a_line_that_breaks() {
    let cage = Cage::open().await;
    for (operation, call) in CALLS {
        let canaries = Canaries::of(operation);
        let heard = cage.hear(call, &canaries, Reply::HangUp).await;
        assert_eq!(heard.error, Some(ErrorKind::Transport), "{operation}: {}", heard.printed);
        silent(&heard, &canaries);
    }
}

/// Everything that goes through the log at its loudest: the client's own events, and those of the libraries beneath it.
#[tokio::test]
async fn the_log() {
    log::listen();
    let cage = Cage::open().await;
    for (operation, call) in CALLS {
        let canaries = Canaries::of(operation);
        let replies = [
            Reply::ok(answers::success(operation, &canaries)),
            Reply::json(401, answers::refusal(&canaries)),
            Reply::json(409, answers::refusal(&canaries)),
            Reply::json(503, answers::refusal(&canaries)),
            Reply::ok(answers::of_another_shape(operation, &canaries)),
            Reply::HangUp,
        ];
        for reply in replies {
            let _heard = cage.hear(call, &canaries, reply).await;
            silent(&Heard { printed: log::taken(), ..Heard::default() }, &canaries);
        }
        let long = Canaries::of(operation).too_long();
        let _heard = cage.hear(call, &long, Reply::json(409, answers::refusal(&long))).await;
        let printed = log::taken();
        assert!(printed.contains("call ended"), "the log is heard: {printed}");
        silent(&Heard { printed, ..Heard::default() }, &long);
    }
}

/// The listener hears what is not struck out: a type that forgets to mark a member is found, and one that does not is not.
#[test]
fn a_forgotten_mark_is_found() {
    use flexiti_runtime::wire::{Encode, Encoder, Limit};

    struct Careless(String);
    impl Encode for Careless {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Careless", |to| to.member("vcc_number", &self.0));
        }
    }
    struct Careful(String);
    impl Encode for Careful {
        fn encode(&self, to: &mut Encoder<'_>) {
            to.record("Careful", |to| to.secret("vcc_number", &self.0, &Limit::NONE));
        }
    }
    flexiti_runtime::debug_by_encoding!(Careless, Careful);

    let canaries = Canaries::of("POST /v2.5/client-id/{client_id}/accounts/{account_number}/refund");
    let card = canaries.body("vcc_number");
    assert_eq!(singing(&format!("{:?}", Careless(card.clone())), &canaries), ["request-body vcc_number"]);
    assert_eq!(singing(&format!("{:#?}", Careless(card.clone())), &canaries), ["request-body vcc_number"]);
    assert!(singing(&format!("{:?} {:#?}", Careful(card.clone()), Careful(card)), &canaries).is_empty());
}
